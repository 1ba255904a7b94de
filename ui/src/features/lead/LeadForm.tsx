// Creates or edits a lead; compares with those that are there while typing and keeps what is typed.
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Alert, Button, Drawer, Form, Input, Select, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import type { AppError } from "../../platform/transport";
import { changesBetween, filled } from "../../shared/changes";
import { ErrorNote } from "../../shared/ErrorNote";
import { showFieldErrors } from "../../shared/formErrors";
import { useChoices } from "../../shared/lookups";
import { Saved } from "../../shared/Saved";
import { useShortcut } from "../../shared/shortcuts";
import { useFormDraft } from "../../shared/useFormDraft";
import { useLanguage } from "../../shared/useLanguage";
import { useRested } from "../../shared/useRested";
import type { Done } from "../../shared/wire";
import { type Lead, type LeadFields, type Twin, useTwins } from "./api";

interface Props {
  lead?: Lead;
  onClose: () => void;
  onSaved: (id: string) => void;
}

export function LeadForm({ lead, onClose, onSaved }: Props) {
  const { t } = useTranslation(["lead", "common"]);
  const language = useLanguage();
  const queries = useQueryClient();
  const [form] = Form.useForm<LeadFields>();
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const sources = useChoices("customer_sources", lead?.fields.source_id);
  const levels = useChoices("customer_levels", lead?.fields.level_id);
  const draft = useFormDraft<LeadFields>(lead ? `lead.${lead.id}` : "lead.new", form);
  const company = (Form.useWatch("company_name", form) as string | null | undefined) ?? "";
  const phone = (Form.useWatch("phone", form) as string | null | undefined) ?? "";
  const email = (Form.useWatch("email", form) as string | null | undefined) ?? "";
  const rested = useRested(JSON.stringify([company.trim(), phone.trim(), email.trim()]), 200);
  const [company_name = "", its_phone = "", its_email = ""] = JSON.parse(rested) as string[];
  const twins = useTwins({ company_name, phone: its_phone, email: its_email }, lead?.id).data?.rows ?? [];
  useShortcut("save", () => form.submit());

  async function submit(values: LeadFields) {
    setBusy(true);
    setError(null);
    try {
      let id = lead?.id;
      if (lead) {
        const changes = changesBetween({ ...lead.fields }, { ...values });
        if (changes.length > 0) await rpc<Done>("lead.update", { id, changes });
      } else {
        id = (await rpc<Done>("lead.create", { fields: filled({ ...values }) })).id;
      }
      await draft.forget();
      await queries.invalidateQueries();
      onClose();
      if (id) onSaved(id);
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
      size={600}
      title={t(lead ? "edit_title" : "create")}
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
      <Form<LeadFields>
        form={form}
        layout="vertical"
        initialValues={lead?.fields ?? {}}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item
          name="name"
          label={t("name")}
          rules={[{ required: true, whitespace: true, message: t("name_missing") }]}
        >
          <Input maxLength={255} autoFocus={!lead} placeholder={t("name_note")} />
        </Form.Item>
        <Form.Item name="company_name" label={t("company")}>
          <Input maxLength={255} />
        </Form.Item>
        {twins.length > 0 && <Twins rows={twins} />}
        <div className="form-row">
          <Form.Item name="contact_name" label={t("contact_name")}>
            <Input maxLength={255} />
          </Form.Item>
          <Form.Item name="phone" label={t("phone")}>
            <Input inputMode="tel" maxLength={50} />
          </Form.Item>
        </div>
        <div className="form-row">
          <Form.Item name="email" label={t("email")} rules={[{ type: "email", message: t("email_invalid") }]}>
            <Input inputMode="email" maxLength={255} />
          </Form.Item>
          <Form.Item name="wechat_id" label={t("wechat")}>
            <Input maxLength={255} />
          </Form.Item>
        </div>
        <div className="form-row">
          <Form.Item name="source_id" label={t("source")}>
            <Select options={sources} allowClear showSearch={{ optionFilterProp: "label" }} />
          </Form.Item>
          <Form.Item name="level_id" label={t("level")}>
            <Select options={levels} allowClear />
          </Form.Item>
        </div>
        <Form.Item name="address" label={t("address")}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={2000} />
        </Form.Item>
        <Form.Item name="requirements" label={t("requirements")}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} />
        </Form.Item>
      </Form>
    </Drawer>
  );
}

/** The same company is refused, everything else only told. */
function Twins({ rows }: { rows: Twin[] }) {
  const { t } = useTranslation("lead");
  const exact = rows.some((row) => row.likeness === "company");
  return (
    <Alert
      type={exact ? "error" : "warning"}
      showIcon
      className="error-note"
      title={t(exact ? "twin_exact" : "twin_like")}
      description={
        <ul className="error-fields">
          {rows.slice(0, 6).map((row) => (
            <li key={`${row.lead_id} ${row.customer_id} ${row.likeness} ${row.score}`}>
              {t(`likeness.${row.likeness}`)}:{" "}
              {row.customer_id ? (
                <Link to="/customers/$id" params={{ id: row.customer_id }}>
                  {row.name}
                </Link>
              ) : row.lead_id ? (
                <Link to="/leads/$id" params={{ id: row.lead_id }}>
                  {row.name}
                </Link>
              ) : (
                <span className="quiet">{t("twin_hidden")}</span>
              )}{" "}
              {row.owner && <span className="quiet">{row.owner.name}</span>}
            </li>
          ))}
        </ul>
      }
    />
  );
}
