// The days until a lead goes to the public pool, or until the countdown to it begins.
import { ClockCircleOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { State } from "../../shared/Display";
import type { Lead } from "./api";
import { clockTone } from "./words";

export function Clock({ lead }: { lead: Pick<Lead, "days_left" | "pool_status"> }) {
  const { t } = useTranslation("lead");
  const tone = clockTone(lead);
  if (tone === undefined) return <span className="quiet">—</span>;
  const count = lead.days_left ?? 0;
  const text = t("clock.days", { count });
  const title = t(lead.pool_status === "countdown" ? "clock.countdown_note" : "clock.private_note", {
    count,
  });
  if (tone === null)
    return (
      <span className="nowrap" title={title}>
        {text}
      </span>
    );
  return (
    <span className="nowrap" title={title}>
      <State tone={tone}>
        <ClockCircleOutlined /> {lead.pool_status === "countdown" ? t("clock.countdown", { count }) : text}
      </State>
    </span>
  );
}
