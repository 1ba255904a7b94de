// Opens a new deal for a customer.
import { useQueryClient } from "@tanstack/react-query";
import { Alert, DatePicker, Form, Input, Modal } from "antd";
import type { Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import type { AppError } from "../../platform/transport";
import { Choice } from "../../shared/Choice";
import { filled } from "../../shared/changes";
import { dayOf } from "../../shared/days";
import { ErrorNote } from "../../shared/ErrorNote";
import { showFieldErrors } from "../../shared/formErrors";
import { CustomerPicker } from "../../shared/Pickers";
import { useCall } from "../../shared/query";
import { useFormDraft } from "../../shared/useFormDraft";
import { useLanguage } from "../../shared/useLanguage";
import type { Done, ServiceType } from "../../shared/wire";

interface Values {
  customer_id: string;
  name: string;
  service_type?: ServiceType;
  expected_close_date?: Dayjs | null;
}

interface Props {
  customerId?: string;
  onClose: () => void;
  onCreated: (id: string) => void;
}

export function CreateDialog({ customerId, onClose, onCreated }: Props) {
  const { t } = useTranslation(["opportunity", "common", "terms"]);
  const language = useLanguage();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const given = useCall<{ id: string; display: string }>(
    "customer.get",
    { id: customerId },
    { enabled: customerId !== undefined },
  ).data;
  // A deal opened from a customer's page starts with that customer, not with an older draft.
  const draft = useFormDraft<Omit<Values, "expected_close_date">>(
    customerId ? null : "opportunity.new",
    form,
  );

  async function submit(values: Values) {
    setBusy(true);
    setError(null);
    const { customer_id, expected_close_date, ...rest } = values;
    try {
      const fields = filled({ ...rest, expected_close_date: dayOf(expected_close_date) });
      const { id } = await rpc<Done>("opportunity.create", { customer_id, fields });
      await draft.forget();
      await queries.invalidateQueries();
      onClose();
      if (id) onCreated(id);
    } catch (reason) {
      setError(showFieldErrors(form, reason as AppError, language));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Modal
      open
      title={t("create")}
      okText={t("create_ok")}
      cancelText={t("common:cancel")}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={() => void draft.forget().then(onClose)}
    >
      {error && <ErrorNote error={error} />}
      {draft.restored && (
        <Alert type="info" showIcon className="error-note" title={t("common:draft_restored")} />
      )}
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={customerId ? { customer_id: customerId } : {}}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item
          name="customer_id"
          label={t("customer")}
          rules={[{ required: true, message: t("customer_missing") }]}
        >
          <CustomerPicker
            autoFocus={customerId === undefined}
            {...(given ? { initial: { id: given.id, title: given.display } } : {})}
          />
        </Form.Item>
        <Form.Item
          name="name"
          label={t("name")}
          rules={[{ required: true, whitespace: true, message: t("name_missing") }]}
        >
          <Input maxLength={255} placeholder={t("name_example")} autoFocus={customerId !== undefined} />
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
        <Form.Item name="expected_close_date" label={t("expected_close")}>
          <DatePicker className="wide" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
