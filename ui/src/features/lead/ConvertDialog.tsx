// A qualified lead becomes a customer with a deal: a new customer, or one who is there.
import { useNavigate } from "@tanstack/react-router";
import { Form, Input, Modal, Select } from "antd";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import { Choice } from "../../shared/Choice";
import { ErrorNote } from "../../shared/ErrorNote";
import { useChoices } from "../../shared/lookups";
import { CustomerPicker } from "../../shared/Pickers";
import { useFormWrite } from "../../shared/useFormWrite";
import type { Done } from "../../shared/wire";
import type { Lead } from "./api";

interface Values {
  onto: "new" | "known";
  customer_id?: string;
  source_id?: string;
  opportunity_name: string;
}

export function ConvertDialog({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const { t } = useTranslation(["lead", "common"]);
  const navigate = useNavigate();
  const sources = useChoices("customer_sources", lead.fields.source_id);
  const [form] = Form.useForm<Values>();
  const write = useFormWrite(form);
  const onto = (Form.useWatch("onto", form) as Values["onto"] | undefined) ?? "new";

  async function submit(values: Values) {
    let deal: string | undefined;
    const done = await write.send(async () => {
      const answer = await rpc<Done>("lead.convert", {
        id: lead.id,
        opportunity_name: values.opportunity_name.trim(),
        ...(values.onto === "known" ? { customer_id: values.customer_id } : { source_id: values.source_id }),
      });
      deal = answer.facts.opportunity_id;
    });
    if (!done) return;
    onClose();
    if (deal) void navigate({ to: "/opportunities/$id", params: { id: deal } });
  }

  return (
    <Modal
      open
      title={t("convert_title", { name: lead.fields.name })}
      okText={t("convert")}
      cancelText={t("common:cancel")}
      confirmLoading={write.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {write.error && <ErrorNote error={write.error} />}
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{
          onto: "new",
          source_id: lead.fields.source_id ?? undefined,
          opportunity_name: lead.fields.company_name ?? lead.fields.name,
        }}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item name="onto" label={t("convert_onto")}>
          <Choice
            label={t("convert_onto")}
            options={(["new", "known"] as const).map((value) => ({ value, label: t(`convert_is.${value}`) }))}
          />
        </Form.Item>
        {onto === "known" ? (
          <Form.Item
            name="customer_id"
            label={t("customer")}
            rules={[{ required: true, message: t("customer_missing") }]}
          >
            <CustomerPicker />
          </Form.Item>
        ) : (
          <Form.Item
            name="source_id"
            label={t("source")}
            rules={[{ required: true, message: t("source_missing") }]}
          >
            <Select options={sources} showSearch={{ optionFilterProp: "label" }} />
          </Form.Item>
        )}
        <Form.Item
          name="opportunity_name"
          label={t("deal_name")}
          rules={[{ required: true, whitespace: true, message: t("deal_name_missing") }]}
        >
          <Input maxLength={255} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
