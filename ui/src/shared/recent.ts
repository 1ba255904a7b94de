// The records this person opened last, for the palette; kept on this device only.
import { create } from "zustand";
import { persist } from "zustand/middleware";

export interface Recent {
  kind: "opportunity" | "customer" | "lead" | "quotation" | "product";
  id: string;
  title: string;
}

interface State {
  items: Recent[];
  open: (item: Recent) => void;
  forget: () => void;
}

const KEPT = 8;

export function remembered(items: readonly Recent[], item: Recent): Recent[] {
  return [item, ...items.filter((one) => one.id !== item.id || one.kind !== item.kind)].slice(0, KEPT);
}

export const useRecent = create<State>()(
  persist(
    (set) => ({
      items: [],
      open: (item) => set((state) => ({ items: remembered(state.items, item) })),
      forget: () => set({ items: [] }),
    }),
    { name: "bantu.recent", version: 1 },
  ),
);
