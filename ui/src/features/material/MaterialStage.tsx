// Stage 6: the papers that the products of the signed contracts ask for, on a board or as an equal list.
import { Progress as Bar, Button, Segmented, Skeleton, Space } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Nothing, Panel } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { usePreferences } from "../../shared/preferences";
import { useLanguage } from "../../shared/useLanguage";
import type { Id } from "../../shared/wire";
import { Applicants } from "./Applicants";
import { type Contract, type DealMaterials, useDealMaterials } from "./api";
import { LineBoard } from "./LineBoard";
import { LineList } from "./LineList";
import { type Linkable, linkableOf, type Rights } from "./lines";
import { UpdateDialog } from "./UpdateDialog";
import { applicantName, askName } from "./words";

interface Props {
  opportunityId: Id;
  customerId: Id;
  standing: Rights["standing"];
  /** The line one came for. */
  asked: Id | undefined;
  /** What lets the customer give the papers that are left. */
  link?: ((offer: { contracts: Contract[]; papers: Linkable[] }) => ReactNode) | undefined;
}

const VIEWS = ["board", "list"] as const;

export function MaterialStage({ opportunityId, customerId, standing, asked, link }: Props) {
  const { t } = useTranslation("material");
  const { materialView: view, set } = usePreferences();
  const language = useLanguage();
  const deal = useDealMaterials(opportunityId);
  if (deal.error) return <ErrorNote error={deal.error} onRetry={() => void deal.refetch()} />;
  if (!deal.data) return <Skeleton active />;
  const { data } = deal;
  const rights: Rights = { upload: data.may_upload, approve: data.may_approve, standing };
  const signed = data.contracts.some((one) => one.is_signed);
  const shown = { deal: data, rights, opportunityId, customerId, asked };
  return (
    <Panel
      title={t("title")}
      id="materials"
      extra={
        data.lines.length > 0 && (
          <Space wrap>
            {rights.upload &&
              link?.({
                contracts: data.contracts.filter((one) => one.is_signed),
                papers: linkableOf(
                  data,
                  (line) => askName(line.ask, language),
                  (one) => applicantName(one?.fields),
                ),
              })}
            <Segmented
              size="small"
              aria-label={t("view")}
              value={view}
              options={VIEWS.map((value) => ({ value, label: t(`views.${value}`) }))}
              onChange={(materialView) => set({ materialView })}
            />
          </Space>
        )
      }
    >
      {data.contracts.length > 0 && <Contracts deal={data} rights={rights} />}
      {data.progress.length > 0 && <Products deal={data} />}
      {signed && <Applicants {...shown} />}
      {data.lines.length === 0 ? (
        <Nothing
          text={t(signed ? "no_lines" : "none_title")}
          action={!signed && <p className="quiet explain">{t("none_text")}</p>}
        />
      ) : view === "board" ? (
        <LineBoard {...shown} />
      ) : (
        <LineList {...shown} />
      )}
    </Panel>
  );
}

function Contracts({ deal, rights }: { deal: DealMaterials; rights: Rights }) {
  const { t } = useTranslation(["material", "terms"]);
  const [asked, setAsked] = useState<Contract | null>(null);
  const may = rights.upload && rights.standing === "active";
  return (
    <ul className="paper-contracts">
      {deal.contracts.map((one) => (
        <li key={one.id}>
          <strong className="nowrap">{one.contract_no ?? "—"}</strong>{" "}
          <span className="quiet">{t(`terms:service_type.${one.service_category}`)}</span>
          {!one.is_signed && <span className="quiet small">{t("unsigned")}</span>}
          {one.is_signed && one.changes === 0 && <span className="quiet small">{t("up_to_date")}</span>}
          {one.is_signed && one.changes > 0 && (
            <Button size="small" type="primary" ghost disabled={!may} onClick={() => setAsked(one)}>
              {t("update", { count: one.changes })}
            </Button>
          )}
        </li>
      ))}
      {asked && <UpdateDialog contract={asked} applicants={deal.applicants} onClose={() => setAsked(null)} />}
    </ul>
  );
}

function Products({ deal }: { deal: DealMaterials }) {
  const { t } = useTranslation("material");
  return (
    <ul className="paper-progress" aria-label={t("progress")}>
      {deal.progress.map(({ product_code: product, required, approved }) => (
        <li key={product} data-progress={product}>
          <strong>{product}</strong>
          <Bar
            size="small"
            percent={required === 0 ? 100 : Math.floor((approved / required) * 100)}
            showInfo={false}
            aria-label={t("progress_of", { product, approved, required })}
          />
          <span className="quiet nowrap">
            {approved} / {required}
          </span>
        </li>
      ))}
    </ul>
  );
}
