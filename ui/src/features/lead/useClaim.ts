// Claims a lead; what the core refuses is told where the person looked, and the list is read anew.
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { rpc } from "../../platform/host";
import { type AppError, toAppError } from "../../platform/transport";
import type { Done, Id } from "../../shared/wire";
import { type ClaimResult, claimResult } from "./claims";

export function useClaim() {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const run = useCallback(
    async (id: Id): Promise<ClaimResult | null> => {
      setBusy(true);
      setError(null);
      try {
        return claimResult(await rpc<Done>("lead.claim", { id }));
      } catch (reason) {
        setError(toAppError(reason));
        return null;
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
