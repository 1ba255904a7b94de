// Decides what the person meets first: a locked database, the first run, the login, or the product.
import { QueryClientProvider, useQuery, useQueryClient } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { Spin } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { BlockedPage } from "../features/setup/BlockedPage";
import { FirstRunPage } from "../features/setup/FirstRunPage";
import { LoginPage } from "../features/setup/LoginPage";
import { RecoveryKeyPage } from "../features/setup/RecoveryKeyPage";
import { UnlockPage } from "../features/setup/UnlockPage";
import { host, rpc } from "../platform/host";
import { hasToken } from "../platform/http";
import type { AppError, VaultStatus } from "../platform/transport";
import { useBoundKeys } from "../shared/boundKeys";
import { ErrorNote } from "../shared/ErrorNote";
import { LANGUAGES } from "../shared/language";
import { suggestLanguage } from "../shared/preferences";
import { createQueryClient, watchChanges } from "../shared/query";
import { type Session, SessionContext } from "../shared/session";
import { Look } from "./Look";
import { createAppRouter } from "./router";

const client = createQueryClient();
const router = createAppRouter();

export function App() {
  useEffect(() => host().ready(), []);
  return (
    <Look>
      <QueryClientProvider client={client}>
        <VaultGate>
          <SessionGate>
            <RouterProvider router={router} />
          </SessionGate>
        </VaultGate>
      </QueryClientProvider>
    </Look>
  );
}

/** On a laptop the encrypted database must be open, and the recovery key written down, before anything else. */
function VaultGate({ children }: { children: ReactNode }) {
  const { vault } = host();
  const queries = useQueryClient();
  const status = useQuery<VaultStatus, AppError>({
    queryKey: ["vault"],
    queryFn: () => (vault ? vault.status() : Promise.resolve({ state: "open", recovery_key: null })),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  const again = () => void queries.resetQueries();
  if (status.error) return <Failed error={status.error} onRetry={status.refetch} />;
  if (!status.data) return <Wait />;
  if (status.data.state === "locked") return <UnlockPage error={status.data.error} onOpen={again} />;
  if (status.data.recovery_key)
    return <RecoveryKeyPage recoveryKey={status.data.recovery_key} onConfirmed={again} />;
  return children;
}

type Start = { kind: "setup" } | { kind: "login" } | { kind: "ready"; session: Session };

/** Codes that mean "sign in", not "something broke". */
const SIGN_IN = new Set([
  "session.expired",
  "session.needed",
  "session.required",
  "auth.needed",
  "auth.required",
  "auth.failed",
]);

async function readStart(): Promise<Start> {
  if (host().capabilities.login && !hasToken()) return { kind: "login" };
  try {
    return { kind: "ready", session: await rpc<Session>("session.get") };
  } catch (reason) {
    const error = reason as AppError;
    if (error.code === "setup.needed") return { kind: "setup" };
    if (host().capabilities.login && SIGN_IN.has(error.code)) return { kind: "login" };
    throw error;
  }
}

function SessionGate({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const start = useQuery<Start, AppError>({ queryKey: ["session"], queryFn: readStart, staleTime: 60_000 });
  const [signedOut, setSignedOut] = useState(false);
  useEffect(() => host().onSignedOut(() => setSignedOut(true)), []);
  const session = start.data?.kind === "ready" ? start.data.session : null;
  const userId = session?.user.id;
  useEffect(() => (userId ? watchChanges(queries) : undefined), [queries, userId]);
  useEffect(() => {
    if (userId) useBoundKeys.getState().open(userId);
  }, [userId]);
  useEffect(() => {
    const wished = LANGUAGES.find((one) => one === session?.user.language);
    if (wished) suggestLanguage(wished);
  }, [session?.user.language]);
  const again = () => {
    setSignedOut(false);
    void queries.resetQueries();
  };
  if (start.error) return <Failed error={start.error} onRetry={start.refetch} />;
  if (!start.data) return <Wait />;
  if (signedOut || start.data.kind === "login") return <LoginPage onSignedIn={again} />;
  if (start.data.kind === "setup") return <FirstRunPage onReady={again} />;
  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>;
}

function Wait() {
  return (
    <div className="welcome">
      <Spin size="large" />
    </div>
  );
}

function Failed({ error, onRetry }: { error: AppError; onRetry: () => Promise<unknown> }) {
  // On this machine a database that fails is not a page that failed: there is a backup to bring back.
  if (host().capabilities.backup && /^(storage|key_file|data)\./.test(error.code))
    return <BlockedPage error={error} onRetry={onRetry} />;
  return (
    <div className="welcome">
      <div className="welcome-card">
        <ErrorNote error={error} onRetry={() => void onRetry()} />
      </div>
    </div>
  );
}
