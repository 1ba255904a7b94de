// Calls about the laptops of the office.
import { useCall } from "../../shared/query";
import type { Id, Ref } from "../../shared/wire";

export interface DeviceRow {
  id: Id;
  user: Ref;
  user_email: string;
  mark: string;
  name: string;
  enrolled_at: string;
  last_seen_at: string | null;
  /** Changes since the state it held at its last contact; null before its first sync. */
  behind: number | null;
  app_version: string | null;
  is_active: boolean;
}

export const useDevices = (userId?: Id) =>
  useCall<{ rows: DeviceRow[] }>("device.list", userId === undefined ? {} : { user_id: userId });
