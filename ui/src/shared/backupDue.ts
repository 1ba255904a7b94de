// Whether it is time for a backup: known only where the data lie on this machine.
import { useQuery } from "@tanstack/react-query";
import { host } from "../platform/host";

export const BACKUP_STATUS = ["backup", "status"];

export function useBackupDue(): boolean {
  const { backup } = host();
  const status = useQuery({
    queryKey: BACKUP_STATUS,
    queryFn: () => (backup ? backup.status() : Promise.resolve({ last: null, is_due: false })),
  });
  return status.data?.is_due ?? false;
}
