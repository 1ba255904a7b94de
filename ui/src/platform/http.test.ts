import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fileNameOf, hasToken, httpTransport, keepToken } from "./http";
import { type AppError, toAppError } from "./transport";

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(typeof body === "string" ? body : JSON.stringify(body), { status, headers });

describe("http transport", () => {
  const ask = vi.fn<typeof fetch>();
  beforeEach(() => {
    sessionStorage.clear();
    ask.mockReset();
    vi.stubGlobal("fetch", ask);
  });
  afterEach(() => vi.unstubAllGlobals());

  it("posts the arguments under the call's name with the token", async () => {
    keepToken("t1");
    ask.mockResolvedValue(answer(200, { rows: [] }));
    expect(await httpTransport.rpc("approval.list", {})).toEqual({ rows: [] });
    const [url, init] = ask.mock.calls[0] ?? [];
    expect(url).toBe("/rpc/approval.list");
    expect((init?.headers as Record<string, string> | undefined)?.authorization).toBe("Bearer t1");
    expect(init?.body).toBe("{}");
  });
  it("shows in a page what a browser can show, and keeps the rest under its name", async () => {
    const opened = vi.fn();
    const kept: string[] = [];
    vi.stubGlobal("open", opened);
    vi.stubGlobal(
      "URL",
      Object.assign(URL, { createObjectURL: () => "blob:x", revokeObjectURL: () => undefined }),
    );
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
      kept.push(this.download);
    });
    const named = (type: string, name: string) =>
      answer(200, "bytes", { "content-type": type, "content-disposition": `attachment; filename="${name}"` });
    for (const [type, name] of [
      ["application/pdf", "a.pdf"],
      ["image/heic", "b.heic"],
      ["application/vnd.openxmlformats-officedocument.wordprocessingml.document", "c.docx"],
    ] as const) {
      ask.mockResolvedValueOnce(named(type, name));
      await httpTransport.view("attachment.open", { id: "f" });
    }
    expect([opened.mock.calls.length, kept]).toEqual([1, ["b.heic", "c.docx"]]);
    vi.restoreAllMocks();
  });
  it("hands on the code, what is safe, and the fields", async () => {
    const body = {
      code: "field.required",
      params: { field: "name" },
      safe: "safe.nothing_changed",
      errors: [{ path: "name", code: "field.required", params: {} }],
    };
    ask.mockResolvedValue(answer(422, body));
    const error = await httpTransport.rpc("customer.create", {}).catch((reason: AppError) => reason);
    expect(error).toMatchObject(body);
  });
  it("forgets the token and says so when the session ended", async () => {
    keepToken("t1");
    const heard = vi.fn();
    const stop = httpTransport.onSignedOut(heard);
    ask.mockResolvedValue(answer(401, { code: "session.expired", params: {}, safe: "", errors: [] }));
    await expect(httpTransport.rpc("start.get", {})).rejects.toMatchObject({ code: "session.expired" });
    expect([hasToken(), heard.mock.calls.length]).toEqual([false, 1]);
    stop();
  });
  it("does not end a session because a password was wrong", async () => {
    const heard = vi.fn();
    const stop = httpTransport.onSignedOut(heard);
    ask.mockResolvedValue(answer(401, { code: "auth.failed", params: {}, safe: "", errors: [] }));
    await expect(httpTransport.rpc("auth.login", {})).rejects.toMatchObject({ code: "auth.failed" });
    expect(heard).not.toHaveBeenCalled();
    stop();
  });
  it("has a code for no network and for an answer that is no answer", async () => {
    ask.mockRejectedValueOnce(new TypeError("failed"));
    await expect(httpTransport.rpc("start.get", {})).rejects.toMatchObject({ code: "network.unreachable" });
    ask.mockResolvedValueOnce(answer(502, "<html>"));
    await expect(httpTransport.rpc("start.get", {})).rejects.toMatchObject({
      code: "server.unexpected_status",
      params: { status: 502 },
    });
  });
});

describe("fileNameOf", () => {
  it.each([
    ["attachment; filename*=UTF-8''%E6%8A%A5%E4%BB%B7.pdf; filename=x.pdf", "报价.pdf"],
    ['inline; filename="12000-QUO-K1-01.pdf"', "12000-QUO-K1-01.pdf"],
    [null, "quotation.pdf"],
  ])("%s", (header, expected) => expect(fileNameOf(header, "quotation.pdf")).toBe(expected));
});

describe("toAppError", () => {
  it("reads an object and its text form", () => {
    expect(toAppError({ code: "a.b", params: { x: 1 }, safe: "safe.nothing_changed" }).code).toBe("a.b");
    expect(toAppError('{"code":"a.b"}').code).toBe("a.b");
  });
  it.each([undefined, null, 7, "boom", {}, [], { code: 5 }])("makes an error of %j", (reason) =>
    expect(toAppError(reason)).toMatchObject({ code: "app.unexpected_answer", safe: "safe.unknown" }),
  );
  it("drops fields it cannot read", () =>
    expect(
      toAppError({ code: "a.b", errors: [{ path: "x" }, 3, { path: "y", code: "c.d" }] }).errors,
    ).toHaveLength(1));
});
