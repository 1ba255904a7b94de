// One lead: what is known, its clock, what was said, and its way to become a customer.
import { DeleteOutlined, EditOutlined } from "@ant-design/icons";
import { Link, useNavigate } from "@tanstack/react-router";
import { App, Button, Dropdown, Form, Modal, Popconfirm, Select, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Facts, Instant, PageHead, Panel, State } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { FollowUpBox, FollowUpList } from "../../shared/FollowUps";
import { HistoryLink } from "../../shared/HistoryLink";
import { useLookupNames, useUserChoices } from "../../shared/lookups";
import { Notes } from "../../shared/Notes";
import { ReasonDialog } from "../../shared/ReasonDialog";
import { useMay, useSession } from "../../shared/session";
import { useWrite } from "../../shared/useWrite";
import { type Lead, useLead } from "./api";
import { ConvertDialog } from "./ConvertDialog";
import { LeadForm } from "./LeadForm";
import { clockTone, isOpen, statusTone, stepsOf } from "./steps";

type Open = "edit" | "convert" | "lose" | "assign" | null;

export function LeadPage({ id }: { id: string }) {
  const { t } = useTranslation(["lead", "common", "activity"]);
  const lead = useLead(id);
  const [open, setOpen] = useState<Open>(null);
  const sources = useLookupNames("customer_sources");
  const levels = useLookupNames("customer_levels");
  if (lead.error)
    return (
      <div className="page">
        <ErrorNote error={lead.error} onRetry={() => void lead.refetch()} />
      </div>
    );
  if (!lead.data)
    return (
      <div className="page">
        <Skeleton active />
      </div>
    );
  const { fields } = lead.data;
  const active = isOpen(lead.data);
  return (
    <div className="page">
      <PageHead
        title={fields.name}
        note={
          <>
            <State tone={statusTone(lead.data.status)}>{t(`activity:status.${lead.data.status}`)}</State>{" "}
            {lead.data.pool_status === "public" && <State tone="idle">{t("in_pool")}</State>}
            {lead.data.days_left !== null && (
              <State tone={clockTone(lead.data)}>
                {t(lead.data.pool_status === "countdown" ? "days_to_pool" : "days_to_countdown", {
                  count: lead.data.days_left,
                })}
              </State>
            )}
          </>
        }
        actions={<Actions lead={lead.data} onOpen={setOpen} />}
      />
      {lead.data.customer_id && (
        <p className="notice">
          {t("became_customer")}{" "}
          <Link to="/customers/$id" params={{ id: lead.data.customer_id }}>
            {t("open_customer")}
          </Link>
          {lead.data.opportunity_id && (
            <>
              {" · "}
              <Link to="/opportunities/$id" params={{ id: lead.data.opportunity_id }}>
                {t("open_deal")}
              </Link>
            </>
          )}
        </p>
      )}
      <div className="columns">
        <div>
          <Panel title={t("facts")}>
            <Facts
              items={[
                [t("company"), fields.company_name],
                [t("contact_name"), fields.contact_name],
                [t("phone"), fields.phone],
                [t("email"), fields.email],
                [t("wechat"), fields.wechat_id],
                [t("address"), fields.address],
                [t("source"), fields.source_id ? (sources.get(fields.source_id) ?? "—") : null],
                [t("level"), fields.level_id ? (levels.get(fields.level_id) ?? "—") : null],
                [t("owner"), lead.data.owner?.name ?? null],
                [t("entered_by"), lead.data.created_by.name],
                [t("next"), <Instant key="next" value={lead.data.next_follow_up_at} />],
                [t("last"), <Instant key="last" value={lead.data.last_follow_up_at} />],
                [t("created"), <Instant key="created" value={lead.data.created_at} />],
                ...(lead.data.lost_reason
                  ? ([[t("lost_reason"), lead.data.lost_reason]] as [string, string][])
                  : []),
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
          <Panel title={t("notes")}>
            <Notes subject={{ lead_id: id }} editable={active} />
          </Panel>
        </div>
        <Panel title={t("follow_ups")}>
          {active && <FollowUpBox subject={{ lead_id: id }} steps={stepsOf(lead.data.status)} />}
          <FollowUpList subject={{ lead_id: id }} />
        </Panel>
      </div>
      {open === "edit" && (
        <LeadForm lead={lead.data} onClose={() => setOpen(null)} onSaved={() => void lead.refetch()} />
      )}
      {open === "convert" && <ConvertDialog lead={lead.data} onClose={() => setOpen(null)} />}
      {open === "lose" && <LoseDialog lead={lead.data} onClose={() => setOpen(null)} />}
      {open === "assign" && <AssignDialog lead={lead.data} onClose={() => setOpen(null)} />}
    </div>
  );
}

function Actions({ lead, onOpen }: { lead: Lead; onOpen: (open: Open) => void }) {
  const { t } = useTranslation(["lead", "common"]);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const session = useSession();
  const write = useWrite();
  const mayEdit = useMay("lead.update");
  const mayConvert = useMay("lead.convert");
  const mayRelease = useMay("lead.release");
  const mayAssign = useMay("lead.assign");
  const active = isOpen(lead);
  const mine = lead.owner?.id === session.user.id;
  const more = [
    ...(active && mayRelease && lead.owner && (mine || mayAssign)
      ? [{ key: "release", label: t("release") }]
      : []),
    ...(active && mayEdit && (mine || mayAssign) ? [{ key: "lose", label: t("lose") }] : []),
    ...(mayAssign && lead.status !== "converted" ? [{ key: "assign", label: t("assign") }] : []),
    ...(mayAssign && lead.pool_status === "countdown" ? [{ key: "stop", label: t("stop_countdown") }] : []),
  ];

  async function choose(key: string) {
    if (key === "lose" || key === "assign") onOpen(key);
    if (key === "stop") await write.run("lead.stop_countdown", { id: lead.id }, t("countdown_stopped"));
    if (key === "release" && (await write.run("lead.release", { id: lead.id }))) {
      void message.success(t("was_released", { name: lead.fields.name }));
      // Whoever gave it up sees it in the pool only.
      if (!mayAssign) void navigate({ to: "/leads", search: { view: "pool" } });
    }
  }

  return (
    <>
      {active && mine && mayConvert && lead.status === "qualified" && (
        <Button type="primary" onClick={() => onOpen("convert")}>
          {t("convert")}
        </Button>
      )}
      {active && mayEdit && (
        <Button icon={<EditOutlined />} onClick={() => onOpen("edit")}>
          {t("common:edit")}
        </Button>
      )}
      {more.length > 0 && (
        <Dropdown menu={{ items: more, onClick: ({ key }) => void choose(key) }} trigger={["click"]}>
          <Button loading={write.busy}>{t("common:more")}</Button>
        </Dropdown>
      )}
      {active && mayEdit && lead.last_follow_up_at === null && (
        <Popconfirm
          title={t("delete_question")}
          okText={t("common:delete")}
          okButtonProps={{ danger: true }}
          onConfirm={async () => {
            if (await write.run("lead.delete", { id: lead.id })) {
              void message.success(t("deleted"));
              void navigate({ to: "/leads" });
            }
          }}
        >
          <Button danger icon={<DeleteOutlined />} aria-label={t("common:delete")} />
        </Popconfirm>
      )}
      <HistoryLink table="leads" id={lead.id} />
    </>
  );
}

function LoseDialog({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const { t } = useTranslation("lead");
  const navigate = useNavigate();
  const mayAssign = useMay("lead.assign");
  const write = useWrite();
  return (
    <ReasonDialog
      open
      required
      danger
      title={t("lose_title", { name: lead.fields.name })}
      text={t("lose_text")}
      okText={t("lose")}
      busy={write.busy}
      onCancel={onClose}
      onOk={async (reason) => {
        if (!(await write.run("lead.lose", { id: lead.id, reason }, t("was_lost")))) return;
        onClose();
        if (!mayAssign) void navigate({ to: "/leads" });
      }}
    />
  );
}

function AssignDialog({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const { t } = useTranslation(["lead", "common"]);
  const people = useUserChoices((user) => user.id !== lead.owner?.id);
  const [form] = Form.useForm<{ owner_user_id: string }>();
  const write = useWrite();
  return (
    <Modal
      open
      title={t("assign_title", { name: lead.fields.name })}
      okText={t("assign")}
      cancelText={t("common:cancel")}
      confirmLoading={write.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={async (values: { owner_user_id: string }) => {
          if (await write.run("lead.assign", { id: lead.id, ...values }, t("was_assigned"))) onClose();
        }}
      >
        <Form.Item
          name="owner_user_id"
          label={t("owner")}
          rules={[{ required: true, message: t("common:hand_over.to_missing") }]}
        >
          <Select options={people} showSearch={{ optionFilterProp: "label" }} autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
}
