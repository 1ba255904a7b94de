// Asks for a reason or note before something that cannot be taken back silently.
import { Form, Input, Modal } from "antd";
import { useTranslation } from "react-i18next";

interface Props {
  open: boolean;
  title: string;
  text?: string;
  label?: string;
  required: boolean;
  danger?: boolean;
  okText: string;
  busy: boolean;
  onOk: (reason: string) => void;
  onCancel: () => void;
}

export function ReasonDialog(props: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ reason?: string }>();
  return (
    <Modal
      open={props.open}
      title={props.title}
      okText={props.okText}
      cancelText={t("cancel")}
      confirmLoading={props.busy}
      okButtonProps={props.danger ? { danger: true } : {}}
      onOk={() => form.submit()}
      onCancel={props.onCancel}
      destroyOnHidden
    >
      {props.text && <p>{props.text}</p>}
      <Form
        form={form}
        layout="vertical"
        preserve={false}
        onFinish={(values) => props.onOk((values.reason ?? "").trim())}
      >
        <Form.Item
          name="reason"
          label={props.label ?? t("reason")}
          rules={props.required ? [{ required: true, whitespace: true, message: t("reason_missing") }] : []}
        >
          <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
