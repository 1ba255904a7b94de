// The work on one template, of quotations or of contracts: typed, kept, drawn, saved as a change or as a copy.
import { useNavigate } from "@tanstack/react-router";
import { Form, type FormInstance } from "antd";
import { useState } from "react";
import { file, rpc } from "../platform/host";
import { changesBetween, filled } from "./changes";
import { useMay } from "./session";
import { useShortcut } from "./shortcuts";
import {
  copyOf,
  TEMPLATE_CALLS,
  TEMPLATE_PAGES,
  type TemplateHead,
  type TemplateRow,
  type TemplateTexts,
} from "./templates";
import { type FormDraft, useFormDraft } from "./useFormDraft";
import { type FormWrite, useFormWrite } from "./useFormWrite";
import { useRested } from "./useRested";
import type { Done, Id } from "./wire";

interface Options<F extends TemplateHead> {
  texts: TemplateTexts;
  source: TemplateRow<F>;
  copy: boolean;
  /** Codes of all templates. */
  taken: readonly string[];
  /** Milliseconds the typing rests before the pages are drawn anew. */
  pause: number;
  /** The fields as the records hold them, from what the form holds. */
  written: (typed: F) => F;
}

export interface TemplateEditor<F extends TemplateHead> {
  texts: TemplateTexts;
  source: TemplateRow<F>;
  copy: boolean;
  form: FormInstance<F>;
  initial: F;
  /** What the form holds now. */
  values: F;
  write: FormWrite;
  draft: FormDraft;
  mayManage: boolean;
  /** Names the state of the preview. */
  shown: string;
  preview: () => ReturnType<typeof file>;
  submit: (typed: F) => Promise<void>;
  giveUp: () => Promise<void>;
  copyIt: () => void;
}

export function useTemplateEditor<F extends TemplateHead>(options: Options<F>): TemplateEditor<F> {
  const { texts, source, copy, taken, pause, written } = options;
  const navigate = useNavigate();
  const [form] = Form.useForm<F>();
  const write = useFormWrite(form);
  const mayManage = useMay("template.manage");
  const [initial] = useState(() => (copy ? copyOf(source.fields, taken) : source.fields));
  const draft = useFormDraft<F>(copy ? `${texts}.copy.${source.id}` : `${texts}.${source.id}`, form);
  const values = { ...initial, ...(Form.useWatch([], form) as Partial<F> | undefined) };
  const shown = useRested(JSON.stringify(filled(written(values))), pause);
  const pages = TEMPLATE_PAGES[texts];
  const calls = TEMPLATE_CALLS[texts];
  useShortcut("save", () => form.submit(), mayManage);

  async function submit(typed: F) {
    const fields = written({ ...initial, ...typed });
    let id: Id = source.id;
    const done = await write.send(async () => {
      if (copy) {
        id = (await rpc<Done>(calls.create, { fields: filled(fields) })).id ?? id;
      } else {
        const changes = changesBetween(source.fields, fields);
        if (changes.length > 0) await rpc(calls.update, { id, changes });
      }
    });
    if (!done) return;
    await draft.forget();
    void navigate(copy ? { to: pages.one, params: { id }, replace: true } : { to: pages.list });
  }

  async function giveUp() {
    await draft.forget();
    void navigate({ to: pages.list });
  }

  return {
    texts,
    source,
    copy,
    form,
    initial,
    values,
    write,
    draft,
    mayManage,
    shown,
    preview: () => file(calls.preview, { fields: JSON.parse(shown) as unknown }),
    submit,
    giveUp,
    copyIt: () => void navigate({ to: pages.one, params: { id: "new" }, search: { from: source.id } }),
  };
}
