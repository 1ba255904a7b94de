// Puts the core's field errors beside their fields.
import type { FormInstance } from "antd";
import type { AppError } from "../platform/transport";
import { errorText, fieldPath, fieldText } from "./errorText";
import type { Language } from "./language";

/** Shows what belongs to fields there; returns the error while something is left to say above the form. */
export function showFieldErrors(form: FormInstance, error: AppError, language: Language): AppError | null {
  const known = new Set(
    Object.keys(form.getFieldsValue(true) as object).concat(
      form.getFieldsError().map((one) => String(one.name[0])),
    ),
  );
  const fields = error.errors
    .map((one) => ({ name: fieldPath(one.path.replace(/^fields\./, "")), text: fieldText(one, language) }))
    .concat(
      error.errors.length === 0 && typeof error.params.field === "string"
        ? [{ name: fieldPath(error.params.field), text: errorText(error, language) }]
        : [],
    )
    .filter((one) => known.has(String(one.name[0])));
  form.setFields(fields.map((one) => ({ name: one.name, errors: [one.text] })));
  const first = fields[0];
  if (!first) return error;
  form.scrollToField(first.name, { block: "center", focus: true });
  return fields.length >= Math.max(error.errors.length, 1) ? null : error;
}
