import { describe, expect, it } from "vitest";
import {
  type Draft,
  draftOf,
  type EditorState,
  edit,
  isComplete,
  isDirty,
  isDiscount,
  isQuantity,
  type Line,
  startEditor,
  toDraftLines,
} from "./lines";

const line = (key: string, over: Partial<Line> = {}): Line => ({
  key,
  id: null,
  opportunityItemId: null,
  productId: `p-${key}`,
  code: key.toUpperCase(),
  names: { zh: key, id: key, en: key },
  quantity: "1",
  unitPrice: "16000000",
  origin: "direct",
  category: "one_time",
  description: "",
  ...over,
});
const draft = (...lines: Line[]): Draft => ({
  head: {
    currency_primary: "IDR",
    exchange_rate: "2000",
    exchange_rate_on: "2026-11-22",
    payment_terms: "50_50",
    discount_rate: "0",
    valid_until: "2026-12-22",
    wechat_group_no: null,
    template_id: null,
    language: "zh_id",
    notes: null,
  },
  lines,
});
const keys = (state: EditorState) => state.draft.lines.map((one) => one.key).join();

describe("lines", () => {
  it("adds at the end and goes there", () => {
    const state = edit(startEditor(draft(line("a"))), { kind: "add", line: line("b") });
    expect([keys(state), state.focused]).toEqual(["a,b", "b"]);
  });
  it("removes and goes to the neighbour", () => {
    const state = edit(startEditor(draft(line("a"), line("b"), line("c"))), { kind: "remove", key: "b" });
    expect([keys(state), state.focused]).toEqual(["a,c", "c"]);
  });
  it("removes the last one and goes to the new last", () => {
    const state = edit(startEditor(draft(line("a"), line("b"))), { kind: "remove", key: "b" });
    expect([keys(state), state.focused]).toEqual(["a", "a"]);
  });
  it("removes the only one and points nowhere", () =>
    expect(edit(startEditor(draft(line("a"))), { kind: "remove", key: "a" }).focused).toBeNull());
  it("moves down", () =>
    expect(keys(edit(startEditor(draft(line("a"), line("b"))), { kind: "move", key: "a", by: 1 }))).toBe(
      "b,a",
    ));
  it("moves up", () =>
    expect(keys(edit(startEditor(draft(line("a"), line("b"))), { kind: "move", key: "b", by: -1 }))).toBe(
      "b,a",
    ));
  it("does not move past the ends", () => {
    const start = startEditor(draft(line("a"), line("b")));
    expect(edit(start, { kind: "move", key: "a", by: -1 })).toBe(start);
    expect(edit(start, { kind: "move", key: "b", by: 1 })).toBe(start);
  });
  it("ignores a line that is gone", () => {
    const start = startEditor(draft(line("a")));
    expect(edit(start, { kind: "remove", key: "z" })).toBe(start);
  });
});

describe("where a price comes from", () => {
  const change = (over: Partial<Line>) =>
    edit(startEditor(draft(line("a"))), { kind: "change", key: "a", change: over }).draft.lines[0];
  it("becomes the person's own when typed", () =>
    expect(change({ unitPrice: "15000000" })?.origin).toBe("manual"));
  it("stays when the amount stays", () => expect(change({ unitPrice: "16000000" })?.origin).toBe("direct"));
  it("is what the core chose when it chose", () =>
    expect(change({ unitPrice: "14000000", origin: "channel" })?.origin).toBe("channel"));
  it("is left alone by other edits", () => expect(change({ quantity: "2" })?.origin).toBe("direct"));
});

describe("saving", () => {
  const start = startEditor(draft(line("a")));
  const once = edit(start, { kind: "head", change: { discount_rate: "5" } });
  const twice = edit(once, { kind: "head", change: { discount_rate: "6" } });
  it("starts clean", () => expect(isDirty(start)).toBe(false));
  it("is dirty after an edit", () => expect(isDirty(once)).toBe(true));
  it("is clean when this revision is saved", () =>
    expect(isDirty(edit(once, { kind: "saved", revision: once.revision }))).toBe(false));
  it("stays dirty when an older revision is saved late", () =>
    expect(isDirty(edit(twice, { kind: "saved", revision: once.revision }))).toBe(true));
  it("does not become dirty by looking", () =>
    expect(isDirty(edit(start, { kind: "focus", key: null }))).toBe(false));
  it("never goes back to an older saved revision", () => {
    const saved = edit(twice, { kind: "saved", revision: twice.revision });
    expect(isDirty(edit(saved, { kind: "saved", revision: once.revision }))).toBe(false);
  });
  it("is clean after loading, and an edit then makes it dirty whatever was saved before", () => {
    const saved = edit(twice, { kind: "saved", revision: twice.revision });
    const loaded = edit(saved, { kind: "load", draft: draft(line("b")) });
    expect(isDirty(loaded)).toBe(false);
    expect(isDirty(edit(loaded, { kind: "remove", key: "b" }))).toBe(true);
  });
  it("takes the ids of a save without becoming dirty", () => {
    const saved = edit(once, { kind: "saved", revision: once.revision });
    const next = edit(saved, { kind: "adopt", revision: saved.revision, ids: ["id-a"] });
    expect([next.draft.lines[0]?.id, next.draft.lines[0]?.key, isDirty(next)]).toEqual(["id-a", "a", false]);
  });
  it("takes no ids when lines changed meanwhile", () => {
    const next = edit(twice, { kind: "adopt", revision: once.revision, ids: ["id-a"] });
    expect(next.draft.lines[0]?.id).toBeNull();
    expect(edit(twice, { kind: "adopt", revision: twice.revision, ids: ["x", "y"] })).toBe(twice);
  });
});

describe("what is sent", () => {
  it("names the currency and leaves out the id of a new line", () =>
    expect(toDraftLines(draft(line("a", { description: " note " })))).toEqual([
      {
        opportunity_item_id: null,
        product_id: "p-a",
        quantity: "1",
        unit_price_list: { amount: "16000000", currency: "IDR" },
        price_origin: "direct",
        description: "note",
      },
    ]));
  it("keeps the id of a saved line", () =>
    expect(toDraftLines(draft(line("a", { id: "id-a" })))[0]?.id).toBe("id-a"));
  it("opens a saved quotation as it was typed", () => {
    const opened = draftOf({ head: { ...draft().head, discount_rate: "5.00" }, items: [] });
    expect(opened.head.discount_rate).toBe("5");
  });
});

describe("shape of what is typed", () => {
  it.each(["1", "2.5", "0.01", "10.00"])("quantity %s", (text) => expect(isQuantity(text)).toBe(true));
  it.each(["0", "0.00", "-1", "1.234", "", "a", "999999999"])("no quantity %j", (text) =>
    expect(isQuantity(text)).toBe(false),
  );
  it.each(["0", "5", "5.00", "99.99"])("discount %s", (text) => expect(isDiscount(text)).toBe(true));
  it.each(["100", "-1", "5.001", "", "five"])("no discount %j", (text) =>
    expect(isDiscount(text)).toBe(false),
  );
  it("is complete when every line can be priced", () => {
    expect(isComplete(draft(line("a")))).toBe(true);
    expect(isComplete(draft())).toBe(true);
    expect(isComplete(draft(line("a"), line("b", { unitPrice: null })))).toBe(false);
    expect(isComplete(draft(line("a", { quantity: "0" })))).toBe(false);
    const wrong = draft(line("a"));
    expect(isComplete({ ...wrong, head: { ...wrong.head, discount_rate: "100" } })).toBe(false);
  });
});
