// How many leads there are by status, each a filter of the list, and how many of those that ended became customers.
import { useTranslation } from "react-i18next";
import { LEAD_STATUSES, type LeadStatus } from "../../shared/activity";
import { formatPercent } from "../../shared/money";
import { useLanguage } from "../../shared/useLanguage";
import type { LeadCounts } from "./api";

interface Props {
  counts: LeadCounts | undefined;
  shown: LeadStatus | undefined;
  onShow: (status: LeadStatus | undefined) => void;
}

export function LeadCountBar({ counts, shown, onShow }: Props) {
  const { t } = useTranslation(["lead", "activity"]);
  const language = useLanguage();
  const of = (status: LeadStatus) => counts?.by_status[status] ?? 0;
  const entries: { key: LeadStatus | "all"; label: string; count: number }[] = [
    { key: "all", label: t("counts.total"), count: counts?.total ?? 0 },
    ...LEAD_STATUSES.map((status) => ({
      key: status,
      label: t(`activity:status.${status}`),
      count: of(status),
    })),
  ];
  return (
    <section className="count-bar" aria-label={t("counts.label")}>
      {entries.map(({ key, label, count }) => (
        <button
          key={key}
          type="button"
          data-count={key}
          aria-pressed={key === (shown ?? "all")}
          className={count === 0 ? "none" : ""}
          onClick={() => onShow(key === "all" || key === shown ? undefined : key)}
        >
          <strong>{counts ? count : "—"}</strong>
          <span>{label}</span>
        </button>
      ))}
      <div data-count="rate" title={t("counts.rate_note")}>
        <strong>{counts?.conversion_rate ? formatPercent(counts.conversion_rate, language) : "—"}</strong>
        <span>{t("counts.rate")}</span>
      </div>
    </section>
  );
}
