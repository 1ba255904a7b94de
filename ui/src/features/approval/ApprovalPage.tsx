// What waits for this person's decision.
import { CheckOutlined, CloseOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Button, Skeleton, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Instant, Money, Nothing, PageHead, Panel, State } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { formatPercent } from "../../shared/money";
import { useCall } from "../../shared/query";
import { ReasonDialog } from "../../shared/ReasonDialog";
import { roleName } from "../../shared/roles";
import { STAGES } from "../../shared/StageBar";
import { useLanguage } from "../../shared/useLanguage";
import { useWrite } from "../../shared/useWrite";
import type { ApprovalRow } from "../../shared/wire";

export function ApprovalPage() {
  const { t } = useTranslation(["approval", "common", "terms"]);
  const approvals = useCall<{ rows: ApprovalRow[] }>("approval.list");
  const rows = approvals.data?.rows ?? [];
  return (
    <div className="page reading">
      <PageHead
        title={t("page_title")}
        note={approvals.data && t("common:total_rows", { count: rows.length })}
      />
      {approvals.error && <ErrorNote error={approvals.error} onRetry={() => void approvals.refetch()} />}
      {!approvals.data && !approvals.error && <Skeleton active />}
      {approvals.data && rows.length === 0 && <Nothing text={t("none")} />}
      {rows.map((row) => (
        <ApprovalCard key={row.id} row={row} />
      ))}
    </div>
  );
}

function ApprovalCard({ row }: { row: ApprovalRow }) {
  const { t } = useTranslation(["approval", "common", "terms"]);
  const language = useLanguage();
  const write = useWrite();
  const [verdict, setVerdict] = useState<"approved" | "rejected" | null>(null);
  const stage = STAGES[row.stage_order - 1] ?? "new";

  async function decide(note: string) {
    if (!verdict) return;
    const args = { id: row.id, verdict, content_hash: row.content_hash, ...(note === "" ? {} : { note }) };
    if (await write.run("approval.decide", args, t(`done.${verdict}`))) setVerdict(null);
  }

  return (
    <Panel
      title={
        row.subject_kind === "quotation" ? (
          <Link to="/quotations/$id" params={{ id: row.subject_id }}>
            {t("of_quotation")} · {row.opportunity_name}
          </Link>
        ) : (
          <Link to="/opportunities/$id" params={{ id: row.opportunity_id }}>
            {t("of_stage", { stage: t(`terms:stage.${stage}`) })} · {row.opportunity_name}
          </Link>
        )
      }
      extra={
        row.may_decide && (
          <Space>
            <Button
              type="primary"
              size="small"
              icon={<CheckOutlined />}
              onClick={() => setVerdict("approved")}
            >
              {t("approve")}
            </Button>
            <Button danger size="small" icon={<CloseOutlined />} onClick={() => setVerdict("rejected")}>
              {t("reject")}
            </Button>
          </Space>
        )
      }
    >
      <dl className="facts">
        <div>
          <dt>{t("customer")}</dt>
          <dd>
            <Link to="/customers/$id" params={{ id: row.customer.id }}>
              {row.customer.name}
            </Link>
          </dd>
        </div>
        <div>
          <dt>{t("total")}</dt>
          <dd>
            <Money value={row.total} strong />{" "}
            <span className="quiet">
              <Money value={row.total_secondary} />
            </span>
          </dd>
        </div>
        <div>
          <dt>{t("discount")}</dt>
          <dd>
            {row.discount_rate === null ? "—" : formatPercent(row.discount_rate, language)}{" "}
            {row.is_below_floor && <State tone="warning">{t("below_floor")}</State>}
          </dd>
        </div>
        <div>
          <dt>{t("asked")}</dt>
          <dd>
            {row.requested_by.name} · <Instant value={row.requested_at} />
          </dd>
        </div>
        <div>
          <dt>{t("roles")}</dt>
          <dd>{row.roles.map((role) => roleName(role)).join(" + ")}</dd>
        </div>
      </dl>
      {row.note && <p className="pre">{row.note}</p>}
      {!row.may_decide && <p className="quiet">{t("waiting_for_others")}</p>}
      {verdict && (
        <ReasonDialog
          open
          title={t(verdict === "approved" ? "approve" : "reject")}
          text={row.opportunity_name}
          label={t("common:note")}
          required={verdict === "rejected"}
          danger={verdict === "rejected"}
          okText={t(verdict === "approved" ? "approve" : "reject")}
          busy={write.busy}
          onOk={(note) => void decide(note)}
          onCancel={() => setVerdict(null)}
        />
      )}
    </Panel>
  );
}
