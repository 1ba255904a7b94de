// Permission codes as people read them: what may be done, gathered by what it is done to.
import type { Language } from "../../shared/language";
import { parseDecimal } from "../../shared/money";
import { say } from "../../shared/say";

export interface Granted {
  resource: string;
  actions: string[];
}

/** `resource.action`, where the resource itself may have a dot; a trailing `*` stands alone. */
function parts(code: string): [resource: string, action: string] {
  const at = code.lastIndexOf(".");
  return at < 0 ? [code, ""] : [code.slice(0, at).replaceAll(".", "_"), code.slice(at + 1)];
}

/** Permissions by resource, both in the order of their codes. */
export function grouped(codes: readonly string[]): Granted[] {
  const groups = new Map<string, string[]>();
  for (const code of [...codes].sort()) {
    const [resource, action] = parts(code);
    groups.set(resource, [...(groups.get(resource) ?? []), action]);
  }
  return [...groups].map(([resource, actions]) => ({ resource, actions }));
}

export const resourceName = (resource: string) => say(`role:resource.${resource}`) ?? resource;
export const actionName = (action: string) => say(`role:action.${action}`) ?? action;

/** A percent as typed, as the office takes it; null where it is none between 0 and 100. */
export function readPercent(typed: string, language: Language): string | null {
  const read = parseDecimal(typed, language);
  return read.ok && /^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/.test(read.amount) ? read.amount : null;
}
