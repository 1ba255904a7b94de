// One deal: its nine stages, the gate of the present one, the work of each stage, and what is around it.
import {
  ArrowLeftOutlined,
  CloudSyncOutlined,
  MenuFoldOutlined,
  MenuUnfoldOutlined,
  MoreOutlined,
  RightOutlined,
} from "@ant-design/icons";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button, Dropdown, Skeleton } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { bringIntoView } from "../../shared/bringIntoView";
import { PageHead, Panel } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { GateList } from "../../shared/GateList";
import { HistoryLink } from "../../shared/HistoryLink";
import { DealState } from "../../shared/OpportunityTable";
import { usePreferences } from "../../shared/preferences";
import { useRecent } from "../../shared/recent";
import { STAGES, StageBar, type StageCode, stageSteps } from "../../shared/StageBar";
import { useShortcut } from "../../shared/shortcuts";
import type { ApprovalRow, QuotationRow } from "../../shared/wire";
import { AdvanceDialog } from "./AdvanceDialog";
import { AssignDialog } from "./AssignDialog";
import { type Opportunity, useOpportunity } from "./api";
import { EditForm } from "./EditForm";
import { placeOf } from "./gateWays";
import { NewStage } from "./NewStage";
import { PlanStage } from "./PlanStage";
import { SidePanel } from "./SidePanel";
import { type Standing, StandingDialog } from "./StandingDialog";
import { isBesideTheMoney, whichWay } from "./shownStage";

/** Pieces of other features, put together by the app. */
export interface DealSlots {
  quotations: (deal: { id: string; rows: QuotationRow[]; editable: boolean }) => ReactNode;
  invoices: (deal: { id: string }) => ReactNode;
  collection: (deal: {
    id: string;
    customerId: string;
    stage: "collection_status" | "collection";
    editable: boolean;
    canComplete: boolean;
  }) => ReactNode;
  approval: (props: {
    approval: ApprovalRow | null;
    canRequest: boolean;
    canDecide: boolean;
    opportunityId: string;
  }) => ReactNode;
  contracts: (deal: { id: string; editable: boolean; approval: ReactNode }) => ReactNode;
  execution: (deal: { id: string; standing: Opportunity["workflow_status"] }) => ReactNode;
  materials: (deal: {
    id: string;
    customerId: string;
    standing: Opportunity["workflow_status"];
  }) => ReactNode;
  moneyLink: (deal: { id: string; onOpen: () => void }) => ReactNode;
  phases: (deal: Opportunity) => ReactNode;
}

interface Props {
  id: string;
  shown: StageCode | undefined;
  onShow: (stage: StageCode | undefined) => void;
  slots: DealSlots;
}

const NARROW = 1280;

export function OpportunityPage({ id, shown, onShow, slots }: Props) {
  const deal = useOpportunity(id);
  if (deal.error)
    return (
      <div className="page">
        <ErrorNote error={deal.error} onRetry={() => void deal.refetch()} />
      </div>
    );
  if (!deal.data)
    return (
      <div className="page">
        <Skeleton active paragraph={{ rows: 8 }} />
      </div>
    );
  return <Deal deal={deal.data} shown={shown ?? deal.data.stage_code} onShow={onShow} slots={slots} />;
}

interface DealProps {
  deal: Opportunity;
  shown: StageCode;
  onShow: (stage: StageCode | undefined) => void;
  slots: DealSlots;
}

function Deal({ deal, shown, onShow, slots }: DealProps) {
  const { t } = useTranslation(["opportunity", "common", "terms"]);
  const navigate = useNavigate();
  const preferences = usePreferences();
  const [dialog, setDialog] = useState<"advance" | "edit" | "assign" | Standing | null>(null);
  const open = preferences.sidePanelOpen ?? window.innerWidth >= NARROW;
  const togglePanel = () => preferences.set({ sidePanelOpen: !open });
  const remember = useRecent((state) => state.open);
  useEffect(
    () =>
      remember({ kind: "opportunity", id: deal.id, title: `${deal.fields.name} · ${deal.customer.name}` }),
    [remember, deal.id, deal.fields.name, deal.customer.name],
  );

  const at = STAGES.indexOf(shown);
  const way = whichWay(shown, deal.stage_code);
  const isCurrent = way === "here";
  const lookBack = () => {
    const before = STAGES[at - 1];
    if (before) onShow(before);
  };
  const forward = () => {
    const after = STAGES[at + 1];
    if (isCurrent) setDialog("advance");
    else if (after && way === "back") onShow(after);
  };
  useShortcut("stageBack", lookBack);
  useShortcut("stageNext", forward);
  useShortcut("panel", togglePanel);

  const current = deal.history.find((row) => row.exited_at === null);
  const steps = stageSteps(
    deal.stage_code,
    deal.approval?.state === "pending" ? "pending" : (current?.approval_status ?? null),
    deal.workflow_status === "completed",
  );
  // The way on stays visible while the gate is shut: the dialog says what is missing.
  const mayGoOn =
    deal.can.advance ||
    (deal.can.edit && deal.workflow_status === "active" && deal.stage_order < STAGES.length);
  const standing: { key: Standing | "assign"; label: string; danger?: boolean }[] = [
    ...(deal.can.assign ? [{ key: "assign" as const, label: t("assign.menu") }] : []),
    ...(deal.can.pause ? [{ key: "pause" as const, label: t("pause") }] : []),
    ...(deal.can.resume ? [{ key: "resume" as const, label: t("resume") }] : []),
    ...(deal.can.reopen ? [{ key: "reopen" as const, label: t("reopen") }] : []),
    ...(deal.can.lose ? [{ key: "lose" as const, label: t("lose"), danger: true }] : []),
    ...(deal.can.cancel ? [{ key: "cancel" as const, label: t("cancel"), danger: true }] : []),
  ];
  // Stages order the deal, not every record: once a contract is signed, invoices, papers and payments may be recorded ahead (DOMAIN §5.1).
  const signed = deal.status === "won";
  const ahead = (code: StageCode) =>
    signed && (code === "invoice" || code === "handling_materials" || code === "collection_status");
  // Templates, paper and parties stand beside each other: what is around the deal goes below.
  const wide = shown === "contract";
  const openStage = (stage: StageCode, anchor: string) => {
    onShow(stage === deal.stage_code ? undefined : stage);
    bringIntoView(anchor);
  };
  const wayTo = (condition: { code: string }) => {
    const place = placeOf(condition.code);
    if (!place || (place.kind === "here" && !open && !wide)) return undefined;
    // Nobody asked and nobody may ask yet: there is no box to go to.
    if (condition.code === "stage_approved" && !deal.approval && !deal.can.request_approval) return undefined;
    if (place.kind === "customer")
      return () => void navigate({ to: "/customers/$id", params: { id: deal.customer.id } });
    return () => {
      if (place.kind === "stage") openStage(place.stage, place.anchor);
      else bringIntoView(place.anchor);
    };
  };

  const approval = slots.approval({
    approval: deal.approval,
    canRequest: deal.can.request_approval,
    canDecide: deal.can.decide,
    opportunityId: deal.id,
  });

  return (
    <div className="page">
      <PageHead
        before={
          <Button
            type="text"
            icon={<ArrowLeftOutlined />}
            aria-label={t("common:back")}
            onClick={() => void navigate({ to: "/opportunities" })}
          />
        }
        title={deal.fields.name}
        note={
          <>
            <Link to="/customers/$id" params={{ id: deal.customer.id }}>
              {deal.customer_display}
            </Link>{" "}
            <DealState
              row={{
                status: deal.status,
                workflow_status: deal.workflow_status,
                approval_status: steps[deal.stage_order - 1]?.approval ?? null,
              }}
            />{" "}
            {deal.pending_sync && <CloudSyncOutlined title={t("pending_sync")} />}
          </>
        }
        actions={
          <>
            {mayGoOn && (
              <Button
                type={deal.can.advance ? "primary" : "default"}
                icon={<RightOutlined />}
                iconPlacement="end"
                onClick={() => setDialog("advance")}
              >
                {t("advance")}
              </Button>
            )}
            {standing.length > 0 && (
              <Dropdown
                trigger={["click"]}
                menu={{
                  items: standing.map((one) => ({
                    key: one.key,
                    label: one.label,
                    danger: one.danger ?? false,
                  })),
                  onClick: ({ key }) => setDialog(key as Standing | "assign"),
                }}
              >
                <Button icon={<MoreOutlined />}>{t("common:more")}</Button>
              </Dropdown>
            )}
            <HistoryLink table="opportunities" id={deal.id} />
            <Button
              icon={open ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
              aria-label={t(open ? "panel_hide" : "panel_show")}
              title={t(open ? "panel_hide" : "panel_show")}
              aria-expanded={open}
              onClick={togglePanel}
            />
          </>
        }
      />
      {deal.status_reason && deal.workflow_status !== "active" && (
        <p className="notice">
          {t("status_reason")}: {deal.status_reason}
        </p>
      )}
      <StageBar
        steps={steps}
        shown={shown}
        canOpen={(step) => step.state !== "future" || ahead(step.code)}
        onOpen={(code) => onShow(code === deal.stage_code ? undefined : code)}
      />
      <div className={wide ? "deal wide" : open ? "deal" : "deal alone"}>
        <div>
          {isCurrent ? (
            deal.gate.length > 0 &&
            deal.workflow_status !== "cancelled" && (
              <Panel title={t("gate_title")} id="gate">
                <GateList conditions={deal.gate} wayTo={wayTo} />
              </Panel>
            )
          ) : (
            <p className="notice">{t(way === "back" ? "looking_back" : "looking_ahead")}</p>
          )}
          {isBesideTheMoney(shown) &&
            slots.moneyLink({ id: deal.id, onOpen: () => openStage("collection_status", "payments") })}
          {shown === "new" && <NewStage deal={deal} onEdit={() => setDialog("edit")} />}
          {shown === "service_plan" && <PlanStage deal={deal} phases={slots.phases(deal)} />}
          {shown === "quotation" &&
            slots.quotations({
              id: deal.id,
              rows: deal.quotations,
              editable: deal.workflow_status === "active" && deal.can.edit && deal.stage_code === "quotation",
            })}
          {wide &&
            slots.contracts({
              id: deal.id,
              editable: deal.workflow_status === "active" && deal.stage_code === "contract",
              approval: isCurrent && approval,
            })}
          {shown === "invoice" && slots.invoices({ id: deal.id })}
          {shown === "handling_materials" &&
            slots.materials({ id: deal.id, customerId: deal.customer.id, standing: deal.workflow_status })}
          {shown === "assign_execution" && slots.execution({ id: deal.id, standing: deal.workflow_status })}
          {(shown === "collection_status" || shown === "collection") &&
            slots.collection({
              id: deal.id,
              customerId: deal.customer.id,
              stage: shown,
              editable: deal.workflow_status === "active" && deal.can.edit,
              canComplete: deal.can.complete,
            })}
        </div>
        {open && <SidePanel deal={deal} approval={wide && isCurrent ? null : approval} />}
      </div>
      {dialog === "advance" && (
        <AdvanceDialog
          deal={deal}
          wayTo={wayTo}
          onClose={() => setDialog(null)}
          onAdvanced={() => onShow(undefined)}
        />
      )}
      {dialog === "edit" && <EditForm deal={deal} onClose={() => setDialog(null)} />}
      {dialog === "assign" && <AssignDialog deal={deal} onClose={() => setDialog(null)} />}
      {dialog && dialog !== "advance" && dialog !== "edit" && dialog !== "assign" && (
        <StandingDialog deal={deal} action={dialog} onClose={() => setDialog(null)} />
      )}
    </div>
  );
}
