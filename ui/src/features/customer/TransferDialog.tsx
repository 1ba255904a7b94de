// Hands a customer with everything under it to another salesperson.
import { Form, Input, Modal, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useUserChoices } from "../../shared/lookups";
import { useWrite } from "../../shared/useWrite";
import type { Customer } from "./api";

interface Values {
  owner_user_id: string;
  reason: string;
}

export function TransferDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t } = useTranslation(["customer", "common"]);
  const users = useUserChoices().filter((one) => one.value !== customer.owner.id);
  const write = useWrite();
  const [form] = Form.useForm<Values>();
  return (
    <Modal
      open
      title={t("transfer.title", { name: customer.display })}
      okText={t("transfer.action")}
      cancelText={t("common:cancel")}
      confirmLoading={write.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        onFinish={async (values) => {
          if (await write.run("customer.transfer", { id: customer.id, ...values }, t("transfer.done")))
            onClose();
        }}
      >
        <Form.Item
          name="owner_user_id"
          label={t("transfer.to")}
          rules={[{ required: true, message: t("transfer.to_missing") }]}
        >
          <Select options={users} showSearch={{ optionFilterProp: "label" }} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t("common:reason")}
          rules={[{ required: true, whitespace: true, message: t("common:reason_missing") }]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
