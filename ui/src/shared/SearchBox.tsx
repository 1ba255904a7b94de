// The search field of a list: answers while typing, never in the middle of a composition.
import { SearchOutlined } from "@ant-design/icons";
import { Input, type InputRef } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useShortcut } from "./shortcuts";

const PAUSE_MS = 180;

interface Props {
  value: string;
  onChange: (text: string) => void;
  placeholder: string;
}

export function SearchBox({ value, onChange, placeholder }: Props) {
  const { t } = useTranslation();
  const input = useRef<InputRef>(null);
  const composing = useRef(false);
  const [typed, setTyped] = useState(value);
  const sent = useRef(value);
  useShortcut("search", () => input.current?.focus());
  useEffect(() => {
    if (value !== sent.current) {
      sent.current = value;
      setTyped(value);
    }
  }, [value]);
  useEffect(() => {
    if (typed === sent.current) return;
    const timer = window.setTimeout(() => {
      if (composing.current) return;
      sent.current = typed.trim();
      onChange(typed.trim());
    }, PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [typed, onChange]);

  return (
    <Input
      ref={input}
      className="search-box"
      type="search"
      prefix={<SearchOutlined />}
      allowClear
      value={typed}
      placeholder={placeholder}
      aria-label={t("search")}
      onChange={(event) => setTyped(event.target.value)}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={(event) => {
        composing.current = false;
        // The same text once more, so that the pause begins when the composition is over.
        setTyped(event.currentTarget.value);
        sent.current = event.currentTarget.value.trim();
        onChange(event.currentTarget.value.trim());
      }}
    />
  );
}
