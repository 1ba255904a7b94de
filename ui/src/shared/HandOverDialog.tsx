// Hands a record to another person: to whom, and why.
import { Form, Input, Modal, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Choice } from "./lookups";

export interface HandOver {
  owner_user_id: string;
  reason: string;
}

interface Props {
  title: string;
  okText: string;
  /** What follows from it, or who may be chosen. */
  note?: string;
  people: Choice[];
  busy: boolean;
  onOk: (values: HandOver) => void;
  onCancel: () => void;
}

export function HandOverDialog({ title, okText, note, people, busy, onOk, onCancel }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<HandOver>();
  return (
    <Modal
      open
      title={title}
      okText={okText}
      cancelText={t("cancel")}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onCancel}
    >
      {note && <p>{note}</p>}
      <Form<HandOver> form={form} layout="vertical" onFinish={onOk}>
        <Form.Item
          name="owner_user_id"
          label={t("hand_over.to")}
          rules={[{ required: true, message: t("hand_over.to_missing") }]}
        >
          <Select
            options={people}
            showSearch={{ optionFilterProp: "label" }}
            notFoundContent={t("hand_over.nobody")}
          />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t("reason")}
          rules={[{ required: true, whitespace: true, min: 2, message: t("reason_missing") }]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
