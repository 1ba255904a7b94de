// Our companies: what is printed of each, its account, and its tax rates as a line in time.
import { EditOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type ContractEntity, formatTaxRate, useContractEntities } from "../../shared/contracts";
import { CivilDate, Facts, Nothing, PageHead, Panel, State } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { useMay } from "../../shared/session";
import { useLanguage } from "../../shared/useLanguage";
import { EntityDialog } from "./EntityDialog";
import { RateDialog } from "./RateDialog";

type Dialog = { kind: "edit"; entity: ContractEntity | null } | { kind: "rate"; entity: ContractEntity };

export function ContractEntityPage() {
  const { t } = useTranslation(["contract_entity", "common", "terms"]);
  const entities = useContractEntities();
  const mayManage = useMay("contract_entity.manage");
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  const rows = entities.data?.rows ?? [];
  const entity = rows.find((one) => one.id === shown) ?? rows[0];
  return (
    <div className="page">
      <PageHead
        title={t("title")}
        actions={
          mayManage && (
            <Button
              type="primary"
              icon={<PlusOutlined />}
              onClick={() => setDialog({ kind: "edit", entity: null })}
            >
              {t("add")}
            </Button>
          )
        }
      />
      {entities.error && <ErrorNote error={entities.error} onRetry={() => void entities.refetch()} />}
      {!entities.data && !entities.error && <Skeleton active />}
      {entities.data && rows.length === 0 && <Nothing text={t("none")} />}
      {entity && (
        <>
          <p className="quiet">{t("note")}</p>
          <div className="entities">
            <Panel title={t("title")}>
              <EntityList rows={rows} shown={entity.id} onShow={setShown} />
            </Panel>
            <div>
              <EntityFacts
                entity={entity}
                onEdit={mayManage ? () => setDialog({ kind: "edit", entity }) : undefined}
              />
              <Rates
                entity={entity}
                onAdd={mayManage ? () => setDialog({ kind: "rate", entity }) : undefined}
              />
            </div>
          </div>
        </>
      )}
      {dialog?.kind === "edit" && (
        <EntityDialog
          entity={dialog.entity}
          onClose={(id) => {
            if (id) setShown(id);
            setDialog(null);
          }}
        />
      )}
      {dialog?.kind === "rate" && <RateDialog entity={dialog.entity} onClose={() => setDialog(null)} />}
    </div>
  );
}

function EntityList(props: { rows: ContractEntity[]; shown: string; onShow: (id: string) => void }) {
  const { t } = useTranslation("contract_entity");
  const language = useLanguage();
  return (
    <ul className="plain entity-list">
      {props.rows.map((one) => {
        const current = one.rates.find((rate) => rate.is_current);
        return (
          <li key={one.id}>
            <button
              type="button"
              data-code={one.fields.entity_code}
              aria-current={one.id === props.shown}
              onClick={() => props.onShow(one.id)}
            >
              <span className="block">
                {one.fields.short_name} {!one.fields.is_active && <State tone="idle">{t("inactive")}</State>}
              </span>
              <span className="quiet">
                {one.fields.currency}
                {current && ` · ${formatTaxRate(current.rate, language)}`}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function EntityFacts({ entity, onEdit }: { entity: ContractEntity; onEdit: (() => void) | undefined }) {
  const { t } = useTranslation(["contract_entity", "common", "terms"]);
  const { fields } = entity;
  return (
    <Panel
      title={fields.entity_name}
      extra={
        onEdit && (
          <Button icon={<EditOutlined />} onClick={onEdit}>
            {t("common:edit")}
          </Button>
        )
      }
    >
      <Facts
        items={[
          [t("code"), fields.entity_code],
          [t("country"), fields.country_code],
          [t("currency"), t(`terms:currency.${fields.currency}`)],
          [t("legal_representative"), fields.legal_representative],
          [t("tax_id"), fields.tax_id],
          [t("contact_phone"), fields.contact_phone],
          [t("address"), fields.address],
          [t("bank_name"), fields.bank_name],
          [t("bank_account_no"), fields.bank_account_no],
          [t("bank_account_name"), fields.bank_account_name],
          [t("swift_code"), fields.swift_code],
          [
            t("state"),
            <State key="state" tone={fields.is_active ? "done" : "idle"}>
              {t(fields.is_active ? "active" : "inactive")}
            </State>,
          ],
        ]}
      />
    </Panel>
  );
}

function Rates({ entity, onAdd }: { entity: ContractEntity; onAdd: (() => void) | undefined }) {
  const { t } = useTranslation("contract_entity");
  const language = useLanguage();
  return (
    <Panel
      title={t("rates")}
      extra={
        onAdd && (
          <Button icon={<PlusOutlined />} onClick={onAdd}>
            {t("add_rate")}
          </Button>
        )
      }
    >
      {entity.rates.length === 0 ? (
        <Nothing text={t("rates_none")} />
      ) : (
        <table className="rows">
          <thead>
            <tr>
              <th>{t("effective_from")}</th>
              <th className="end">{t("rate")}</th>
              <th>{t("scheme")}</th>
              <th>{t("rounding")}</th>
              <th>{t("source")}</th>
            </tr>
          </thead>
          <tbody>
            {entity.rates.map((rate) => (
              <tr key={rate.id}>
                <td>
                  <CivilDate value={rate.effective_from} />{" "}
                  {rate.is_current && <State tone="done">{t("current")}</State>}
                </td>
                <td className="end">{formatTaxRate(rate.rate, language)}</td>
                <td>{t(`scheme_kind.${rate.scheme}`)}</td>
                <td>{t(`rounding_kind.${rate.rounding}`)}</td>
                <td>{rate.source ?? "—"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
