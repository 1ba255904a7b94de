// Lets the desktop pop up what came in: the core says which and when, the host shows it, a click opens its record.
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { host, rpc } from "../../platform/host";
import type { Popup } from "../../platform/transport";
import { useCall } from "../../shared/query";
import { useLanguage } from "../../shared/useLanguage";
import { addressOf } from "./address";
import type { Popups } from "./api";
import { detail, sentence } from "./words";

/** Quiet hours end without anything having changed. */
const LOOK_AGAIN_MS = 30_000;

export function DesktopPopups() {
  const { popups } = host();
  const { t } = useTranslation("notification");
  const language = useLanguage();
  const queries = useQueryClient();
  const router = useRouter();
  const due = useCall<Popups>(
    "notification.popups",
    {},
    { enabled: popups !== null, refetchInterval: LOOK_AGAIN_MS },
  );
  const shown = useRef(new Set<string>());
  useEffect(() => popups?.onOpen((address) => router.history.push(address)), [popups, router]);
  useEffect(() => {
    // What was shown and not yet written down is not shown again by the same window.
    const news = due.data?.ids.filter((id) => !shown.current.has(id)) ?? [];
    if (!popups || !due.data || news.length === 0) return;
    for (const id of news) shown.current.add(id);
    const { single, together } = due.data;
    const wanted: Popup[] = single
      .filter((row) => news.includes(row.id))
      .map((row) => ({
        title: sentence(row, language),
        body: detail(row, language),
        address: addressOf(row) ?? "/notifications",
      }));
    if (together > 0)
      wanted.push({
        title: t("together", { count: together }),
        body: t("together_text"),
        address: "/notifications",
      });
    void (async () => {
      try {
        for (const popup of wanted) await popups.show(popup);
        await rpc("notification.popped_up", { ids: news });
        await queries.invalidateQueries({ queryKey: ["notification", "popups"] });
      } catch {
        // A desktop that shows nothing: they stay in the list, and the next start of the program tries again.
      }
    })();
  }, [due.data, popups, language, queries, t]);
  return null;
}
