// Edits what a person types about a deal.
import { useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Checkbox, DatePicker, Drawer, Form, Input, InputNumber, Select, Space } from "antd";
import type { Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import type { AppError } from "../../platform/transport";
import { Choice } from "../../shared/Choice";
import { changesBetween } from "../../shared/changes";
import { dayOf, pickerOf } from "../../shared/days";
import { ErrorNote } from "../../shared/ErrorNote";
import { showFieldErrors } from "../../shared/formErrors";
import { MoneyInput } from "../../shared/MoneyInput";
import type { Currency } from "../../shared/money";
import { readableAmount } from "../../shared/readableAmount";
import { Saved } from "../../shared/Saved";
import { useShortcut } from "../../shared/shortcuts";
import { useFormDraft } from "../../shared/useFormDraft";
import { useLanguage } from "../../shared/useLanguage";
import type { Change, ServiceType } from "../../shared/wire";
import type { Opportunity } from "./api";

interface Values {
  name: string;
  service_type: ServiceType | null;
  is_split_required: boolean;
  amount: string | null;
  amount_currency: Currency;
  probability: number | null;
  expected_close_date: Dayjs | null;
  wechat_group_no: string | null;
  description: string | null;
}

export function EditForm({ deal, onClose }: { deal: Opportunity; onClose: () => void }) {
  const { t } = useTranslation(["opportunity", "common", "terms"]);
  const language = useLanguage();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const draft = useFormDraft<Values>(`opportunity.${deal.id}`, form);
  const currency =
    (Form.useWatch("amount_currency", form) as Currency | undefined) ?? deal.amount?.currency ?? "IDR";
  useShortcut("save", () => form.submit());

  function changesOf(values: Values): Change[] {
    const { amount, amount_currency, expected_close_date, ...plain } = values;
    const changes = changesBetween(
      { ...deal.fields },
      { ...plain, expected_close_date: dayOf(expected_close_date) },
    );
    const to = amount === null ? null : { amount, currency: amount_currency };
    if (JSON.stringify(to) !== JSON.stringify(deal.amount))
      changes.push({ field: "amount", from: deal.amount, to });
    return changes;
  }

  async function submit(values: Values) {
    setBusy(true);
    setError(null);
    try {
      const changes = changesOf(values);
      if (changes.length > 0) await rpc("opportunity.update", { id: deal.id, changes });
      await draft.forget();
      await queries.invalidateQueries();
      onClose();
    } catch (reason) {
      setError(showFieldErrors(form, reason as AppError, language));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Drawer
      open
      size={560}
      title={t("edit_title")}
      onClose={onClose}
      footer={
        <div className="drawer-foot">
          <Saved at={draft.savedAt} />
          <Space>
            <Button onClick={() => void draft.forget().then(onClose)}>{t("common:cancel")}</Button>
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
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{
          ...deal.fields,
          expected_close_date: pickerOf(deal.fields.expected_close_date),
          amount: deal.amount?.amount ?? null,
          amount_currency: deal.amount?.currency ?? deal.fields.amount_currency,
        }}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item
          name="name"
          label={t("name")}
          rules={[{ required: true, whitespace: true, message: t("name_missing") }]}
        >
          <Input maxLength={255} />
        </Form.Item>
        <Form.Item name="service_type" label={t("service_type")}>
          <Choice<ServiceType>
            label={t("service_type")}
            options={(["one_time", "long_term", "mixed"] as const).map((value) => ({
              value,
              label: t(`terms:service_type.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="is_split_required" valuePropName="checked">
          <Checkbox>{t("split_hint")}</Checkbox>
        </Form.Item>
        <div className="form-row">
          <Form.Item name="amount" label={t("estimate")} rules={[readableAmount(currency)]}>
            <MoneyInput currency={currency} label={t("estimate")} />
          </Form.Item>
          <Form.Item name="amount_currency" label={t("currency")}>
            <Select
              options={[
                { value: "IDR", label: t("terms:currency.IDR") },
                { value: "CNY", label: t("terms:currency.CNY") },
              ]}
            />
          </Form.Item>
        </div>
        <div className="form-row">
          <Form.Item name="probability" label={t("probability")}>
            <InputNumber className="wide" min={0} max={100} precision={0} suffix="%" />
          </Form.Item>
          <Form.Item name="expected_close_date" label={t("expected_close")}>
            <DatePicker className="wide" />
          </Form.Item>
        </div>
        <Form.Item name="wechat_group_no" label={t("group_no")}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="description" label={t("description")}>
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={10_000} />
        </Form.Item>
      </Form>
    </Drawer>
  );
}
