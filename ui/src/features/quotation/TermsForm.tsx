// Currency, rate, discount, payment terms, validity and language of the paper.
import { DatePicker, Input, Select } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { type ReactNode, useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { dayOf, pickerOf } from "../../shared/days";
import { DOCUMENT_LANGUAGES } from "../../shared/documentLanguages";
import type { Currency } from "../../shared/money";
import { formatDecimal, parseDecimal } from "../../shared/money";
import { useSession } from "../../shared/session";
import { useLanguage } from "../../shared/useLanguage";
import { prices, type QuotationHead, TERMS, useTemplates } from "./api";
import { isDiscount } from "./lines";
import { byDefault, choosable, withFittingTemplate } from "./templates";
import type { Editor } from "./useEditor";

function Field({
  label,
  children,
  note,
  long = false,
}: {
  label: string;
  children: (id: string) => ReactNode;
  note?: ReactNode;
  /** Holds names, which take the room of two. */
  long?: boolean;
}) {
  const id = useId();
  return (
    <div className={long ? "field double" : "field"}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {note}
    </div>
  );
}

export function TermsForm({ editor, opportunityId }: { editor: Editor; opportunityId: string }) {
  const { t } = useTranslation(["quotation", "common", "terms"]);
  const session = useSession();
  const { head, lines } = editor.state.draft;
  const templates = useTemplates().data?.rows ?? [];
  const set = (change: Partial<QuotationHead>) =>
    editor.send({ kind: "head", change: withFittingTemplate(templates, head, change) });

  /** Another primary currency means other prices: the core chooses them again. */
  async function changeCurrency(currency_primary: Currency) {
    const next = { ...head, currency_primary };
    const chosen = await prices(opportunityId, next, [...new Set(lines.map((line) => line.productId))]).catch(
      () => [],
    );
    set({ currency_primary });
    for (const line of lines) {
      const price = chosen.find((one) => one.product_id === line.productId);
      editor.send({
        kind: "change",
        key: line.key,
        change: { unitPrice: price?.price?.amount ?? null, origin: price?.price_origin ?? "manual" },
      });
    }
  }

  return (
    <div className="fields">
      <Field label={t("currency")}>
        {(id) => (
          <Select<Currency>
            id={id}
            value={head.currency_primary}
            onChange={(value) => void changeCurrency(value)}
            options={[
              { value: "IDR", label: `IDR ${t("terms:currency.IDR")}` },
              { value: "CNY", label: `CNY ${t("terms:currency.CNY")}` },
            ]}
          />
        )}
      </Field>
      <Field
        label={t("rate")}
        note={head.exchange_rate === null && <span className="line-note">{t("rate_none")}</span>}
      >
        {(id) => (
          <DecimalInput
            id={id}
            value={head.exchange_rate ?? ""}
            onValue={(value) =>
              set({
                exchange_rate: value === "" ? null : value,
                exchange_rate_on: value === "" ? null : session.today,
              })
            }
          />
        )}
      </Field>
      <Field
        label={t("discount")}
        note={
          !isDiscount(head.discount_rate) && <span className="line-note wrong">{t("discount_wrong")}</span>
        }
      >
        {(id) => (
          <DecimalInput
            id={id}
            value={head.discount_rate}
            suffix="%"
            onValue={(value) => set({ discount_rate: value === "" ? "0" : value })}
          />
        )}
      </Field>
      <Field label={t("payment_terms")}>
        {(id) => (
          <Select
            id={id}
            value={head.payment_terms}
            onChange={(value) => set({ payment_terms: value })}
            options={TERMS.map((value) => ({ value, label: t(`terms:payment_terms.${value}`) }))}
          />
        )}
      </Field>
      <Field label={t("valid_until")}>
        {(id) => (
          <DatePicker
            id={id}
            className="wide"
            value={pickerOf(head.valid_until)}
            minDate={dayjs(session.today)}
            onChange={(value) => set({ valid_until: dayOf(value as Dayjs | null) })}
          />
        )}
      </Field>
      <Field label={t("language")}>
        {(id) => (
          <Select
            id={id}
            value={head.language}
            onChange={(value) => set({ language: value })}
            options={DOCUMENT_LANGUAGES.map((value) => ({
              value,
              label: t(`terms:document_language.${value}`),
            }))}
          />
        )}
      </Field>
      <Field label={t("template")} long>
        {(id) => (
          <Select<string | null>
            id={id}
            allowClear
            value={head.template_id}
            placeholder={byDefault(templates, head)?.fields.template_name ?? t("template_none")}
            onChange={(value) => set({ template_id: value ?? null })}
            options={choosable(templates, head).map((one) => ({
              value: one.id,
              label: one.fields.template_name,
            }))}
          />
        )}
      </Field>
      <Field label={t("group_no")}>
        {(id) => (
          <Input
            id={id}
            value={head.wechat_group_no ?? ""}
            maxLength={100}
            onChange={(event) =>
              set({ wechat_group_no: event.target.value === "" ? null : event.target.value })
            }
          />
        )}
      </Field>
      <div className="field whole">
        <label htmlFor="quotation-notes">{t("notes")}</label>
        <Input.TextArea
          id="quotation-notes"
          value={head.notes ?? ""}
          autoSize={{ minRows: 1, maxRows: 5 }}
          maxLength={5000}
          onChange={(event) => set({ notes: event.target.value === "" ? null : event.target.value })}
        />
      </div>
    </div>
  );
}

interface DecimalProps {
  id?: string;
  value: string;
  onValue: (value: string) => void;
  suffix?: string;
  label?: string;
  className?: string;
  onKeyDown?: (event: React.KeyboardEvent<HTMLInputElement>) => void;
  onFocus?: () => void;
  cell?: string;
}

/** Keeps the person's notation while typing and hands on a plain decimal string. */
export function DecimalInput({ value, onValue, suffix, label, cell, ...rest }: DecimalProps) {
  const language = useLanguage();
  const shown = value === "" ? "" : formatDecimal(value, language);
  const [text, setText] = useState<string | null>(null);
  const typed = text ?? shown;
  const parsed = parseDecimal(typed, language);
  const wrong = typed.trim() !== "" && !parsed.ok;
  useEffect(() => {
    setText((now) => {
      if (now === null) return null;
      const read = parseDecimal(now, language);
      return (read.ok ? read.amount : "") === value ? now : null;
    });
  }, [value, language]);
  return (
    <Input
      {...rest}
      value={typed}
      inputMode="decimal"
      data-cell={cell}
      {...(label === undefined ? {} : { "aria-label": label })}
      {...(suffix === undefined ? {} : { suffix })}
      {...(wrong ? { status: "error" as const } : {})}
      aria-invalid={wrong}
      onChange={(event) => {
        setText(event.target.value);
        const read = parseDecimal(event.target.value, language);
        if (read.ok) onValue(read.amount);
        else if (event.target.value.trim() === "") onValue("");
      }}
      onBlur={() => setText(null)}
    />
  );
}
