// Groups of products that stand for each other: one of them is enough.
import type { DependencyRow } from "./api";

/** Lines that stand for each other together, the others alone; in the order of the lines. */
export function grouped(rows: readonly DependencyRow[]): DependencyRow[][] {
  const groups = new Map<string, DependencyRow[]>();
  for (const row of rows) {
    // As the plan sees it: a group holds for lines of one strength.
    const key = row.any_of_group === null ? row.id : `${row.dependency_type} ${row.any_of_group}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

/** What a line may be an alternative to: groups of other lines, and other lines that stand alone. */
export function alternatives(
  rows: readonly DependencyRow[],
  own: string | null,
): { value: string; codes: string[] }[] {
  return grouped(rows.filter((row) => row.id !== own)).map((group) => ({
    value: (group[0] as DependencyRow).id,
    codes: group.map((row) => row.depends_on.code),
  }));
}

/** The group a line joins when it becomes an alternative to another, and whether that one must be given it first. */
export function joined(
  rows: readonly DependencyRow[],
  to: string,
): { group: string; strength: DependencyRow["dependency_type"]; firstGive: string | null } | null {
  const other = rows.find((row) => row.id === to);
  if (!other) return null;
  const strength = other.dependency_type;
  if (other.any_of_group !== null) return { group: other.any_of_group, strength, firstGive: null };
  const taken = new Set(rows.map((row) => row.any_of_group));
  let group = `${other.product.code}/${other.depends_on.code}`.slice(0, 90);
  for (let number = 2; taken.has(group); number += 1) group = `${group.split("#")[0]}#${number}`;
  return { group, strength, firstGive: other.id };
}
