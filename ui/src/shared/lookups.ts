// The small lists behind choices (levels, sources, people), read once and kept.
import { useMemo } from "react";
import { lookupName } from "./names";
import { useCall } from "./query";
import { useLanguage } from "./useLanguage";
import type { LookupRow, Lookups } from "./wire";

type ListName = Exclude<keyof Lookups, "users">;

export function useLookups() {
  return useCall<Lookups>("lookup.list");
}

export interface Choice {
  value: string;
  label: string;
}

/** Active rows in their order; the row in use stays even when it is no longer active. */
export function choices(
  rows: readonly LookupRow[],
  label: (row: LookupRow) => string,
  inUse?: string | null,
): Choice[] {
  return rows
    .filter((row) => row.is_active || row.id === inUse)
    .slice()
    .sort((one, two) => one.display_order - two.display_order || one.code.localeCompare(two.code))
    .map((row) => ({ value: row.id, label: label(row) }));
}

export function useChoices(list: ListName, inUse?: string | null): Choice[] {
  const language = useLanguage();
  const rows = useLookups().data?.[list];
  return useMemo(
    () => choices(rows ?? [], (row) => lookupName(row, language), inUse),
    [rows, language, inUse],
  );
}

/** People who may act and whom `fits` takes. */
export function useUserChoices(fits: (user: Lookups["users"][number]) => boolean): Choice[] {
  const users = useLookups().data?.users;
  return (users ?? [])
    .filter((user) => user.is_active && fits(user))
    .map((user) => ({ value: user.id, label: user.display_name }));
}

/** Names by id in the person's language, for rows that carry one name only. */
export function useLookupNames(list: ListName): Map<string, string> {
  const language = useLanguage();
  const rows = useLookups().data?.[list];
  return useMemo(
    () => new Map((rows ?? []).map((row) => [row.id, lookupName(row, language)])),
    [rows, language],
  );
}
