// Runs a command and tells the person: a note when it worked, the full error when it did not.

import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useCallback, useState } from "react";
import { type Call, host } from "../platform/host";
import type { AppError } from "../platform/transport";
import { ErrorNote } from "./ErrorNote";
import type { Done } from "./wire";

export interface Write {
  busy: boolean;
  /** Null when it failed; the error has been shown. `done` is said, or done, before the screens read anew. */
  run: <T = Done>(...call: Call<[done?: string | (() => Promise<void>)]>) => Promise<T | null>;
}

export function useWrite(): Write {
  const { modal, message } = App.useApp();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const run = useCallback(
    async <T,>(...[name, args, done]: Call<[done?: string | (() => Promise<void>)]>): Promise<T | null> => {
      setBusy(true);
      try {
        const answer = (await host().rpc(name, args ?? {})) as T;
        if (typeof done === "function") await done();
        else if (done) void message.success(done);
        await client.invalidateQueries();
        return answer;
      } catch (reason) {
        modal.error({ title: null, icon: null, content: <ErrorNote error={reason as AppError} /> });
        // What was shown may be why it failed: read again.
        void client.invalidateQueries();
        return null;
      } finally {
        setBusy(false);
      }
    },
    [client, message, modal],
  );
  return { busy, run };
}
