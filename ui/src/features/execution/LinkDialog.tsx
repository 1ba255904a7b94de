// Makes an order wait for another one of the deal.
import { Form, Input, Modal, Select } from "antd";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import { ErrorNote } from "../../shared/ErrorNote";
import { FormFoot } from "../../shared/FormFoot";
import { useFormWrite } from "../../shared/useFormWrite";
import { likelyReason, linkable } from "./actions";
import { type Execution, REASONS, type Reason } from "./api";

interface Values {
  prerequisite_order_id: string;
  dependency_type: Reason;
  notes?: string;
}

interface Props {
  order: Execution;
  all: readonly Execution[];
  onClose: () => void;
}

export function LinkDialog({ order, all, onClose }: Props) {
  const { t } = useTranslation(["execution", "common"]);
  const [form] = Form.useForm<Values>();
  const write = useFormWrite(form);
  const others = linkable(order, all);
  async function save({ notes, ...values }: Values) {
    const args = { execution_order_id: order.id, ...values, notes: notes?.trim() || null };
    if (await write.send(() => rpc("execution.add_dependency", args))) onClose();
  }
  return (
    <Modal open title={t("link_title", { title: order.title })} footer={null} onCancel={onClose}>
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ dependency_type: "material_approval" }}
        onFinish={(values) => void save(values)}
      >
        {write.error && <ErrorNote error={write.error} />}
        <Form.Item
          name="prerequisite_order_id"
          label={t("prerequisite")}
          rules={[{ required: true, message: t("common:required") }]}
        >
          <Select
            options={others.map((one) => ({
              value: one.id,
              label: `${one.title} · ${one.order_no} · ${t(`status.${one.status}`)}`,
            }))}
            onChange={(id: string) => {
              const chosen = others.find((one) => one.id === id);
              if (chosen) form.setFieldValue("dependency_type", likelyReason(chosen.order_type));
            }}
          />
        </Form.Item>
        <Form.Item name="dependency_type" label={t("dependency_type")}>
          <Select options={REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))} />
        </Form.Item>
        <Form.Item name="notes" label={t("notes")}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={1000} />
        </Form.Item>
        <FormFoot okText={t("link")} busy={write.busy} onCancel={onClose} />
      </Form>
    </Modal>
  );
}
