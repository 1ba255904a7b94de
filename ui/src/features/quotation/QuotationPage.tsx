// One quotation: the editor while it is a draft, the frozen paper afterwards.
import { ArrowLeftOutlined, CloudSyncOutlined } from "@ant-design/icons";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button, Skeleton } from "antd";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { PageHead, State } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { HistoryLink } from "../../shared/HistoryLink";
import { useRecent } from "../../shared/recent";
import { useMay } from "../../shared/session";
import type { ApprovalRow } from "../../shared/wire";
import { type Quotation, useQuotation } from "./api";
import { EditorView } from "./EditorView";
import { IssuedView } from "./IssuedView";
import { quotationTone } from "./tone";

/** Piece of the approval feature, put in by the app. */
export type ApprovalSlot = (props: {
  approval: ApprovalRow | null;
  canRequest: boolean;
  quotationId: string;
}) => ReactNode;

export function QuotationPage({ id, approval }: { id: string; approval: ApprovalSlot }) {
  const quotation = useQuotation(id);
  if (quotation.error && !quotation.data)
    return (
      <div className="page">
        <ErrorNote error={quotation.error} onRetry={() => void quotation.refetch()} />
      </div>
    );
  if (!quotation.data)
    return (
      <div className="page">
        <Skeleton active paragraph={{ rows: 8 }} />
      </div>
    );
  return <Loaded quotation={quotation.data} approval={approval} />;
}

function Loaded({ quotation, approval }: { quotation: Quotation; approval: ApprovalSlot }) {
  const { t } = useTranslation(["quotation", "common", "terms"]);
  const navigate = useNavigate();
  const mayEdit = useMay("quotation.edit");
  const remember = useRecent((state) => state.open);
  const title = quotation.quotation_no ?? t("draft_title", { version: quotation.version });
  useEffect(
    () => remember({ kind: "quotation", id: quotation.id, title: `${title} · ${quotation.customer.name}` }),
    [remember, quotation.id, title, quotation.customer.name],
  );
  const head = (actions: ReactNode) => (
    <PageHead
      before={
        <Button
          type="text"
          icon={<ArrowLeftOutlined />}
          aria-label={t("common:back")}
          onClick={() =>
            void navigate({
              to: "/opportunities/$id",
              params: { id: quotation.opportunity_id },
              search: { stage: "quotation" },
            })
          }
        />
      }
      title={title}
      note={
        <>
          <Link to="/opportunities/$id" params={{ id: quotation.opportunity_id }}>
            {quotation.opportunity_name}
          </Link>{" "}
          · {quotation.customer.name}{" "}
          <State tone={quotationTone(quotation.status)}>
            {t(`terms:quotation_status.${quotation.status}`)}
          </State>{" "}
          {quotation.review_required && <State tone="running">{t("review_required")}</State>}{" "}
          {quotation.pending_sync && <CloudSyncOutlined title={t("pending_sync")} />}
        </>
      }
      actions={
        <>
          {actions}
          <HistoryLink table="quotations" id={quotation.id} />
        </>
      }
    />
  );
  return quotation.status === "draft" && mayEdit ? (
    <EditorView key={quotation.id} quotation={quotation} head={head} approval={approval} />
  ) : (
    <IssuedView quotation={quotation} head={head} approval={approval} />
  );
}
