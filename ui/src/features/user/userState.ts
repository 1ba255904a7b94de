// How a user stands, and which users a list shows.
import type { Tone } from "../../shared/Display";
import type { UserRow } from "./api";

export const USER_STATES = ["active", "locked", "inactive"] as const;
export type UserState = (typeof USER_STATES)[number];

/** Somebody who has left is inactive, whether he was locked before or not. */
export function userState(user: Pick<UserRow, "is_active" | "is_locked">): UserState {
  if (!user.is_active) return "inactive";
  return user.is_locked ? "locked" : "active";
}

export const STATE_TONE: Record<UserState, Tone> = { active: "done", locked: "warning", inactive: "idle" };

export interface UserFilter {
  q?: string | undefined;
  role?: string | undefined;
  state?: UserState | undefined;
}

/** Everybody the filter means, in the order given; each word must be found somewhere. */
export function filterUsers<U extends UserRow>(users: readonly U[], filter: UserFilter): U[] {
  const words = (filter.q ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  return users.filter((user) => {
    const text = [user.display_name, user.email, user.phone, user.whatsapp, user.wechat]
      .filter(Boolean)
      .join("\n")
      .toLowerCase();
    return (
      words.every((word) => text.includes(word)) &&
      (!filter.role || user.roles.includes(filter.role)) &&
      (!filter.state || userState(user) === filter.state)
    );
  });
}

/** Roles that somebody holds, for the filter. */
export function rolesInUse(users: readonly UserRow[]): string[] {
  return [...new Set(users.flatMap((user) => user.roles))].sort();
}
