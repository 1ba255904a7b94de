// Names of roles: stages write approver names small, people's roles are codes.
import { say } from "./say";

const CODES: Record<string, string> = { execution: "OPERATION" };

export function roleName(role: string): string {
  return say(`terms:role.${CODES[role] ?? role.toUpperCase()}`) ?? role;
}
