// Saves what a form holds: what the core refuses stands beside its field, the rest above the form.
import { useQueryClient } from "@tanstack/react-query";
import type { FormInstance } from "antd";
import { useCallback, useState } from "react";
import { type AppError, toAppError } from "../platform/transport";
import { showFieldErrors } from "./formErrors";
import { useLanguage } from "./useLanguage";

export interface FormWrite {
  busy: boolean;
  /** What could not be shown beside a field. */
  error: AppError | null;
  /** Runs the saving; false when it failed, and the person can see why. */
  send: (work: () => Promise<unknown>) => Promise<boolean>;
}

export function useFormWrite(form: FormInstance): FormWrite {
  const queries = useQueryClient();
  const language = useLanguage();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const send = useCallback(
    async (work: () => Promise<unknown>) => {
      setBusy(true);
      setError(null);
      // What the core refused last time stays beside its field otherwise, and the form's own rules have just passed.
      const refused = form.getFieldsError().filter((one) => one.errors.length > 0);
      form.setFields(refused.map((one) => ({ name: one.name, errors: [] })));
      try {
        await work();
        await queries.invalidateQueries();
        return true;
      } catch (reason) {
        setError(showFieldErrors(form, toAppError(reason), language));
        return false;
      } finally {
        setBusy(false);
      }
    },
    [form, queries, language],
  );
  return { busy, error, send };
}
