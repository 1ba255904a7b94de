import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { httpTransport, keepToken } from "./http";

const TO = { customer_id: "c", opportunity_id: "d" };
const FILE = new File(["%PDF-1.7"], "转账 凭证.pdf");

/** A request that answers as told, and remembers what was asked of it. */
class Line {
  static answer: { status: number; body: string } | null = null;
  static asked: { address: string; headers: Record<string, string>; body: unknown } = {
    address: "",
    headers: {},
    body: null,
  };
  status = 0;
  responseText = "";
  upload: { onprogress: (event: unknown) => void } = { onprogress: () => undefined };
  onload = () => undefined;
  onerror = () => undefined;
  open(method: string, address: string) {
    Line.asked = { address: `${method} ${address}`, headers: {}, body: null };
  }
  setRequestHeader(name: string, value: string) {
    Line.asked.headers[name] = value;
  }
  send(body: unknown) {
    Line.asked.body = body;
    this.upload.onprogress({ lengthComputable: true, loaded: 1, total: 3 });
    if (!Line.answer) return this.onerror();
    this.status = Line.answer.status;
    this.responseText = Line.answer.body;
    return this.onload();
  }
}

beforeEach(() => {
  vi.stubGlobal("XMLHttpRequest", Line);
  keepToken("t");
});
afterEach(() => vi.unstubAllGlobals());

it("sends the file as it is, its name in the query, and tells how far it is", async () => {
  Line.answer = { status: 200, body: '{"id":"f"}' };
  const percents: number[] = [];
  expect(await httpTransport.attach(FILE, TO, (percent) => percents.push(percent))).toBe("f");
  const [method, address = ""] = Line.asked.address.split(" ");
  const url = new URL(address, "https://office.test");
  expect([method, url.pathname]).toEqual(["POST", "/rpc/attachment.add"]);
  expect(Object.fromEntries(url.searchParams)).toEqual({
    customer_id: "c",
    opportunity_id: "d",
    file_name: "转账 凭证.pdf",
  });
  expect(Line.asked.headers).toEqual({
    "content-type": "application/octet-stream",
    authorization: "Bearer t",
  });
  expect(Line.asked.body).toBe(FILE);
  expect(percents).toEqual([33]);
});

it.each([
  [{ status: 415, body: '{"code":"file.kind_refused","safe":"safe.nothing_changed"}' }, "file.kind_refused"],
  [{ status: 502, body: "<html>" }, "server.unexpected_status"],
  [null, "network.unreachable"],
])("refused: %j", async (answer, code) => {
  Line.answer = answer;
  await expect(httpTransport.attach(FILE, { ...TO, opportunity_id: null })).rejects.toMatchObject({ code });
  expect(Line.asked.address).not.toContain("opportunity_id");
});
