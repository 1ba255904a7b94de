// Stage 4 and later: shows what was agreed; the work of these stages is not done on this page.
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { CivilDate, Facts, Money, Nothing, Panel, State } from "../../shared/Display";
import type { Opportunity } from "./api";

export function ContractStage({ deal }: { deal: Opportunity }) {
  const { t } = useTranslation(["opportunity", "common", "terms"]);
  const accepted = deal.quotations.find((one) => one.id === deal.primary_quotation_id);
  return (
    <Panel title={t("agreed")}>
      {accepted ? (
        <Facts
          items={[
            [
              t("accepted_quotation"),
              <Link key="quotation" to="/quotations/$id" params={{ id: accepted.id }}>
                {accepted.quotation_no ?? `v${accepted.version}`}
              </Link>,
            ],
            [t("total"), <Money key="total" value={accepted.total} strong />],
            [t("total_secondary"), <Money key="secondary" value={accepted.total_secondary} />],
            [t("valid_until"), <CivilDate key="valid" value={accepted.valid_until} />],
            [
              t("split"),
              <State key="split" tone={deal.split_order_required ? "running" : "idle"}>
                {t(deal.split_order_required ? "common:yes" : "common:no")}
              </State>,
            ],
          ]}
        />
      ) : (
        <Nothing text={t("nothing_accepted")} />
      )}
    </Panel>
  );
}
