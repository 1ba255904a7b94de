// The keys that a person has chosen instead of ours, kept for each user on this machine.
import { create } from "zustand";

type Bound = Record<string, string | undefined>;

interface BoundKeys {
  userId: string | null;
  /** Only what differs from the registry, by the id of the shortcut. */
  bound: Bound;
  /** Takes over what this user had chosen here. */
  open: (userId: string) => void;
  bind: (id: string, keys: string) => void;
  /** Back to ours: one shortcut, or all of them. */
  reset: (id?: string) => void;
}

const place = (userId: string) => `bantu.shortcuts.${userId}`;

function read(userId: string): Bound {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place(userId)) ?? "{}");
    if (typeof kept !== "object" || kept === null) return {};
    return Object.fromEntries(
      Object.entries(kept).filter((one) => typeof one[1] === "string" && one[1] !== ""),
    );
  } catch {
    return {};
  }
}

export const useBoundKeys = create<BoundKeys>()((set, get) => {
  const change = (bound: Bound) => {
    const { userId } = get();
    if (userId) localStorage.setItem(place(userId), JSON.stringify(bound));
    set({ bound });
  };
  return {
    userId: null,
    bound: {},
    open: (userId) => set({ userId, bound: read(userId) }),
    bind: (id, keys) => change({ ...get().bound, [id]: keys }),
    reset: (id) => change(id === undefined ? {} : { ...get().bound, [id]: undefined }),
  };
});
