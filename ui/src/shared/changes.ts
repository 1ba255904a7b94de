// Turns what a person changed in a form into field changes that name the value seen before.
import type { Change } from "./wire";

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

/** Empty text means no value, as the records write it. */
function clean(value: unknown): unknown {
  if (typeof value === "string") {
    const trimmed = value.trim();
    return trimmed === "" ? null : trimmed;
  }
  return value === undefined ? null : value;
}

/** Only fields the form has and that really differ; a text that was required keeps its empty form out of null. */
export function changesBetween(before: object, after: object): Change[] {
  const changes: Change[] = [];
  const seen = new Map<string, unknown>(Object.entries(before));
  for (const [field, typed] of Object.entries(after)) {
    const from = seen.get(field) ?? null;
    const to = clean(typed);
    if (!same(clean(from), to)) changes.push({ field, from, to });
  }
  return changes;
}

/** Fields for a new record: empty ones are left out, the core has their defaults. */
export function filled(values: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values)
      .map(([field, value]) => [field, clean(value)] as const)
      .filter(([, value]) => value !== null),
  );
}
