import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { setTransport } from "../../platform/host";
import { AppError, type Transport } from "../../platform/transport";
import type { MoneyValue } from "../../shared/money";
import type { PricedLine, Quotation } from "./api";
import { useEditor } from "./useEditor";

const idr = (amount: string): MoneyValue => ({ amount, currency: "IDR" });
const item: PricedLine = {
  id: "l1",
  opportunity_item_id: null,
  product_id: "p1",
  code: "CPMA",
  names: { zh: "公司注册", id: "Pendirian", en: "Registration" },
  description: null,
  quantity: "1",
  unit_price_list: idr("16000000"),
  unit_price: idr("16000000"),
  gross: idr("16000000"),
  total: idr("16000000"),
  price_origin: "direct",
  service_category: "one_time",
  billing_period: null,
  floor: idr("14000000"),
  is_below_floor: false,
  sort_order: 0,
};
const quotation = {
  id: "q1",
  opportunity_id: "d1",
  edit_no: 3,
  status: "draft",
  head: {
    currency_primary: "IDR",
    exchange_rate: "2000",
    exchange_rate_on: "2026-11-22",
    payment_terms: "50_50",
    discount_rate: "0.00",
    valid_until: "2026-12-22",
    wechat_group_no: null,
    template_id: null,
    language: "zh_id",
    notes: null,
  },
  items: [item],
} as unknown as Quotation;

type Call = [name: string, args: { edit_no?: number; head: { discount_rate: string } }];
const rpc = vi.fn<(name: string, args: unknown) => Promise<unknown>>();
const calls = (name: string) => (rpc.mock.calls as unknown as Call[]).filter((call) => call[0] === name);

function start() {
  const client = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  return renderHook(() => useEditor(quotation), { wrapper });
}
const wait = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

beforeEach(() => {
  vi.useFakeTimers();
  rpc.mockReset();
  rpc.mockImplementation(async (name, args) => {
    const { edit_no } = args as { edit_no: number };
    return name === "quotation.save"
      ? { id: "q1", facts: { edit_no: String(edit_no + 1) } }
      : { items: [item], total: idr(`${rpc.mock.calls.length}`), instalments: [], problems: [] };
  });
  setTransport({ rpc } as unknown as Transport);
});
afterEach(() => {
  vi.useRealTimers();
});

describe("useEditor", () => {
  it("prices what it opens and saves nothing", async () => {
    const { result } = start();
    await wait(2000);
    expect([calls("quotation.preview").length, calls("quotation.save").length]).toEqual([1, 0]);
    expect(result.current.saveState).toBe("saved");
  });

  it("prices and saves once after a burst of edits, with the number of the edit it saw", async () => {
    const { result } = start();
    await wait(10);
    for (const discount_rate of ["5", "5.", "5.5"].filter((one) => !one.endsWith(".")))
      act(() => result.current.send({ kind: "head", change: { discount_rate } }));
    expect(result.current.saveState).toBe("unsaved");
    await wait(2000);
    expect(calls("quotation.save").map(([, args]) => [args.edit_no, args.head.discount_rate])).toEqual([
      [3, "5.5"],
    ]);
    expect(calls("quotation.preview")).toHaveLength(2);
    expect(result.current.saveState).toBe("saved");
    expect(result.current.savedAt).not.toBeNull();
  });

  it("goes on counting from what the save answered", async () => {
    const { result } = start();
    await wait(10);
    act(() => result.current.send({ kind: "head", change: { discount_rate: "5" } }));
    await wait(1000);
    act(() => result.current.send({ kind: "head", change: { discount_rate: "6" } }));
    await wait(1000);
    expect(calls("quotation.save").map(([, args]) => args.edit_no)).toEqual([3, 4]);
  });

  it("saves at once when asked", async () => {
    const { result } = start();
    await wait(10);
    act(() => result.current.send({ kind: "head", change: { discount_rate: "5" } }));
    await act(() => result.current.flush());
    expect(calls("quotation.save")).toHaveLength(1);
  });

  it("keeps the edits and stops trying when somebody else changed the draft", async () => {
    rpc.mockImplementation(async (name) => {
      if (name === "quotation.save") throw new AppError("quotation.outdated");
      return { items: [item], instalments: [], problems: [] };
    });
    const { result } = start();
    await wait(10);
    act(() => result.current.send({ kind: "head", change: { discount_rate: "5" } }));
    await wait(5000);
    expect(calls("quotation.save")).toHaveLength(1);
    expect(result.current.saveError?.code).toBe("quotation.outdated");
    expect(result.current.state.draft.head.discount_rate).toBe("5");
    expect(result.current.saveState).toBe("unsaved");
  });

  it("neither prices nor saves what is not complete", async () => {
    const { result } = start();
    await wait(10);
    act(() => result.current.send({ kind: "change", key: "l1", change: { quantity: "0" } }));
    await wait(2000);
    expect([calls("quotation.preview").length, calls("quotation.save").length]).toEqual([1, 0]);
    expect(result.current.saveState).toBe("unsaved");
  });

  it("never lets an older price cover a newer one", async () => {
    const answers: ((value: unknown) => void)[] = [];
    rpc.mockImplementation((name) =>
      name === "quotation.preview"
        ? new Promise((resolve) => answers.push(resolve))
        : Promise.resolve({ id: "q1", facts: { edit_no: "4" } }),
    );
    const { result } = start();
    await wait(10);
    act(() => result.current.send({ kind: "head", change: { discount_rate: "5" } }));
    await wait(300);
    await act(async () => {
      answers[1]?.({ items: [], total: idr("new"), instalments: [], problems: [] });
      answers[0]?.({ items: [], total: idr("old"), instalments: [], problems: [] });
    });
    expect(result.current.priced?.total.amount).toBe("new");
  });
});
