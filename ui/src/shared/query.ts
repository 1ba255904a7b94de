// Server state: one query client, keys made of the call's name, refreshed when the core says tables changed.
import { keepPreviousData, QueryClient, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { type Call, type CallName, host } from "../platform/host";
import type { AppError } from "../platform/transport";

declare module "@tanstack/react-query" {
  interface Register {
    defaultError: AppError;
  }
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // The core is on this machine or answers with an error of its own: the system's idea of "offline" is no reason to wait.
      queries: { networkMode: "always", retry: false, staleTime: 2_000, refetchOnWindowFocus: true },
      mutations: { networkMode: "always", retry: false },
    },
  });
}

const COALESCE_MS = 80;

/** Refreshes what is on screen after changes, many changes at once. */
export function watchChanges(client: QueryClient): () => void {
  let timer: number | null = null;
  const stop = host().onChange(() => {
    if (timer !== null) return;
    timer = window.setTimeout(() => {
      timer = null;
      void client.invalidateQueries();
    }, COALESCE_MS);
  });
  return () => {
    if (timer !== null) window.clearTimeout(timer);
    stop();
  };
}

export function callKey(name: CallName, args: unknown): readonly unknown[] {
  return [...name.split("."), args];
}

export interface CallOptions {
  enabled?: boolean;
  refetchInterval?: number;
  keepPrevious?: boolean;
}

/** Reads through the use-case table. */
export function useCall<T>(
  ...[name, args = {}, options = {}]: Call<[options?: CallOptions]>
): UseQueryResult<T, AppError> {
  return useQuery<T, AppError>({
    queryKey: callKey(name, args),
    queryFn: () => host().rpc(name, args) as Promise<T>,
    enabled: options.enabled ?? true,
    ...(options.refetchInterval === undefined ? {} : { refetchInterval: options.refetchInterval }),
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}
