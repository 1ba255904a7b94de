// Stage 4: the contracts of the accepted quotation, one per kind of service.
import { PlusOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Button, Segmented, Skeleton } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useContractEntities } from "../../shared/contracts";
import { Facts, Money, Nothing, Panel, State } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { useMay } from "../../shared/session";
import { useLanguage } from "../../shared/useLanguage";
import { useWrite } from "../../shared/useWrite";
import type { Id } from "../../shared/wire";
import { contractTone, type DealContracts, useDealContracts } from "./api";
import { ContractWork } from "./ContractWork";
import { EntityPicker } from "./EntityPicker";

interface Props {
  opportunityId: Id;
  /** The deal is at this stage and running: contracts may be written. */
  editable: boolean;
  approval: ReactNode;
}

export function ContractStage({ opportunityId, editable, approval }: Props) {
  const { t } = useTranslation(["contract", "terms"]);
  const deal = useDealContracts(opportunityId);
  const [shown, setShown] = useState<Id | null>(null);
  if (deal.error) return <ErrorNote error={deal.error} onRetry={() => void deal.refetch()} />;
  if (!deal.data) return <Skeleton active />;
  const { contracts, quotation } = deal.data;
  const contract = contracts.find((one) => one.id === shown) ?? contracts[0];
  return (
    <>
      <div className="columns">
        <Panel title={t("agreed")} id="contracts">
          {quotation ? (
            <Facts
              items={[
                [
                  t("quotation"),
                  <Link key="quotation" to="/quotations/$id" params={{ id: quotation.id }}>
                    {quotation.name}
                  </Link>,
                ],
                [t("quotation_total"), <Money key="total" value={deal.data.quotation_total} strong />],
                [t("quotation_other"), <Money key="other" value={deal.data.quotation_total_secondary} />],
              ]}
            />
          ) : (
            <Nothing text={t("nothing_accepted")} />
          )}
          <Missing opportunityId={opportunityId} deal={deal.data} editable={editable} />
        </Panel>
        {approval}
      </div>
      {contracts.length > 1 && contract && (
        <Segmented<Id>
          className="contract-choice"
          aria-label={t("contracts")}
          value={contract.id}
          onChange={setShown}
          options={contracts.map((one) => ({
            value: one.id,
            label: (
              <span>
                {t(`category.${one.service_category}`)} · {one.contract_no ?? t("unnumbered")}{" "}
                <State tone={contractTone(one.status)}>{t(`status.${one.status}`)}</State>
              </span>
            ),
          }))}
        />
      )}
      {contract && <ContractWork key={contract.id} contract={contract} editable={editable} />}
      {deal.data.terminated.length > 0 && (
        <Panel title={t("terminated")}>
          <table className="rows">
            <tbody>
              {deal.data.terminated.map((row) => (
                <tr key={row.id}>
                  <td>{row.contract_no ?? t("unnumbered")}</td>
                  <td>{t(`category.${row.service_category}`)}</td>
                  <td>{row.entity.name}</td>
                  <td className="end">
                    <Money value={row.total} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      )}
    </>
  );
}

/** The kinds of service that have no contract yet, and the way to make them all at once. */
function Missing({
  opportunityId,
  deal,
  editable,
}: {
  opportunityId: Id;
  deal: DealContracts;
  editable: boolean;
}) {
  const { t } = useTranslation("contract");
  const language = useLanguage();
  const write = useWrite();
  const entities = useContractEntities();
  const mayEdit = useMay("contract.edit");
  const [entity, setEntity] = useState<Id>();
  if (deal.missing.length === 0) return null;
  return (
    <div className="contract-missing">
      <p>
        {t("missing", {
          categories: deal.missing.map((one) => t(`category.${one}`)).join(language === "zh" ? "、" : ", "),
        })}
      </p>
      {editable && mayEdit && (
        <div className="contract-create">
          <EntityPicker entities={entities.data?.rows ?? []} value={entity} onChange={setEntity} />
          <Button
            type="primary"
            icon={<PlusOutlined />}
            disabled={!entity}
            loading={write.busy}
            onClick={() =>
              void write.run(
                "contract.create_all",
                { opportunity_id: opportunityId, entity_id: entity },
                t("created"),
              )
            }
          >
            {t("create", { count: deal.missing.length })}
          </Button>
        </div>
      )}
    </div>
  );
}
