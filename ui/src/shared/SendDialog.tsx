// Asks before a paper goes to a customer, and to whom it goes by mail.
import { Link } from "@tanstack/react-router";
import { Alert, Form, Modal, Select, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "./ErrorNote";
import { addressesOf, typed, useContacts, useMailState, usualOf } from "./mails";
import { useSession } from "./session";
import { useFormWrite } from "./useFormWrite";
import type { Id } from "./wire";

interface Props {
  title: string;
  text?: string;
  okText: string;
  customerId: Id;
  /** Name of the argument that takes the addresses. */
  field: "mail_to" | "to";
  onSend: (addresses: string[]) => Promise<unknown>;
  onClose: () => void;
}

const WHO_SENDS = {
  device: "queued_here",
  office: "sent_by_office",
  stand_alone: "sent_from_here",
} as const;

type Values = Partial<Record<"mail_to" | "to", string[]>>;

export function SendDialog({ title, text, okText, customerId, field, onSend, onClose }: Props) {
  const { t } = useTranslation(["mail", "common"]);
  const [form] = Form.useForm<Values>();
  const write = useFormWrite(form);
  const { mode } = useSession();
  const alone = mode === "stand_alone";
  const server = useMailState(alone);
  const contacts = useContacts(customerId);
  const people = contacts.data?.rows ?? [];
  async function send(values: Values) {
    if (await write.send(() => onSend(typed(values[field] ?? [])))) onClose();
  }
  return (
    <Modal
      open
      title={title}
      okText={okText}
      cancelText={t("common:cancel")}
      confirmLoading={write.busy}
      okButtonProps={{ disabled: contacts.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {text && <p>{text}</p>}
      {write.error && <ErrorNote error={write.error} />}
      {server.data && !server.data.is_configured && (
        <Alert
          type="info"
          showIcon
          className="error-note"
          title={t("not_set")}
          action={
            <Link to="/settings" hash="mail">
              {t("set_up")}
            </Link>
          }
        />
      )}
      {contacts.isPending && <Skeleton active title={false} paragraph={{ rows: 1 }} />}
      <Form<Values>
        form={form}
        layout="vertical"
        onFinish={(values) => void send(values)}
        hidden={contacts.isPending}
        key={contacts.isPending ? "wait" : "ready"}
        initialValues={{ [field]: usualOf(people) }}
      >
        <Form.Item
          name={field}
          label={t("to")}
          extra={t(WHO_SENDS[mode])}
          rules={field === "to" ? [{ required: true, message: t("to_missing") }] : []}
        >
          <Select
            mode="tags"
            autoFocus
            options={addressesOf(people)}
            tokenSeparators={[",", ";", " ", "，", "；"]}
            placeholder={t(field === "to" ? "to" : "nobody")}
            maxCount={10}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
