// One lead: where it stands, what was said, what is known, and its way to a customer or to the pool.
import { ArrowLeftOutlined, EditOutlined, MoreOutlined, RightOutlined } from "@ant-design/icons";
import { Link, useNavigate } from "@tanstack/react-router";
import { App, Button, Dropdown, Skeleton, Steps } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { LEAD_STATUSES, type LeadStatus } from "../../shared/activity";
import { Facts, Instant, PageHead, Panel, State } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { FollowUpBox, FollowUpList } from "../../shared/FollowUps";
import { HistoryLink } from "../../shared/HistoryLink";
import { useLookupNames } from "../../shared/lookups";
import { Notes } from "../../shared/Notes";
import { ReasonDialog } from "../../shared/ReasonDialog";
import { useRecent } from "../../shared/recent";
import { useMay, useSession } from "../../shared/session";
import { useLeave } from "../../shared/useLeave";
import { useUndo } from "../../shared/useUndo";
import { useWrite } from "../../shared/useWrite";
import { type Lead, useLead } from "./api";
import { Clock } from "./Clock";
import { ConvertDialog } from "./ConvertDialog";
import { claimResult } from "./claims";
import { LeadForm } from "./LeadForm";
import { OwnerDialog } from "./OwnerDialog";
import { Reach } from "./Reach";
import { type Action, actionsOf, STATUS_TONE } from "./words";

export function LeadPage({ id }: { id: string }) {
  const lead = useLead(id);
  const remember = useRecent((state) => state.open);
  const title = lead.data?.fields.name;
  useEffect(() => {
    if (title) remember({ kind: "lead", id, title });
  }, [title, id, remember]);
  if (lead.error)
    return (
      <div className="page">
        <ErrorNote error={lead.error} onRetry={() => void lead.refetch()} />
      </div>
    );
  if (!lead.data)
    return (
      <div className="page">
        <Skeleton active paragraph={{ rows: 8 }} />
      </div>
    );
  return <OneLead lead={lead.data} />;
}

const STEPS: readonly LeadStatus[] = LEAD_STATUSES.filter((status) => status !== "lost");
/** What stands behind "more", in this order. */
const MORE = ["assign", "stop_countdown", "release", "lose", "delete"] as const;
type Dialog = "edit" | "convert" | "assign" | "lose" | "release" | "delete";

function OneLead({ lead }: { lead: Lead }) {
  const { t } = useTranslation(["lead", "common", "activity"]);
  const navigate = useNavigate();
  const { modal, message } = App.useApp();
  const write = useWrite();
  const leave = useLeave(lead.id);
  const undo = useUndo();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const rights = {
    me: useSession().user.id,
    update: useMay("lead.update"),
    convert: useMay("lead.convert"),
    claim: useMay("lead.claim"),
    release: useMay("lead.release"),
    assign: useMay("lead.assign"),
  };
  const can = actionsOf(lead, rights);
  const { fields } = lead;
  const { id } = lead;
  const subject = { lead_id: id };

  /** A seller who gave a lead away does not see it any more; a manager stays. */
  const gone = () => (rights.assign ? Promise.resolve() : navigate({ to: "/leads" }));
  async function lose(reason: string) {
    setDialog(null);
    const args = { id, reason };
    const sent = rights.assign
      ? await write.run("lead.lose", args)
      : await leave.run(gone, "lead.lose", args);
    if (sent) void message.success(t("lose.done"));
  }
  async function claim() {
    const done = await write.run("lead.claim", { id });
    if (!done) return;
    const said = claimResult(done) === "requested" ? "claim.requested" : "claim.done";
    void message.success(t(said, { name: fields.name }));
  }
  async function release() {
    const args = { id };
    const sent = rights.assign
      ? await write.run("lead.release", args)
      : await leave.run(gone, "lead.release", args);
    if (!sent) return;
    // Whoever had it takes it back by claiming it; one that was given up would begin anew.
    if (lead.owner?.id === rights.me && rights.claim) undo(t("release.done"), claim);
    else void message.success(t("release.done"));
  }
  function ask(action: Action) {
    if (action === "release")
      modal.confirm({
        title: t("release.question", { name: fields.name }),
        content: t("release.note"),
        okText: t("action.release"),
        cancelText: t("common:cancel"),
        onOk: release,
      });
    else if (action === "delete")
      modal.confirm({
        title: t("delete_question", { name: fields.name }),
        okText: t("common:delete"),
        okButtonProps: { danger: true },
        cancelText: t("common:cancel"),
        onOk: async () => {
          if (await leave.run(() => navigate({ to: "/leads" }), "lead.delete", { id }))
            void message.success(t("deleted"));
        },
      });
    else if (action === "stop_countdown")
      void write.run("lead.stop_countdown", { id }, t("countdown_stopped"));
    else if (action === "assign" || action === "lose") setDialog(action);
  }
  function assigned() {
    const before = lead.owner?.id;
    undo(t("assign.done", { name: fields.name }), () =>
      before
        ? write.run("lead.assign", { id, owner_user_id: before }, t("common:undone"))
        : write.run("lead.release", { id }, t("release.done")),
    );
  }
  const more = MORE.filter((action) => can.has(action));

  return (
    <div className="page">
      <PageHead
        before={
          <Button
            type="text"
            icon={<ArrowLeftOutlined />}
            aria-label={t("common:back")}
            onClick={() => void navigate({ to: lead.pool_status === "public" ? "/lead-pool" : "/leads" })}
          />
        }
        title={fields.name}
        note={
          <>
            {fields.company_name}{" "}
            <State tone={STATUS_TONE[lead.status]}>{t(`activity:status.${lead.status}`)}</State>{" "}
            {lead.pool_status === "public" && <State tone="idle">{t("pool_status.public")}</State>}
          </>
        }
        actions={
          <>
            {can.has("claim") && (
              <Button {...(rights.assign ? {} : { type: "primary" as const })} onClick={() => void claim()}>
                {t("claim.action")}
              </Button>
            )}
            {can.has("convert") && (
              <Button
                type="primary"
                icon={<RightOutlined />}
                iconPlacement="end"
                onClick={() => setDialog("convert")}
              >
                {t("convert.action")}
              </Button>
            )}
            {can.has("edit") && (
              <Button icon={<EditOutlined />} onClick={() => setDialog("edit")}>
                {t("common:edit")}
              </Button>
            )}
            {more.length > 0 && (
              <Dropdown
                trigger={["click"]}
                menu={{
                  items: more.map((action) => ({
                    key: action,
                    label: t(`action.${action}`),
                    danger: action === "lose" || action === "delete",
                  })),
                  onClick: ({ key }) => ask(key as Action),
                }}
              >
                <Button icon={<MoreOutlined />}>{t("common:more")}</Button>
              </Dropdown>
            )}
            <HistoryLink table="leads" id={id} />
          </>
        }
      />
      <Standing lead={lead} />
      <div className="deal">
        <div>
          {can.has("follow_up") && (
            <Panel title={t("follow_up_title")}>
              <FollowUpBox subject={subject} status={lead.status} />
            </Panel>
          )}
          <History lead={lead} />
        </div>
        <aside className="side-panel" aria-label={t("facts")}>
          <Known lead={lead} />
          <Panel title={t("notes")} id="notes">
            <Notes subject={subject} editable={can.has("follow_up")} />
          </Panel>
        </aside>
      </div>
      {dialog === "edit" && (
        <LeadForm lead={lead} onClose={() => setDialog(null)} onSaved={() => undefined} />
      )}
      {dialog === "convert" && (
        <ConvertDialog
          lead={lead}
          onClose={() => setDialog(null)}
          onConverted={(opportunityId) => {
            setDialog(null);
            void message.success(t("convert.done"));
            void navigate({ to: "/opportunities/$id", params: { id: opportunityId } });
          }}
        />
      )}
      {dialog === "assign" && (
        <OwnerDialog
          lead={{ id, name: fields.name, owner: lead.owner ?? null }}
          onClose={() => setDialog(null)}
          onAssigned={assigned}
        />
      )}
      <ReasonDialog
        open={dialog === "lose"}
        title={t("lose.title", { name: fields.name })}
        text={t("lose.note")}
        required
        danger
        okText={t("action.lose")}
        busy={write.busy || leave.busy}
        onOk={(reason) => void lose(reason)}
        onCancel={() => setDialog(null)}
      />
    </div>
  );
}

/** The steps to a customer, and what holds or presses now. */
function Standing({ lead }: { lead: Lead }) {
  const { t } = useTranslation(["lead", "activity"]);
  const at = STEPS.indexOf(lead.status);
  return (
    <section className="panel lead-standing">
      {lead.status === "lost" ? (
        <p className="notice">{t("lost_because", { reason: lead.lost_reason ?? "" })}</p>
      ) : (
        <Steps
          size="small"
          current={lead.status === "converted" ? STEPS.length : at}
          items={STEPS.map((status) => ({ title: t(`activity:status.${status}`) }))}
        />
      )}
      <div className="lead-clock">
        <Clock lead={lead} full />
        {lead.status !== "lost" && lead.status !== "converted" && (
          <span className="quiet">
            {t(
              lead.pool_status === "public"
                ? "hint.public"
                : lead.pool_status === "countdown"
                  ? "hint.countdown"
                  : lead.status === "qualified"
                    ? "hint.qualified"
                    : "hint.open",
            )}
          </span>
        )}
        {lead.status === "converted" && lead.customer_id && (
          <Link to="/customers/$id" params={{ id: lead.customer_id }}>
            {t("to_customer")}
          </Link>
        )}
        {lead.status === "converted" && lead.opportunity_id && (
          <Link to="/opportunities/$id" params={{ id: lead.opportunity_id }}>
            {t("to_opportunity")}
          </Link>
        )}
      </div>
    </section>
  );
}

function History({ lead }: { lead: Lead }) {
  const { t } = useTranslation("lead");
  return (
    <Panel title={t("history")} id="timeline">
      <FollowUpList
        subject={{ lead_id: lead.id }}
        begin={
          <li data-follow-up="created">
            <div className="event-head">
              <State tone="idle">{t("created_event")}</State>
              <span className="quiet">
                {lead.created_by.name} · <Instant value={lead.created_at} />
              </span>
            </div>
          </li>
        }
      />
    </Panel>
  );
}

function Known({ lead }: { lead: Lead }) {
  const { t } = useTranslation(["lead", "common"]);
  const sources = useLookupNames("customer_sources");
  const levels = useLookupNames("customer_levels");
  const { fields } = lead;
  return (
    <Panel title={t("facts")}>
      <Facts
        items={[
          [t("contact_name"), fields.contact_name],
          [t("reach"), <Reach key="reach" fields={fields} />],
          [t("source"), fields.source_id ? (sources.get(fields.source_id) ?? null) : null],
          [t("level"), fields.level_id ? (levels.get(fields.level_id) ?? null) : null],
          [t("owner"), lead.owner?.name ?? t("pool_status.public")],
          [t("next_follow_up"), <Instant key="next" value={lead.next_follow_up_at} />],
          [t("last_follow_up"), <Instant key="last" value={lead.last_follow_up_at} />],
          ...(lead.released_at
            ? ([[t("released"), <Instant key="released" value={lead.released_at} />]] as [
                string,
                ReactNode,
              ][])
            : []),
          ...(fields.address ? ([[t("address"), fields.address]] as [string, ReactNode][]) : []),
        ]}
      />
      {fields.requirements && (
        <p className="pre">
          <span className="quiet">{t("requirements")}</span>
          <br />
          {fields.requirements}
        </p>
      )}
    </Panel>
  );
}
