// Kinds of papers by their names, where the core gives their codes in one line.
import { say } from "./say";

/** The name of a kind of paper; none is the registration of the company, a code of one's own stays as it is. */
export function paperName(code: string): string {
  if (code === "") return say("material:waits_registration") ?? code;
  return say(`material:paper_name.${code}`) ?? code;
}

export const paperNames = (codes: string, between: string): string =>
  codes.split(between).map(paperName).join(between);
