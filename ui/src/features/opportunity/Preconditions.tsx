// What the plan still waits for besides products: a paper, an earlier phase.
import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Checkbox, Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Nothing, Panel, State } from "../../shared/Display";
import type { Write } from "../../shared/useWrite";
import type { DependencyStatus, Opportunity, ServiceDependency } from "./api";

interface Props {
  deal: Opportunity;
  write: Write;
  editable: boolean;
}

const STATUSES: DependencyStatus[] = ["pending", "satisfied", "blocked"];

export function Preconditions({ deal, write, editable }: Props) {
  const { t } = useTranslation(["opportunity", "common"]);
  const [adding, setAdding] = useState(false);
  const setStatus = (row: ServiceDependency, to: DependencyStatus) =>
    void write.run("service_dependency.update", {
      id: row.id,
      changes: [{ field: "status", from: row.fields.status, to }],
    });
  return (
    <Panel
      title={t("preconditions")}
      extra={
        editable &&
        !adding && (
          <Button size="small" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
            {t("common:add")}
          </Button>
        )
      }
    >
      {adding && <AddRow deal={deal} write={write} onClose={() => setAdding(false)} />}
      {deal.dependencies.length === 0 && !adding && <Nothing text={t("preconditions_none")} />}
      {deal.dependencies.length > 0 && (
        <table className="rows">
          <tbody>
            {deal.dependencies.map((row) => (
              <tr key={row.id}>
                <td>
                  {row.fields.prerequisite_description}{" "}
                  {row.fields.is_mandatory && <State tone="running">{t("mandatory")}</State>}
                </td>
                <td className="quiet">{t(`precondition_type.${row.fields.prerequisite_type}`)}</td>
                <td className="end">
                  {editable ? (
                    <Select<DependencyStatus>
                      className="short"
                      value={row.fields.status}
                      disabled={write.busy}
                      aria-label={t("state")}
                      options={STATUSES.map((value) => ({ value, label: t(`precondition_status.${value}`) }))}
                      onChange={(to) => setStatus(row, to)}
                    />
                  ) : (
                    <State
                      tone={
                        row.fields.status === "satisfied"
                          ? "done"
                          : row.fields.status === "blocked"
                            ? "warning"
                            : "idle"
                      }
                    >
                      {t(`precondition_status.${row.fields.status}`)}
                    </State>
                  )}
                </td>
                {editable && (
                  <td className="end">
                    <Button
                      type="text"
                      icon={<DeleteOutlined />}
                      aria-label={`${t("common:remove")} ${row.fields.prerequisite_description}`}
                      disabled={write.busy}
                      onClick={() => void write.run("service_dependency.remove", { id: row.id })}
                    />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

interface Values {
  prerequisite_type: "document" | "service_stage";
  prerequisite_description: string;
  is_mandatory: boolean;
}

function AddRow({ deal, write, onClose }: { deal: Opportunity; write: Write; onClose: () => void }) {
  const { t } = useTranslation(["opportunity", "common"]);
  return (
    <Form<Values>
      layout="vertical"
      initialValues={{ prerequisite_type: "document", is_mandatory: true }}
      onFinish={async (values) => {
        const fields = { ...values, opportunity_id: deal.id, status: "pending" };
        if (await write.run("service_dependency.create", { fields })) onClose();
      }}
    >
      <div className="form-row">
        <Form.Item name="prerequisite_type" label={t("kind")}>
          <Select
            options={(["document", "service_stage"] as const).map((value) => ({
              value,
              label: t(`precondition_type.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item
          name="prerequisite_description"
          label={t("precondition_text")}
          rules={[{ required: true, whitespace: true, message: t("precondition_missing") }]}
        >
          <Input maxLength={500} autoFocus />
        </Form.Item>
      </div>
      <div className="confirm spaced">
        <Form.Item name="is_mandatory" valuePropName="checked" noStyle>
          <Checkbox>{t("mandatory")}</Checkbox>
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={write.busy}>
          {t("common:add")}
        </Button>
        <Button onClick={onClose}>{t("common:cancel")}</Button>
      </div>
    </Form>
  );
}
