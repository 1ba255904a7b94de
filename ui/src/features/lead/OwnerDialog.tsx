// Gives a lead to a salesperson: out of the pool, or from another one.
import { Form, Modal, Select } from "antd";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import { ErrorNote } from "../../shared/ErrorNote";
import { FormFoot } from "../../shared/FormFoot";
import { useUserChoices } from "../../shared/lookups";
import { useFormWrite } from "../../shared/useFormWrite";
import type { Id, Ref } from "../../shared/wire";

/** Roles that work with leads. */
const SELLERS = ["SALES", "AGENT", "SALES_MANAGER", "ADMIN"];

interface Props {
  lead: { id: Id; name: string; owner?: Ref | null };
  onClose: () => void;
  onAssigned: () => void;
}

export function OwnerDialog({ lead, onClose, onAssigned }: Props) {
  const { t } = useTranslation(["lead", "common"]);
  const [form] = Form.useForm<{ owner_user_id: Id }>();
  const write = useFormWrite(form);
  const people = useUserChoices(
    (user) => user.id !== lead.owner?.id && user.roles.some((role) => SELLERS.includes(role)),
  );
  async function save({ owner_user_id }: { owner_user_id: Id }) {
    if (!(await write.send(() => rpc("lead.assign", { id: lead.id, owner_user_id })))) return;
    onClose();
    onAssigned();
  }
  return (
    <Modal open title={t("assign.title", { name: lead.name })} footer={null} onCancel={onClose}>
      <p>
        {lead.owner ? t("assign.note_owner", { owner: lead.owner.name }) : t("assign.note_pool")}{" "}
        {t("assign.note")}
      </p>
      <Form form={form} layout="vertical" onFinish={(values) => void save(values)}>
        {write.error && <ErrorNote error={write.error} />}
        <Form.Item
          name="owner_user_id"
          label={t("common:hand_over.to")}
          rules={[{ required: true, message: t("common:hand_over.to_missing") }]}
        >
          <Select
            autoFocus
            options={people}
            showSearch={{ optionFilterProp: "label" }}
            notFoundContent={t("common:hand_over.nobody")}
          />
        </Form.Item>
        <FormFoot okText={t("assign.action")} busy={write.busy} onCancel={onClose} />
      </Form>
    </Modal>
  );
}
