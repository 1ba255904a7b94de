// The two ends of a file on a screen: taking it, and showing it.
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { App } from "antd";
import { afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { setTransport } from "../platform/host";
import { httpTransport } from "../platform/http";
import { AppError, type Transport } from "../platform/transport";
import { AttachmentLink } from "./AttachmentLink";
import { FileDrop } from "./FileDrop";
import { startI18n } from "./i18n";

const attach = vi.fn<Transport["attach"]>();
const file = vi.fn<Transport["file"]>();
const save = vi.fn<Transport["save"]>();

beforeAll(() => startI18n());
beforeEach(() => setTransport({ ...httpTransport, attach, file, save }));
afterEach(() => {
  cleanup();
  vi.resetAllMocks();
});

function drop(onAdded = vi.fn()) {
  const { container } = render(<FileDrop customerId="c" opportunityId="d" onAdded={onAdded} />);
  const input = container.querySelector<HTMLInputElement>('input[type="file"]');
  if (!input) throw new Error("no place to choose a file");
  return { onAdded, choose: (chosen: File) => fireEvent.change(input, { target: { files: [chosen] } }) };
}

function large(): File {
  const chosen = new File(["%PDF-1.7"], "large.pdf");
  Object.defineProperty(chosen, "size", { value: 200_000_000 });
  return chosen;
}

it("hands an added file on, by its id and name", async () => {
  attach.mockResolvedValue("f");
  const { onAdded, choose } = drop();
  choose(new File(["%PDF-1.7"], "凭证.pdf"));
  await waitFor(() => expect(onAdded).toHaveBeenCalledWith({ id: "f", name: "凭证.pdf" }));
  expect(attach.mock.calls[0]?.[1]).toEqual({ customer_id: "c", opportunity_id: "d" });
});

it.each([
  ["an empty file is refused before it is sent", new File([], "empty.pdf"), "file.empty", 0],
  ["200 MB are refused before they are sent", large(), "file.too_large", 0],
  ["what the core refuses is told with its code", new File(["MZ"], "invoice.pdf"), "file.kind_refused", 1],
])("%s", async (_, chosen, code, sent) => {
  attach.mockRejectedValue(new AppError("file.kind_refused", {}, "safe.nothing_changed"));
  const { onAdded, choose } = drop();
  choose(chosen);
  expect(await screen.findByText(code)).toBeTruthy();
  expect(attach).toHaveBeenCalledTimes(sent);
  expect(onAdded).not.toHaveBeenCalled();
});

async function open() {
  render(
    <App>
      <AttachmentLink id="f" name="凭证" />
    </App>,
  );
  expect(file).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole("button", { name: /凭证/ }));
  await waitFor(() => expect(file).toHaveBeenCalledWith("attachment.open", { id: "f" }));
}

it("shows a picture, and saves it when asked", async () => {
  file.mockResolvedValue({ name: "凭证.png", blob: new Blob(["\x89PNG"], { type: "image/png" }) });
  save.mockResolvedValue(null);
  await open();
  expect((await screen.findByTestId("picture")).getAttribute("src")).toMatch(/^blob:/);
  fireEvent.click(screen.getByRole("button", { name: /另存为/ }));
  expect(save).toHaveBeenCalledWith("attachment.open", { id: "f" }, "凭证");
});

it.each(["application/octet-stream", "image/heic"])("says that %s has no preview", async (type) => {
  file.mockResolvedValue({ name: "a.bin", blob: new Blob(["?"], { type }) });
  await open();
  expect(await screen.findByText("这种文件无法预览，请另存后查看。")).toBeTruthy();
});

it.each([
  [false, true],
  [true, false],
])("asks for a PDF or a picture only: %s", (picture, documents) => {
  const { container } = render(
    <FileDrop customerId="c" opportunityId="d" picture={picture} onAdded={vi.fn()} />,
  );
  const accepted = container.querySelector("input")?.getAttribute("accept")?.split(",") ?? [];
  expect([accepted.includes(".heic"), accepted.includes(".docx")]).toEqual([true, documents]);
});

it("tells a laptop without the office what to do", async () => {
  file.mockRejectedValue(new AppError("file.needs_office", {}, "safe.nothing_changed"));
  await open();
  expect(await screen.findByText("file.needs_office")).toBeTruthy();
});
