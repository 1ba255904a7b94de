// The quotation editor's own store: the lines and terms being typed. It never computes an amount.
import { plainDecimal } from "../../shared/money";
import type { PriceOrigin } from "../../shared/wire";
import type { DraftLine, PricedLine, Quotation, QuotationHead } from "./api";

export interface Line {
  /** Local name of the line while it is edited. */
  key: string;
  /** Of the saved record; absent until the first save. */
  id: string | null;
  opportunityItemId: string | null;
  productId: string;
  code: string;
  names: { zh: string; id: string; en: string };
  /** Decimal string. */
  quantity: string;
  /** Gross unit price before discount in the primary currency; null while it is not given. */
  unitPrice: string | null;
  origin: PriceOrigin;
  category: "one_time" | "long_term";
  description: string;
}

export interface Draft {
  head: QuotationHead;
  lines: Line[];
}

export interface EditorState {
  draft: Draft;
  /** Grows with every edit; what was saved or priced belongs to one revision. */
  revision: number;
  savedRevision: number;
  focused: string | null;
}

export type Edit =
  | { kind: "load"; draft: Draft }
  | { kind: "head"; change: Partial<QuotationHead> }
  | { kind: "add"; line: Line }
  | { kind: "change"; key: string; change: Partial<Omit<Line, "key">> }
  | { kind: "remove"; key: string }
  | { kind: "move"; key: string; by: -1 | 1 }
  | { kind: "focus"; key: string | null }
  | { kind: "saved"; revision: number }
  | { kind: "adopt"; revision: number; ids: readonly string[] };

export function startEditor(draft: Draft): EditorState {
  return { draft, revision: 0, savedRevision: 0, focused: draft.lines[0]?.key ?? null };
}

export function edit(state: EditorState, action: Edit): EditorState {
  const { draft } = state;
  switch (action.kind) {
    case "load": {
      // The count goes on, so that an answer to an older revision cannot pass for one to the new draft.
      const revision = state.revision + 1;
      return { ...startEditor(action.draft), revision, savedRevision: revision };
    }
    case "focus":
      return state.focused === action.key ? state : { ...state, focused: action.key };
    case "saved":
      // A late answer for an older revision must not hide newer edits.
      return { ...state, savedRevision: Math.max(state.savedRevision, action.revision) };
    case "adopt":
      return adopted(state, action.revision, action.ids);
    case "head":
      return touched(state, { ...draft, head: { ...draft.head, ...action.change } });
    case "add": {
      const next = touched(state, { ...draft, lines: [...draft.lines, action.line] });
      return { ...next, focused: action.line.key };
    }
    case "change":
      return touched(state, {
        ...draft,
        lines: draft.lines.map((line) => (line.key === action.key ? changed(line, action.change) : line)),
      });
    case "remove": {
      const at = draft.lines.findIndex((line) => line.key === action.key);
      if (at < 0) return state;
      const lines = draft.lines.filter((line) => line.key !== action.key);
      const neighbour = lines[Math.min(at, lines.length - 1)]?.key ?? null;
      return { ...touched(state, { ...draft, lines }), focused: neighbour };
    }
    case "move": {
      const at = draft.lines.findIndex((line) => line.key === action.key);
      const to = at + action.by;
      const line = draft.lines[at];
      if (!line || to < 0 || to >= draft.lines.length) return state;
      const lines = draft.lines.filter((one) => one.key !== action.key);
      lines.splice(to, 0, line);
      return touched(state, { ...draft, lines });
    }
  }
}

function touched(state: EditorState, draft: Draft): EditorState {
  return { ...state, draft, revision: state.revision + 1 };
}

/** A price typed by hand is the person's own, whatever it was before. */
function changed(line: Line, change: Partial<Omit<Line, "key">>): Line {
  const byHand = "unitPrice" in change && !("origin" in change) && change.unitPrice !== line.unitPrice;
  return { ...line, ...change, ...(byHand ? { origin: "manual" as const } : {}) };
}

/** Takes the ids that the save gave to new lines, if nothing was edited meanwhile. */
function adopted(state: EditorState, revision: number, ids: readonly string[]): EditorState {
  const { lines } = state.draft;
  if (state.revision !== revision || lines.length !== ids.length) return state;
  if (lines.every((line, at) => line.id === ids[at])) return state;
  return {
    ...state,
    draft: { ...state.draft, lines: lines.map((line, at) => ({ ...line, id: ids[at] ?? line.id })) },
  };
}

export function isDirty(state: EditorState): boolean {
  return state.revision > state.savedRevision;
}

/** What keeps the draft from being saved or priced at all; the core checks everything again. */
export function isComplete(draft: Draft): boolean {
  return (
    draft.lines.every((line) => line.unitPrice !== null && isQuantity(line.quantity)) &&
    isDiscount(draft.head.discount_rate)
  );
}

export function isQuantity(quantity: string): boolean {
  return /^\d{1,8}(\.\d{1,2})?$/.test(quantity) && /[1-9]/.test(quantity);
}

/** A percent with at most two places, 0 ≤ r < 100. */
export function isDiscount(rate: string): boolean {
  return /^\d{1,2}(\.\d{1,2})?$/.test(rate);
}

export function toDraftLines(draft: Draft): DraftLine[] {
  return draft.lines.map((line) => ({
    ...(line.id === null ? {} : { id: line.id }),
    opportunity_item_id: line.opportunityItemId,
    product_id: line.productId,
    quantity: line.quantity,
    unit_price_list: { amount: line.unitPrice ?? "0", currency: draft.head.currency_primary },
    price_origin: line.origin,
    description: line.description.trim() === "" ? null : line.description.trim(),
  }));
}

export function draftOf(quotation: Pick<Quotation, "head" | "items">): Draft {
  return {
    head: { ...quotation.head, discount_rate: plainDecimal(quotation.head.discount_rate) },
    lines: quotation.items.map((item) => lineOf(item)),
  };
}

function lineOf(item: PricedLine): Line {
  return {
    key: item.id,
    id: item.id,
    opportunityItemId: item.opportunity_item_id,
    productId: item.product_id,
    code: item.code,
    names: item.names,
    quantity: plainDecimal(item.quantity),
    unitPrice: item.unit_price_list.amount,
    origin: item.price_origin,
    category: item.service_category,
    description: item.description ?? "",
  };
}
