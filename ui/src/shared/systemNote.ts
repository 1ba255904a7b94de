// What the rules wrote down where they ended something or let it begin again: `system.<why>/<what it refers to>`, put into words.
import { say } from "./say";

const NOTE = /^system\.([a-z_]+)\/([\s\S]*)$/;

/** The words of a note of the rules; what a person wrote stays as it is. */
export function systemNote(text: string): string {
  const [, code, ref = ""] = NOTE.exec(text) ?? [];
  return (code && say(`collection:system.${code}`, { ref })) || text;
}
