// The nine stages as administrators set them: names, approvers, conditions.
import { EditOutlined } from "@ant-design/icons";
import { Alert, Button, Checkbox, Form, Input, Modal, Skeleton, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import { changesBetween } from "../../shared/changes";
import { PageHead, State } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { useCall } from "../../shared/query";
import { roleName } from "../../shared/roles";
import { say } from "../../shared/say";
import { useFormWrite } from "../../shared/useFormWrite";
import { useLanguage } from "../../shared/useLanguage";
import type { Id } from "../../shared/wire";

interface StageFields {
  name_zh: string;
  name_id: string;
  name_en: string;
  requires_approval: boolean;
  approval_roles: string[];
  conditions: string[];
}

interface Stage {
  id: Id;
  code: string;
  stage_order: number;
  fields: StageFields;
  possible_conditions: string[];
}

export function StageTemplatePage() {
  const { t } = useTranslation(["stage_template", "common", "gates"]);
  const language = useLanguage();
  const stages = useCall<{ rows: Stage[]; approver_roles: string[] }>("stage_template.list");
  const [edited, setEdited] = useState<Stage | null>(null);
  return (
    <div className="page">
      <PageHead title={t("title")} />
      {stages.error && <ErrorNote error={stages.error} onRetry={() => void stages.refetch()} />}
      <section className="panel">
        <div className="panel-body">
          <p className="quiet">{t("note")}</p>
          {!stages.data && !stages.error && <Skeleton active />}
          {stages.data && (
            <table className="rows">
              <thead>
                <tr>
                  <th className="end">#</th>
                  <th>{t("name")}</th>
                  <th>{t("roles")}</th>
                  <th>{t("conditions")}</th>
                  <th>
                    <span className="visually-hidden">{t("common:edit")}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {stages.data.rows.map((stage) => (
                  <tr key={stage.id} data-stage={stage.code}>
                    <td className="end quiet">{stage.stage_order}</td>
                    <td className="nowrap">{stage.fields[`name_${language}`]}</td>
                    <td>
                      {stage.fields.requires_approval ? (
                        <span className="tags">
                          {stage.fields.approval_roles.map((role) => (
                            <State key={role} tone="main">
                              {roleName(role)}
                            </State>
                          ))}
                        </span>
                      ) : (
                        <span className="quiet">{t("no_approval")}</span>
                      )}
                    </td>
                    <td>
                      {stage.fields.conditions.map((code) => say(`gates:${code}`) ?? code).join(" · ") || "—"}
                    </td>
                    <td className="end">
                      <Button
                        size="small"
                        type="text"
                        icon={<EditOutlined />}
                        aria-label={`${t("common:edit")} ${stage.fields[`name_${language}`]}`}
                        onClick={() => setEdited(stage)}
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </div>
      </section>
      {edited && stages.data && (
        <StageDialog stage={edited} roles={stages.data.approver_roles} onClose={() => setEdited(null)} />
      )}
    </div>
  );
}

function StageDialog({ stage, roles, onClose }: { stage: Stage; roles: string[]; onClose: () => void }) {
  const { t } = useTranslation(["stage_template", "common", "gates"]);
  const language = useLanguage();
  const [form] = Form.useForm<StageFields>();
  const write = useFormWrite(form);
  const requires = Form.useWatch("requires_approval", form) ?? stage.fields.requires_approval;

  async function submit(typed: StageFields) {
    const after = {
      ...typed,
      approval_roles: typed.requires_approval ? (typed.approval_roles ?? stage.fields.approval_roles) : [],
    };
    const changes = changesBetween({ ...stage.fields }, after);
    const done = await write.send(async () => {
      if (changes.length > 0) await rpc("stage_template.update", { id: stage.id, changes });
    });
    if (done) onClose();
  }

  const required = [{ required: true, whitespace: true, message: t("missing") }];
  return (
    <Modal
      open
      width={640}
      title={t("edit", { stage: stage.fields[`name_${language}`] })}
      okText={t("common:save")}
      cancelText={t("common:cancel")}
      confirmLoading={write.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {write.error && <ErrorNote error={write.error} />}
      <Alert type="info" showIcon className="error-note" title={t("note")} />
      <Form<StageFields>
        form={form}
        layout="vertical"
        initialValues={stage.fields}
        onFinish={(typed) => void submit(typed)}
      >
        <div className="form-row">
          {(["zh", "id", "en"] as const).map((one) => (
            <Form.Item key={one} name={`name_${one}`} label={t(`name_${one}`)} rules={required}>
              <Input maxLength={255} />
            </Form.Item>
          ))}
        </div>
        <Form.Item name="requires_approval" label={t("approval")} valuePropName="checked">
          <Switch />
        </Form.Item>
        {requires && (
          <Form.Item
            name="approval_roles"
            label={t("roles")}
            rules={[{ required: true, type: "array", min: 1, message: t("roles_missing") }]}
          >
            <Checkbox.Group options={roles.map((value) => ({ value, label: roleName(value) }))} />
          </Form.Item>
        )}
        {stage.possible_conditions.length > 0 && (
          <Form.Item name="conditions" label={t("conditions")}>
            <Checkbox.Group
              className="stacked"
              options={stage.possible_conditions.map((value) => ({
                value,
                label: say(`gates:${value}`) ?? value,
              }))}
            />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
