// Runs a command after which the person may see the record no more: its page is left before anything is read anew.
import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useCallback, useState } from "react";
import { type Call, host } from "../platform/host";
import { toAppError } from "../platform/transport";
import { ErrorNote } from "./ErrorNote";
import type { Id } from "./wire";

export function useLeave(id: Id) {
  const { modal } = App.useApp();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const run = useCallback(
    async (leave: () => Promise<unknown>, ...[name, args]: Call): Promise<boolean> => {
      const about = (query: { queryKey: readonly unknown[] }) => JSON.stringify(query.queryKey).includes(id);
      setBusy(true);
      try {
        await host().rpc(name, args ?? {});
        await leave();
        client.removeQueries({ predicate: about, type: "inactive" });
        void client.invalidateQueries({ predicate: (query) => !about(query) });
        return true;
      } catch (reason) {
        modal.error({ title: null, icon: null, content: <ErrorNote error={toAppError(reason)} /> });
        void client.invalidateQueries();
        return false;
      } finally {
        setBusy(false);
      }
    },
    [client, modal, id],
  );
  return { busy, run };
}
