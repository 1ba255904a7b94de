// Creates or edits a customer; warns of similar names while typing and keeps what is typed.

import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Alert, Button, Drawer, Form, Input, Segmented, Select, Space } from "antd";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import type { AppError } from "../../platform/transport";
import { changesBetween, filled } from "../../shared/changes";
import { ErrorNote } from "../../shared/ErrorNote";
import { showFieldErrors } from "../../shared/formErrors";
import { useChoices } from "../../shared/lookups";
import { CustomerPicker } from "../../shared/Pickers";
import { Saved } from "../../shared/Saved";
import { useShortcut } from "../../shared/shortcuts";
import { useFormDraft } from "../../shared/useFormDraft";
import { useLanguage } from "../../shared/useLanguage";
import type { Done } from "../../shared/wire";
import { type Customer, type CustomerFields, useSimilar, useTags } from "./api";

interface Props {
  customer?: Customer;
  onClose: () => void;
  onSaved: (id: string) => void;
}

export function CustomerForm({ customer, onClose, onSaved }: Props) {
  const { t } = useTranslation(["customer", "common", "terms"]);
  const language = useLanguage();
  const queries = useQueryClient();
  const [form] = Form.useForm<CustomerFields>();
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const before = customer?.fields;
  const sources = useChoices("customer_sources", before?.source_id);
  const channels = useChoices("customer_channels", before?.channel_id);
  const levels = useChoices("customer_levels", before?.level_id);
  const industries = useChoices("industries", before?.industry_id);
  const draft = useFormDraft<CustomerFields>(customer ? `customer.${customer.id}` : "customer.new", form);
  const name = useDeferredValue(((Form.useWatch("name", form) as string | undefined) ?? "").trim());
  const similar = useSimilar(name === before?.name ? "" : name, customer?.id).data?.rows ?? [];
  const tags = useTags().data?.rows;
  useShortcut("save", () => form.submit());

  async function submit(values: CustomerFields) {
    setBusy(true);
    setError(null);
    try {
      let id = customer?.id;
      if (customer) {
        const changes = changesBetween({ ...customer.fields }, { ...values });
        if (changes.length > 0) await rpc<Done>("customer.update", { id, changes });
      } else {
        id = (await rpc<Done>("customer.create", { fields: filled({ ...values }) })).id;
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
      size={640}
      title={t(customer ? "edit_title" : "create")}
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
      <Form<CustomerFields>
        form={form}
        layout="vertical"
        initialValues={before ?? { customer_type: "organization", country_code: "CN" }}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item
          name="name"
          label={t("name")}
          rules={[{ required: true, whitespace: true, message: t("name_missing") }]}
        >
          <Input maxLength={255} autoFocus={!customer} />
        </Form.Item>
        {similar.length > 0 && (
          <Alert
            type="warning"
            showIcon
            className="error-note"
            title={t("similar")}
            description={
              <ul className="error-fields">
                {similar.slice(0, 5).map((one) => (
                  <li key={one.id}>
                    <Link to="/customers/$id" params={{ id: one.id }}>
                      {one.customer_no ? `${one.customer_no} ` : ""}
                      {one.name}
                    </Link>{" "}
                    <span className="quiet">{one.owner}</span>
                  </li>
                ))}
              </ul>
            }
          />
        )}
        <div className="form-row">
          <Form.Item name="customer_type" label={t("type")}>
            <Segmented
              options={[
                { value: "organization", label: t("terms:customer_type.organization") },
                { value: "individual", label: t("terms:customer_type.individual") },
              ]}
            />
          </Form.Item>
          <Form.Item
            name="source_id"
            label={t("source")}
            rules={[{ required: true, message: t("source_missing") }]}
          >
            <Select options={sources} showSearch={{ optionFilterProp: "label" }} />
          </Form.Item>
        </div>
        <div className="form-row">
          <Form.Item name="level_id" label={t("level")}>
            <Select options={levels} allowClear />
          </Form.Item>
          <Form.Item name="industry_id" label={t("industry")}>
            <Select options={industries} allowClear showSearch={{ optionFilterProp: "label" }} />
          </Form.Item>
        </div>
        <div className="form-row">
          <Form.Item name="phone" label={t("phone")}>
            <Input inputMode="tel" maxLength={255} />
          </Form.Item>
          <Form.Item name="email" label={t("email")} rules={[{ type: "email", message: t("email_invalid") }]}>
            <Input inputMode="email" maxLength={255} />
          </Form.Item>
        </div>
        <Form.Item name="address" label={t("address")}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={2000} />
        </Form.Item>
        <div className="form-row">
          <Form.Item name="tax_id" label={t("tax_id")}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="country_code" label={t("country")}>
            <Select
              allowClear
              options={(["CN", "ID", "HK", "MO", "TW", "SG", "MY"] as const).map((code) => ({
                value: code,
                label:
                  new Intl.DisplayNames([language === "zh" ? "zh-CN" : language], { type: "region" }).of(
                    code,
                  ) ?? code,
              }))}
            />
          </Form.Item>
        </div>
        <div className="form-row">
          {channels.length > 0 && (
            <Form.Item name="channel_id" label={t("channel")}>
              <Select options={channels} allowClear />
            </Form.Item>
          )}
          <Form.Item name="parent_customer_id" label={t("parent")}>
            <CustomerPicker />
          </Form.Item>
        </div>
        <Form.Item name="tags" label={t("tags")}>
          <Select
            mode="tags"
            tokenSeparators={[",", "，"]}
            options={(tags ?? []).map((tag) => ({ value: tag.name, label: tag.name }))}
          />
        </Form.Item>
        <Form.Item name="customer_requirements" label={t("requirements")}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={10_000} />
        </Form.Item>
        <Form.Item name="description" label={t("description")}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={10_000} />
        </Form.Item>
      </Form>
    </Drawer>
  );
}
