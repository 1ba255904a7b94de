// A choice of one among few, all visible; nothing is chosen until the person chooses.
import { Segmented } from "antd";

interface Props<T extends string> {
  value?: T | null;
  onChange?: (value: T) => void;
  options: { value: T; label: string }[];
  disabled?: boolean;
  label: string;
}

export function Choice<T extends string>({ value, onChange, options, disabled = false, label }: Props<T>) {
  return (
    <Segmented<T | "">
      aria-label={label}
      disabled={disabled}
      value={value ?? ""}
      options={options}
      onChange={(chosen) => {
        if (chosen !== "" && chosen !== value) onChange?.(chosen);
      }}
    />
  );
}
