// Texts whose key is only known while running (codes from the core); null when no catalogue has it.
import i18next from "i18next";

export function say(key: string, values: Record<string, string | number> = {}): string | null {
  return i18next.exists(key) ? String(i18next.t(key as "app", values as never)) : null;
}
