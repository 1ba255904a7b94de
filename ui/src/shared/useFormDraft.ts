// Keeps what is typed into an ordinary form on this device, so that a crash or a closed lid loses nothing.
import { Form, type FormInstance } from "antd";
import dayjs from "dayjs";
import { useCallback, useEffect, useRef, useState } from "react";
import { rpc } from "../platform/host";

const PAUSE_MS = 500;

export interface FormDraft {
  savedAt: string | null;
  /** True when the form was filled from a draft that an earlier session left. */
  restored: boolean;
  /** The record is saved, or the person gave it up. */
  forget: () => Promise<void>;
}

/** Date pickers keep a date of their own kind, which the draft holds as an instant. */
function revived(body: object): object {
  return Object.fromEntries(
    Object.entries(body).map(([field, value]) => [
      field,
      typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? dayjs(value) : value,
    ]),
  );
}

/** `key` names the form, and for edits the record too; null keeps nothing. */
export function useFormDraft<T extends object>(key: string | null, form: FormInstance<T>): FormDraft {
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [restored, setRestored] = useState(false);
  const ready = useRef(false);
  const closed = useRef(false);
  const values = Form.useWatch([], form) as T | undefined;
  const text = JSON.stringify(values ?? {});
  const last = useRef<string | null>(null);

  useEffect(() => {
    ready.current = false;
    closed.current = false;
    last.current = null;
    if (key === null) return;
    let gone = false;
    void rpc<{ body: T | null; saved_at: string | null }>("draft.get", { key }).then(
      (draft) => {
        if (gone) return;
        if (draft.body) {
          form.setFieldsValue(revived(draft.body) as Parameters<typeof form.setFieldsValue>[0]);
          setRestored(true);
          setSavedAt(draft.saved_at);
        }
        last.current = JSON.stringify(form.getFieldsValue());
        ready.current = true;
      },
      () => {
        ready.current = false;
      },
    );
    return () => {
      gone = true;
    };
  }, [key, form]);

  useEffect(() => {
    if (key === null || !ready.current || closed.current || text === last.current) return;
    const timer = window.setTimeout(() => {
      if (closed.current) return;
      last.current = text;
      void rpc<{ saved_at: string }>("draft.put", { key, body: JSON.parse(text) }).then(
        (answer) => setSavedAt(answer.saved_at),
        // A draft that could not be kept is tried again with the next key; the form itself still holds it.
        () => {
          last.current = null;
        },
      );
    }, PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [key, text]);

  const forget = useCallback(async () => {
    closed.current = true;
    if (key !== null) await rpc("draft.delete", { key }).catch(() => undefined);
  }, [key]);
  return { savedAt, restored, forget };
}
