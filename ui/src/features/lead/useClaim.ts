// Claims a lead; what the core refuses is told where the person looked, and the list is read anew.
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { type AppError, toAppError } from "../../platform/transport";

export function useClaim() {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const run = useCallback(
    async (work: () => Promise<unknown>) => {
      setBusy(true);
      setError(null);
      try {
        await work();
        return true;
      } catch (reason) {
        setError(toAppError(reason));
        return false;
      } finally {
        setBusy(false);
        // Taken by me or by somebody else: either way the pool is another one now.
        void client.invalidateQueries();
      }
    },
    [client],
  );
  return { busy, error, run };
}
