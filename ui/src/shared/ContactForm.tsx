// Creates or edits a person at a customer; used from the customer's page and the list of contacts.

import { useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Checkbox, Drawer, Form, Input, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc } from "../platform/host";
import type { AppError } from "../platform/transport";
import { changesBetween, filled } from "./changes";
import { ErrorNote } from "./ErrorNote";
import { showFieldErrors } from "./formErrors";
import { CustomerPicker } from "./Pickers";
import { Saved } from "./Saved";
import { useShortcut } from "./shortcuts";
import { useFormDraft } from "./useFormDraft";
import { useLanguage } from "./useLanguage";
import type { Contact, ContactFields, Done } from "./wire";

interface Props {
  contact?: Contact;
  /** The customer a new contact belongs to; asked for when absent. */
  customerId?: string;
  onClose: () => void;
  onSaved?: (id: string) => void;
}

export function ContactForm({ contact, customerId, onClose, onSaved }: Props) {
  const { t } = useTranslation(["customer", "common"]);
  const language = useLanguage();
  const queries = useQueryClient();
  const [form] = Form.useForm<ContactFields>();
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const draft = useFormDraft<ContactFields>(
    contact ? `contact.${contact.id}` : `contact.new.${customerId ?? ""}`,
    form,
  );
  useShortcut("save", () => form.submit());

  async function submit(values: ContactFields) {
    setBusy(true);
    setError(null);
    try {
      let id = contact?.id;
      if (contact) {
        const changes = changesBetween({ ...contact.fields }, { ...values });
        if (changes.length > 0) await rpc<Done>("contact.update", { id, changes });
      } else {
        const fields = filled({ ...values, ...(customerId ? { customer_id: customerId } : {}) });
        id = (await rpc<Done>("contact.create", { fields })).id;
      }
      await draft.forget();
      await queries.invalidateQueries();
      onClose();
      if (id) onSaved?.(id);
    } catch (reason) {
      setError(showFieldErrors(form, reason as AppError, language));
    } finally {
      setBusy(false);
    }
  }

  async function giveUp() {
    await draft.forget();
    onClose();
  }

  return (
    <Drawer
      open
      size={520}
      title={t(contact ? "contact.edit" : "contact.create")}
      onClose={onClose}
      footer={
        <div className="drawer-foot">
          <Saved at={draft.savedAt} />
          <Space>
            <Button onClick={() => void giveUp()}>{t("common:cancel")}</Button>
            <Button type="primary" loading={busy} onClick={() => form.submit()}>
              {t("common:save")}
            </Button>
          </Space>
        </div>
      }
    >
      {error && <ErrorNote error={error} />}
      {draft.restored && (
        <Alert type="info" showIcon className="error-note" title={t("common:draft_restored")} />
      )}
      <Form<ContactFields>
        form={form}
        layout="vertical"
        initialValues={contact?.fields ?? { is_primary: false, is_decision_maker: false, is_active: true }}
        onFinish={(values) => void submit(values)}
      >
        {!contact && !customerId && (
          <Form.Item
            name="customer_id"
            label={t("contact.customer")}
            rules={[{ required: true, message: t("contact.customer_missing") }]}
          >
            <CustomerPicker />
          </Form.Item>
        )}
        <Form.Item
          name="name"
          label={t("contact.name")}
          rules={[{ required: true, whitespace: true, message: t("name_missing") }]}
        >
          <Input maxLength={255} autoFocus={!contact} />
        </Form.Item>
        <Form.Item name="position" label={t("contact.position")}>
          <Input maxLength={255} />
        </Form.Item>
        <div className="form-row">
          <Form.Item name="mobile" label={t("contact.mobile")}>
            <Input inputMode="tel" maxLength={255} />
          </Form.Item>
          <Form.Item name="email" label={t("email")} rules={[{ type: "email", message: t("email_invalid") }]}>
            <Input inputMode="email" maxLength={255} />
          </Form.Item>
        </div>
        <div className="form-row">
          <Form.Item name="wechat_id" label="WeChat">
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="whatsapp" label="WhatsApp">
            <Input inputMode="tel" maxLength={100} />
          </Form.Item>
        </div>
        <Form.Item name="is_primary" valuePropName="checked" className="tight">
          <Checkbox>{t("contact.primary")}</Checkbox>
        </Form.Item>
        <Form.Item name="is_decision_maker" valuePropName="checked" className="tight">
          <Checkbox>{t("contact.decision_maker")}</Checkbox>
        </Form.Item>
        <Form.Item name="is_active" valuePropName="checked">
          <Checkbox>{t("contact.active")}</Checkbox>
        </Form.Item>
        <Form.Item name="notes" label={t("common:note")}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={10_000} />
        </Form.Item>
      </Form>
    </Drawer>
  );
}
