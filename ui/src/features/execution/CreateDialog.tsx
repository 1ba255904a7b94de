// Adds an order by hand, beside those the split made.
import { Form, Input, Modal, Select } from "antd";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import { ErrorNote } from "../../shared/ErrorNote";
import { FormFoot } from "../../shared/FormFoot";
import { useFormWrite } from "../../shared/useFormWrite";
import type { Id } from "../../shared/wire";
import { KINDS, type Kind, useSignedContracts } from "./api";
import { type PlannedDays, PlannedFields, plannedDays } from "./PlanDialog";

interface Values extends PlannedDays {
  order_type: Kind;
  title: string;
  contract_id?: Id | null;
  lines?: string;
}

const SIGNED = ["signed", "effective"];

export function CreateDialog({ opportunityId, onClose }: { opportunityId: Id; onClose: () => void }) {
  const { t } = useTranslation(["execution", "common"]);
  const [form] = Form.useForm<Values>();
  const write = useFormWrite(form);
  const contracts = (useSignedContracts(opportunityId).data?.contracts ?? []).filter((one) =>
    SIGNED.includes(one.status),
  );
  async function save({ order_type, title, contract_id, lines, ...days }: Values) {
    const names = (lines ?? "").split("\n").map((line) => line.trim());
    const args = {
      opportunity_id: opportunityId,
      order_type,
      title,
      contract_id: contract_id ?? null,
      ...plannedDays(days),
      items: names
        .filter((name) => name !== "")
        .map((item_name) => ({
          item_name,
          service_category: order_type === "long_term" ? "long_term" : "one_time",
        })),
    };
    if (await write.send(() => rpc("execution.create", args))) onClose();
  }
  return (
    <Modal open title={t("create_title")} footer={null} onCancel={onClose}>
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ order_type: "one_time" }}
        onFinish={(values) => void save(values)}
      >
        {write.error && <ErrorNote error={write.error} />}
        <div className="form-row">
          <Form.Item name="order_type" label={t("order_kind")}>
            <Select options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))} />
          </Form.Item>
          <Form.Item name="contract_id" label={t("contract")}>
            <Select
              allowClear
              options={contracts.map((one) => ({ value: one.id, label: one.contract_no ?? one.id }))}
            />
          </Form.Item>
        </div>
        <Form.Item
          name="title"
          label={t("order_title")}
          rules={[{ required: true, whitespace: true, message: t("common:required") }]}
        >
          <Input maxLength={255} autoFocus />
        </Form.Item>
        <Form.Item name="lines" label={t("lines")} extra={t("lines_note")}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
        </Form.Item>
        <PlannedFields />
        <FormFoot okText={t("create")} busy={write.busy} onCancel={onClose} />
      </Form>
    </Modal>
  );
}
