// The language and zone the person reads in.
import type { Language } from "./language";
import { usePreferences } from "./preferences";

export function useLanguage(): Language {
  return usePreferences((state) => state.language);
}

/** IANA name, or undefined for the zone of the system. */
export function useZone(): string | undefined {
  const zone = usePreferences((state) => state.zone);
  return zone === "system" ? undefined : zone;
}
