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

/** A chat group is found by its whole number. */
export function useGroup(number: string, open: boolean): string | null {
  const { data } = useCall<{ wechat_group_no: string; deals: unknown[] }>(
    "group.get",
    { wechat_group_no: number },
    { enabled: open && number.length >= 2 },
  );
  return data && data.wechat_group_no === number ? number : null;
}
