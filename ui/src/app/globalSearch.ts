// One question to the core for everything that can be found by name.
import { useCall } from "../shared/query";

type Kind = "customer" | "lead" | "opportunity" | "product" | "quotation";

interface Hit {
  kind: Kind;
  id: string;
  title: string;
  subtitle: string;
  opportunity_id?: string;
}

export interface HitGroup {
  kind: Kind;
  hits: Hit[];
}

const ORDER: Kind[] = ["customer", "lead", "opportunity", "quotation", "product"];

export function grouped(hits: readonly Hit[]): HitGroup[] {
  return ORDER.map((kind) => ({ kind, hits: hits.filter((hit) => hit.kind === kind) })).filter(
    (group) => group.hits.length > 0,
  );
}

export function useGlobalSearch(query: string, open: boolean): HitGroup[] {
  const enabled = open && query !== "";
  const { data } = useCall<{ hits: Hit[] }>(
    "search.all",
    { query, limit: 24 },
    { enabled, keepPrevious: true },
  );
  return enabled && data ? grouped(data.hits) : [];
}

/** What may be the number of a chat group, whose page then says whether there is one; a name without any digit is none. */
export const groupNumber = (query: string): string | null =>
  query.length >= 2 && /\d/.test(query) ? query : null;
