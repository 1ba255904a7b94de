// A field for amounts: reads both decimal marks and words such as "1,5 jt", says below what it understood.
import { Input, type InputRef } from "antd";
import { type Ref, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Currency, formatAmount, formatMoney, parseMoney } from "./money";
import { useLanguage } from "./useLanguage";

interface Props {
  /** Decimal string, or null for an empty field. */
  value?: string | null;
  /**
   * What cannot be read is never the amount before it: a form gets the text itself, which its rule refuses (`readableAmount`), anything
   * else null.
   */
  onChange?: (amount: string | null) => void;
  currency: Currency;
  label: string;
  disabled?: boolean;
  id?: string;
  inputRef?: Ref<InputRef>;
  /** A line editor has no room for the echo below; it comes as a title there. */
  dense?: boolean;
  className?: string;
}

export function MoneyInput(props: Props) {
  const { value = null, onChange, currency } = props;
  const language = useLanguage();
  const { t } = useTranslation();
  const shown = value === null ? "" : formatAmount({ amount: value, currency }, language);
  const [text, setText] = useState<string | null>(null);
  // Once shown, the echo stays: a line that went when the field is left would move the button just being clicked.
  const [echoed, setEchoed] = useState(false);
  useEffect(() => {
    setText((typed) => (typed !== null && same(typed, value, language, currency) ? typed : null));
  }, [value, language, currency]);

  const typed = text ?? shown;
  const parsed = parseMoney(typed, language, currency);
  const wrong = !parsed.ok && parsed.code !== "empty";
  // The item of a form hands over an id, and says below the field what is wrong with it.
  const inForm = props.id !== undefined;
  const echo = parsed.ok
    ? formatMoney({ amount: parsed.amount, currency }, language)
    : wrong && !inForm
      ? t(parsed.code === "too_precise" ? "money.too_precise" : "money.unreadable")
      : "";

  function type(next: string) {
    setText(next);
    setEchoed(true);
    const result = parseMoney(next, language, currency);
    if (result.ok) onChange?.(result.amount);
    else onChange?.(inForm && result.code !== "empty" ? next : null);
  }

  return (
    <span className={props.className ? `money-input ${props.className}` : "money-input"}>
      <Input
        {...(props.id === undefined ? {} : { id: props.id })}
        {...(props.inputRef === undefined ? {} : { ref: props.inputRef })}
        value={typed}
        inputMode="decimal"
        aria-label={props.label}
        aria-invalid={wrong}
        disabled={props.disabled ?? false}
        {...(wrong ? { status: "error" as const } : {})}
        {...(props.dense ? { title: echo } : { prefix: currency })}
        onChange={(event) => type(event.target.value)}
        onBlur={() => {
          if (!wrong) setText(null);
        }}
      />
      {!props.dense && echoed && echo !== "" && (
        <span className={wrong ? "money-echo wrong" : "money-echo"} role={wrong ? "alert" : "status"}>
          {wrong ? echo : `= ${echo}`}
        </span>
      )}
    </span>
  );
}

function same(
  typed: string,
  value: string | null,
  language: Parameters<typeof parseMoney>[1],
  currency: Currency,
): boolean {
  const parsed = parseMoney(typed, language, currency);
  return parsed.ok ? parsed.amount === value : value === null || value === typed;
}
