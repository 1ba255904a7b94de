// The days until a lead goes to the public pool, or until the countdown to it begins.
import { ClockCircleOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { State } from "../../shared/Display";
import type { Lead } from "./api";
import { clockTone } from "./words";

interface Props {
  lead: Pick<Lead, "days_left" | "pool_status">;
  /** Says what happens then, where there is room. */
  full?: boolean;
}

export function Clock({ lead, full = false }: Props) {
  const { t } = useTranslation("lead");
  const tone = clockTone(lead);
  if (tone === undefined) return full ? null : <span className="quiet">—</span>;
  const count = lead.days_left ?? 0;
  const short = count === 0 ? t("clock.today") : t("clock.days", { count });
  const what = lead.pool_status === "countdown" ? "countdown" : "private";
  const title = t(count === 0 ? `clock.${what}_today` : `clock.${what}_note`, { count });
  const counting = lead.pool_status === "countdown" && count > 0;
  const text = full ? title : counting ? t("clock.countdown", { count }) : short;
  return (
    <span className="nowrap" title={title}>
      {tone === null ? (
        text
      ) : (
        <State tone={tone}>
          <ClockCircleOutlined /> {text}
        </State>
      )}
    </span>
  );
}
