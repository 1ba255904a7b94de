// What this person likes on this device: language, look, open panels. Nothing from the database.
import { create } from "zustand";
import { persist } from "zustand/middleware";
import type { Language } from "./language";
import type { Density, Mode } from "./theme";

export type ThemeChoice = Mode | "system";
export const ZONES = ["system", "Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "Asia/Shanghai"] as const;
export type Zone = (typeof ZONES)[number];

interface Preferences {
  language: Language;
  theme: ThemeChoice;
  density: Density;
  zone: Zone;
  /** Null until the person decided; then the width of the window decides. */
  sidePanelOpen: boolean | null;
  menuCollapsed: boolean;
  /** How the execution orders are shown. */
  executionView: "board" | "list";
  /** How the papers of a deal are shown. */
  materialView: "board" | "list";
  set: (change: Partial<Omit<Preferences, "set">>) => void;
}

export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      language: "zh",
      theme: "system",
      density: "comfortable",
      zone: "system",
      sidePanelOpen: null,
      menuCollapsed: false,
      executionView: "board",
      materialView: "board",
      set: (change) => set(change),
    }),
    { name: "bantu.preferences", version: 1 },
  ),
);

const CHOSEN = "bantu.language_chosen";

/** The person's own choice; from now on the account's language no longer decides on this device. */
export function chooseLanguage(language: Language): void {
  localStorage.setItem(CHOSEN, "yes");
  usePreferences.getState().set({ language });
}

/** Takes the language of the account while the person has chosen none here. */
export function suggestLanguage(language: Language): void {
  if (localStorage.getItem(CHOSEN) === null) usePreferences.getState().set({ language });
}
