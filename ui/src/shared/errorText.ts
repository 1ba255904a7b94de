// Turns an error's codes into sentences: what happened, what is safe, which field.
import type { AppError, FieldError } from "../platform/transport";
import type { Language } from "./language";
import { formatCoreAmount, formatMoney, formatPercent, type MoneyValue } from "./money";
import { paperNames } from "./paperNames";
import { say } from "./say";

type Params = Record<string, unknown>;

function isMoney(value: unknown): value is MoneyValue {
  return typeof value === "object" && value !== null && "amount" in value && "currency" in value;
}

/** Parameters as a person reads them: amounts and percents formatted, lists joined. */
export function readableParams(params: Params, language: Language): Record<string, string | number> {
  const readable: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params)) {
    if (isMoney(value)) readable[name] = formatMoney(value, language);
    else if (typeof value === "number") readable[name] = value;
    else if (Array.isArray(value)) readable[name] = value.map(String).join(", ");
    else if (typeof value === "string")
      readable[name] = /percent|discount/.test(name)
        ? formatPercent(value, language)
        : formatCoreAmount(value, language);
    else readable[name] = value === null || value === undefined ? "" : String(value);
  }
  return readable;
}

/** Looks a code up with its parameters; an unknown code still says something true. */
function textOf(code: string, params: Params, language: Language): string {
  const values = readableParams(params, language);
  // The core names fields as the records do; people know them by their labels.
  if (typeof values.field === "string") values.field = say(`fields:${values.field}`) ?? values.field;
  if (code.startsWith("execution."))
    for (const name of ["status", "wanted"])
      if (name in values) values[name] = say(`execution:status.${values[name]}`) ?? String(values[name]);
  if (code === "material.decided") values.status = say(`material:column.${values.status}`) ?? "";
  if (code === "audit.broken") values.what = say(`audit:flaw.${values.what}`) ?? String(values.what);
  if (code.startsWith("material") && "chain" in values)
    values.chain = paperNames(String(values.chain), " → ");
  return (
    (code.includes(".") ? say(`errors:${code}`, values) : null) ??
    say(`errors:${code.split(".")[0]}.other`, values) ??
    say("errors:app.unknown_code", { code }) ??
    code
  );
}

/** A refusal inside an answer leaves empty parameters out. */
export function errorText(error: { code: string; params?: Params }, language: Language): string {
  return textOf(error.code, error.params ?? {}, language);
}

/** What was kept; empty when the core did not say. */
export function safeText(error: AppError): string {
  return error.safe === "" ? "" : (say(`errors:${error.safe}`) ?? "");
}

export function fieldText(field: FieldError, language: Language): string {
  // A reader's error names the field by its path only.
  const named = { field: field.path.replace(/^fields\./, ""), ...field.params };
  return textOf(field.code, named, language);
}

/** The path of a field error as antd names form items: `contact.name` becomes two steps. */
export function fieldPath(path: string): (string | number)[] {
  return path
    .replace(/\[(\d+)\]/g, ".$1")
    .split(".")
    .filter((part) => part !== "")
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
