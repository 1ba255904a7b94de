// Gives an order to a person, a team, or both.
import { Form, Modal, Select } from "antd";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import { ErrorNote } from "../../shared/ErrorNote";
import { FormFoot } from "../../shared/FormFoot";
import { useUserChoices } from "../../shared/lookups";
import { useFormWrite } from "../../shared/useFormWrite";
import type { Execution } from "./api";
import { teamChoices, usualTeam } from "./teams";

interface Values {
  assigned_to?: string | null;
  assigned_team?: string | null;
}

const WORKERS = ["OPERATION", "EXECUTION_MANAGER"];
const works = (roles: readonly string[]) => roles.some((role) => WORKERS.includes(role));

export function AssignDialog({ order, onClose }: { order: Execution; onClose: () => void }) {
  const { t } = useTranslation(["execution", "common"]);
  const [form] = Form.useForm<Values>();
  const write = useFormWrite(form);
  const workers = useUserChoices((user) => works(user.roles));
  const others = useUserChoices((user) => !works(user.roles));
  const groups = [
    { label: t("people_work"), options: workers },
    { label: t("people_others"), options: others },
  ].filter((group) => group.options.length > 0);
  const initial: Values = {
    assigned_to: order.assigned_to?.id ?? null,
    assigned_team: order.assigned_team ?? (order.assigned_to ? null : (usualTeam(order.order_type) ?? null)),
  };

  async function save({ assigned_to, assigned_team }: Values) {
    const args = { id: order.id, assigned_to: assigned_to ?? null, assigned_team: assigned_team ?? null };
    if (await write.send(() => rpc("execution.assign", args))) onClose();
  }
  return (
    <Modal open title={t("assign_title", { title: order.title })} footer={null} onCancel={onClose}>
      <p>{t("assign_note")}</p>
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={initial}
        onFinish={(values) => void save(values)}
      >
        {write.error && <ErrorNote error={write.error} />}
        <Form.Item
          name="assigned_to"
          label={t("person")}
          dependencies={["assigned_team"]}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, value) =>
                value || getFieldValue("assigned_team")
                  ? Promise.resolve()
                  : Promise.reject(new Error(t("assign_missing"))),
            }),
          ]}
        >
          <Select allowClear options={groups} showSearch={{ optionFilterProp: "label" }} />
        </Form.Item>
        <Form.Item name="assigned_team" label={t("team")}>
          <Select allowClear options={teamChoices(order.assigned_team)} />
        </Form.Item>
        {order.planned_end_date === null && order.order_type !== "long_term" && (
          <p className="quiet">{t("assign_days")}</p>
        )}
        <FormFoot
          okText={t(order.status === "in_progress" ? "reassign" : "assign")}
          busy={write.busy}
          onCancel={onClose}
        />
      </Form>
    </Modal>
  );
}
