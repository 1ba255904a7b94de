// Calls about users.
import { useCall } from "../../shared/query";
import type { Id } from "../../shared/wire";

export interface UserRow {
  id: Id;
  email: string;
  display_name: string;
  phone: string | null;
  whatsapp: string | null;
  wechat: string | null;
  roles: string[];
  is_active: boolean;
  is_locked: boolean;
  language: "zh" | "id" | "en" | null;
}

/** What a person types about a user, by the names of the record. */
export const USER_FIELDS = ["display_name", "email", "phone", "whatsapp", "wechat", "language"] as const;

export const useUsers = () => useCall<{ rows: UserRow[] }>("user.list");
