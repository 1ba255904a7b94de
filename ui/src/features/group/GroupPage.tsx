// Everything under a chat group on one page, and another number for it, which can be taken back.
import { EditOutlined } from "@ant-design/icons";
import { Link, useNavigate } from "@tanstack/react-router";
import { App, Button, Checkbox, Form, Input, Modal, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import { InstantDay, PageHead, Panel } from "../../shared/Display";
import { type Dossier, DossierSums, DossierTable } from "../../shared/DossierTable";
import { ErrorNote } from "../../shared/ErrorNote";
import { useCall } from "../../shared/query";
import type { StageCode } from "../../shared/StageBar";
import { useMay } from "../../shared/session";
import { useFormWrite } from "../../shared/useFormWrite";
import { useUndo } from "../../shared/useUndo";
import { useWrite } from "../../shared/useWrite";
import type { Done, Id, Ref } from "../../shared/wire";

interface Group {
  wechat_group_no: string;
  deals: {
    id: Id;
    name: string;
    customer: Ref;
    owner: Ref;
    stage_code: StageCode;
    workflow_status: "active" | "paused" | "completed" | "cancelled";
    updated_at: string;
  }[];
  dossier: Dossier;
}

export function GroupPage({ no }: { no: string }) {
  const { t } = useTranslation(["group", "terms", "common"]);
  // While its number changes there may be no group of either number: nobody asks for one.
  const [moving, setMoving] = useState(false);
  const group = useCall<Group>("group.get", { wechat_group_no: no }, { enabled: !moving });
  const mayRename = useMay("opportunity.update");
  const [renaming, setRenaming] = useState(false);
  if (group.error)
    return (
      <div className="page">
        <PageHead title={t("title", { no })} />
        <ErrorNote error={group.error} onRetry={() => void group.refetch()} />
      </div>
    );
  if (!group.data)
    return (
      <div className="page">
        <Skeleton active />
      </div>
    );
  return (
    <div className="page">
      <PageHead
        title={t("title", { no })}
        actions={
          mayRename && (
            <Button icon={<EditOutlined />} onClick={() => setRenaming(true)}>
              {t("rename")}
            </Button>
          )
        }
      />
      <Panel title={t("deals")}>
        <table className="rows">
          <thead>
            <tr>
              <th>{t("deal")}</th>
              <th>{t("customer")}</th>
              <th>{t("stage")}</th>
              <th>{t("owner")}</th>
              <th>{t("updated")}</th>
            </tr>
          </thead>
          <tbody>
            {group.data.deals.map((deal) => (
              <tr key={deal.id}>
                <td>
                  <Link to="/opportunities/$id" params={{ id: deal.id }}>
                    {deal.name}
                  </Link>
                </td>
                <td>
                  <Link to="/customers/$id" params={{ id: deal.customer.id }}>
                    {deal.customer.name}
                  </Link>
                </td>
                <td>
                  {t(`terms:stage.${deal.stage_code}`)}
                  {deal.workflow_status !== "active" && (
                    <span className="quiet"> {t(`terms:workflow_status.${deal.workflow_status}`)}</span>
                  )}
                </td>
                <td>{deal.owner.name}</td>
                <td>
                  <InstantDay value={deal.updated_at} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
      <Panel title={t("papers")}>
        <DossierSums dossier={group.data.dossier} />
        <DossierTable dossier={group.data.dossier} />
      </Panel>
      {renaming && <RenameDialog no={no} onMoving={setMoving} onClose={() => setRenaming(false)} />}
    </div>
  );
}

interface RenameProps {
  no: string;
  onMoving: (moving: boolean) => void;
  onClose: () => void;
}

function RenameDialog({ no, onMoving, onClose }: RenameProps) {
  const { t } = useTranslation(["group", "common"]);
  const navigate = useNavigate();
  const { message } = App.useApp();
  const undo = useUndo();
  const [form] = Form.useForm<{ to: string; join?: boolean }>();
  const write = useFormWrite(form);
  const back = useWrite();
  const [taken, setTaken] = useState(false);
  const leaveFor = async (group: string) => {
    await navigate({ to: "/groups/$no", params: { no: group } });
    onMoving(false);
  };

  async function submit({ to, join = false }: { to: string; join?: boolean }) {
    const wanted = to.trim();
    let ids: string[] = [];
    const done = await write.send(async () => {
      onMoving(true);
      try {
        const answer = await rpc<Done>("group.rename", { from: no, to: wanted, join });
        ids = (answer.facts.ids ?? "").split(",").filter(Boolean);
        // Before the page reads anew: there is no group of the old number any more.
        await leaveFor(wanted);
      } catch (reason) {
        // Two groups become one only on purpose: the box to say so appears.
        onMoving(false);
        setTaken((reason as { code?: string }).code === "group.taken");
        throw reason;
      }
    });
    if (!done) return;
    onClose();
    undo(
      `${t("renamed", { from: no, to: wanted })} · ${t("renamed_count", { count: ids.length })}`,
      async () => {
        onMoving(true);
        await back.run("group.rename", { from: wanted, to: no, only: ids }, async () => {
          await leaveFor(no);
          void message.success(t("renamed_back"));
        });
        onMoving(false);
      },
    );
  }

  return (
    <Modal
      open
      title={t("rename_title", { no })}
      okText={t("rename")}
      cancelText={t("common:cancel")}
      confirmLoading={write.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t("rename_text")}</p>
      {write.error && <ErrorNote error={write.error} />}
      <Form
        form={form}
        layout="vertical"
        initialValues={{ to: no }}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item
          name="to"
          label={t("new_no")}
          rules={[{ required: true, whitespace: true, message: t("new_no_missing") }]}
        >
          <Input maxLength={100} autoFocus />
        </Form.Item>
        {taken && (
          <Form.Item name="join" valuePropName="checked">
            <Checkbox>{t("join")}</Checkbox>
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
