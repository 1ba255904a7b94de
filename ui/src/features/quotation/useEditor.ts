// The life of a draft in the editor: priced after each edit, saved half a second later, never two saves at once.
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import type { AppError } from "../../platform/transport";
import { callKey } from "../../shared/query";
import { preview as askPreview, type Preview, type Quotation, save } from "./api";
import { draftOf, edit, isComplete, isDirty, startEditor, toDraftLines } from "./lines";

const PRICE_PAUSE_MS = 150;
const SAVE_PAUSE_MS = 500;

export function useEditor(quotation: Quotation) {
  const queries = useQueryClient();
  const [state, send] = useReducer(edit, quotation, (given) => startEditor(draftOf(given)));
  const [priced, setPriced] = useState<Preview | null>(null);
  const [priceError, setPriceError] = useState<AppError | null>(null);
  const [saveError, setSaveError] = useState<AppError | null>(null);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const editNo = useRef(quotation.edit_no);
  const latest = useRef(state);
  latest.current = state;
  const running = useRef<Promise<boolean> | null>(null);
  const { id, opportunity_id } = quotation;

  // Totals, floors and instalments come from the core after each edit; an older answer never covers a newer one.
  const asked = useRef(0);
  useEffect(() => {
    if (!isComplete(state.draft)) return;
    asked.current += 1;
    const turn = asked.current;
    const timer = window.setTimeout(
      () => {
        askPreview({ opportunity_id, head: state.draft.head, items: toDraftLines(state.draft) }).then(
          (answer) => {
            if (turn !== asked.current) return;
            setPriced(answer);
            setPriceError(null);
          },
          (error: AppError) => {
            if (turn === asked.current) setPriceError(error);
          },
        );
      },
      state.revision === 0 ? 0 : PRICE_PAUSE_MS,
    );
    return () => window.clearTimeout(timer);
  }, [state.draft, state.revision, opportunity_id]);

  /** Saves what is typed now; false when it could not be saved. */
  const flush = useCallback(async (): Promise<boolean> => {
    if (running.current) await running.current;
    const now = latest.current;
    if (!isDirty(now)) return true;
    if (!isComplete(now.draft)) return false;
    setSaving(true);
    const work = save({
      id,
      opportunity_id,
      edit_no: editNo.current,
      head: now.draft.head,
      items: toDraftLines(now.draft),
    }).then(
      (answer) => {
        editNo.current = Number(answer.facts.edit_no ?? editNo.current + 1);
        send({ kind: "saved", revision: now.revision });
        setSavedAt(new Date().toISOString());
        setSaveError(null);
        void queries.invalidateQueries();
        return true;
      },
      (error: AppError) => {
        setSaveError(error);
        return false;
      },
    );
    running.current = work;
    const saved = await work;
    running.current = null;
    setSaving(false);
    return saved;
  }, [id, opportunity_id, queries]);

  const dirty = isDirty(state);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each further edit starts the pause anew.
  useEffect(() => {
    if (!dirty || saveError?.code === "quotation.outdated") return;
    const timer = window.setTimeout(() => void flush(), SAVE_PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [dirty, state.revision, flush, saveError]);
  // Leaving the page saves what the pause had not saved yet.
  useEffect(() => () => void flush(), [flush]);

  // After a save the record tells the ids of its new lines.
  useEffect(() => {
    if (quotation.edit_no === editNo.current && !isDirty(latest.current))
      send({ kind: "adopt", revision: latest.current.revision, ids: quotation.items.map((item) => item.id) });
  }, [quotation]);

  /** Throws typed changes away and shows what the record holds now. */
  const reload = useCallback(async () => {
    await queries.invalidateQueries({ queryKey: callKey("quotation.get", { id }) });
    const fresh = queries.getQueryData<Quotation>(callKey("quotation.get", { id }));
    if (!fresh) return;
    editNo.current = fresh.edit_no;
    setSaveError(null);
    send({ kind: "load", draft: draftOf(fresh) });
  }, [id, queries]);

  return {
    state,
    send,
    priced,
    priceError,
    saveError,
    savedAt,
    saveState: saving ? ("saving" as const) : dirty ? ("unsaved" as const) : ("saved" as const),
    flush,
    reload,
  };
}

export type Editor = ReturnType<typeof useEditor>;
