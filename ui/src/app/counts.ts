// Numbers in the frame: what waits for this person, and how the queue stands.
import { useCall } from "../shared/query";
import type { ApprovalRow, SyncStatus } from "../shared/wire";

export function useSyncStatus(enabled: boolean): SyncStatus | undefined {
  return useCall<SyncStatus>("sync.status", {}, { enabled, refetchInterval: 5_000 }).data;
}

export function useApprovalCount(enabled: boolean): number {
  const { data } = useCall<{ rows: ApprovalRow[] }>(
    "approval.list",
    {},
    { enabled, refetchInterval: 30_000 },
  );
  return data?.rows.filter((row) => row.may_decide).length ?? 0;
}
