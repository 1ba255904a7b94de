// Calls about what this person was told, and how he wants to be told.
import { useInfiniteQuery } from "@tanstack/react-query";
import { host, rpc } from "../../platform/host";
import type { AppError } from "../../platform/transport";
import { callKey, useCall } from "../../shared/query";
import type { Id, Page } from "../../shared/wire";
import type { Kind } from "./kinds";

export interface Notice {
  id: Id;
  kind: Kind;
  subject_table: string;
  subject_id: Id;
  opportunity_id: Id | null;
  customer_id: Id | null;
  params: Record<string, string>;
  created_at: string;
  read_at: string | null;
}

export interface Wants {
  muted_kinds: string[];
  no_popup_kinds: string[];
  no_mail_kinds: string[];
  quiet_from: string | null;
  quiet_to: string | null;
}

/** What pops up on the desktop now. */
export interface Popups {
  single: Notice[];
  together: number;
  ids: Id[];
  is_quiet: boolean;
}

const PAGE = 50;

export function useUnreadCount(): number {
  return useCall<{ count: number }>("notification.unread_count").data?.count ?? 0;
}

export function useWants() {
  return useCall<Wants>("notification.preferences");
}

/** The newest first, page by page. */
export function useNotices(unread: boolean, kind: Kind | undefined, enabled = true) {
  const filter = { ...(unread ? { unread } : {}), ...(kind ? { kind } : {}) };
  return useInfiniteQuery<Page<Notice>, AppError>({
    queryKey: callKey("notification.list", filter),
    queryFn: ({ pageParam }) =>
      host().rpc("notification.list", { ...filter, offset: pageParam, limit: PAGE }) as Promise<Page<Notice>>,
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const shown = pages.reduce((sum, page) => sum + page.rows.length, 0);
      return last.rows.length > 0 && shown < last.total ? shown : undefined;
    },
    enabled,
  });
}

/** A core marks 200 at most with one command. */
export async function markUnread(ids: Id[]): Promise<void> {
  for (let at = 0; at < ids.length; at += 200) {
    await rpc("notification.mark_read", { ids: ids.slice(at, at + 200), unread: true });
  }
}
