// Who is at the keyboard and what this person may do; screens hide what may not be done, the core refuses it.
import { createContext, useContext } from "react";
import type { StageTemplate } from "./wire";

export interface Session {
  mode: "stand_alone" | "device" | "office";
  user: { id: string; display_name: string; email: string; language: string | null };
  roles: string[];
  permissions: string[];
  /** Percent this person may give alone. */
  discount_limit: string;
  device_mark: string | null;
  workspace: string;
  today: string;
  stage_templates: StageTemplate[];
  has_demo_data: boolean;
  version: string;
  sees_costs: boolean;
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession outside of a signed-in page");
  return session;
}

/** Permission codes are `noun.action`; a trailing `*` covers everything that begins so. */
export function may(session: Pick<Session, "permissions">, permission: string): boolean {
  return session.permissions.some(
    (one) => one === permission || (one.endsWith("*") && permission.startsWith(one.slice(0, -1))),
  );
}

export function useMay(permission: string): boolean {
  return may(useSession(), permission);
}
