// What the person had typed into a refused command, by field, as far as it can be read.

/** Changed and filled-in fields with what was typed; ids and nested data say nothing to a person. */
export function typedIn(args: unknown): [field: string, value: string][] {
  if (!isRecord(args)) return [];
  const changes = Array.isArray(args.changes) ? args.changes.filter(isRecord) : [];
  const typed: [unknown, unknown][] = [
    ...changes.map((one): [unknown, unknown] => [one.field, one.to]),
    ...Object.entries(isRecord(args.fields) ? args.fields : {}),
    ...(typeof args.reason === "string" ? [["reason", args.reason] as [string, string]] : []),
  ];
  return typed.flatMap(([field, value]) =>
    typeof field === "string" && isReadable(value) ? [[field, String(value)]] : [],
  );
}

function isReadable(value: unknown): value is string | number {
  return (
    typeof value === "number" ||
    (typeof value === "string" && value !== "" && !/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
