// Calls about roles.
import { useCall } from "../../shared/query";
import type { Id } from "../../shared/wire";

export interface RoleRow {
  id: Id;
  code: string;
  name_zh: string;
  name_id: string;
  name_en: string;
  /** Percent its holders may give alone. */
  discount_limit: string;
  permissions: string[];
}

export const useRoles = () => useCall<{ rows: RoleRow[] }>("role.list");
