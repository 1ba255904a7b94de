// What a person may type for the address of the office, made into one form.

/** Adds the scheme that was left out: TLS, except on this machine itself. */
export function officeAddress(typed: string): string | null {
  const text = typed.trim().replace(/\s+/g, "");
  if (text === "") return null;
  const local = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?(\/|$)/i.test(text);
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `${local ? "http" : "https"}://${text}`;
  try {
    const url = new URL(full);
    if (url.protocol !== "http:" && url.protocol !== "https:") return null;
    return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
  } catch {
    return null;
  }
}

/** One-time codes are read aloud: spaces, hyphens and case do not matter. */
export function oneTimeCode(typed: string): string {
  return typed
    .normalize("NFKC")
    .replace(/[\s\-–—]/g, "")
    .toUpperCase();
}
