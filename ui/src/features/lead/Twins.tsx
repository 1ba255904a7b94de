// Leads and customers like what is typed: the same company stops the saving, everything else is a warning.
import { Link } from "@tanstack/react-router";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { formatPercent, percentOf } from "../../shared/money";
import { useLanguage } from "../../shared/useLanguage";
import type { Twin } from "./api";
import { isRefused } from "./words";

const SHOWN = 6;

export function Twins({ rows }: { rows: readonly Twin[] }) {
  const { t } = useTranslation("lead");
  const language = useLanguage();
  if (rows.length === 0) return null;
  const refused = isRefused(rows);
  return (
    <Alert
      type={refused ? "error" : "warning"}
      showIcon
      className="error-note"
      data-twins={refused ? "refused" : "told"}
      title={t(refused ? "twin.refused" : "twin.told")}
      description={
        <ul className="error-fields">
          {rows.slice(0, SHOWN).map((twin, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: hidden ones have nothing else to be told apart by.
            <li key={at} data-likeness={twin.likeness}>
              {t(`twin.${twin.likeness}`)}
              {twin.likeness === "similar" && ` ${formatPercent(percentOf(twin.score), language)}`}
              {" · "}
              <Named twin={twin} />
            </li>
          ))}
        </ul>
      }
    />
  );
}

function Named({ twin }: { twin: Twin }) {
  const { t } = useTranslation("lead");
  const owner = twin.owner && <span className="quiet"> {twin.owner.name}</span>;
  if (twin.lead_id)
    return (
      <>
        {t("twin.lead")}{" "}
        <Link to="/leads/$id" params={{ id: twin.lead_id }}>
          {twin.name}
        </Link>
        {owner}
      </>
    );
  if (twin.customer_id)
    return (
      <>
        {t("twin.customer")}{" "}
        <Link to="/customers/$id" params={{ id: twin.customer_id }}>
          {twin.name}
        </Link>
        {owner}
      </>
    );
  return <span className="quiet">{t("twin.hidden")}</span>;
}
