// Makes a customer and a deal of a qualified lead, or a deal for a customer who is there already.
import { Form, Input, Modal, Segmented, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import { Facts } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { FormFoot } from "../../shared/FormFoot";
import { useChoices } from "../../shared/lookups";
import { CustomerPicker } from "../../shared/Pickers";
import { useShortcut } from "../../shared/shortcuts";
import { useFormWrite } from "../../shared/useFormWrite";
import type { Done, Id } from "../../shared/wire";
import type { Lead } from "./api";

interface Values {
  customer_id?: Id;
  source_id?: Id;
  opportunity_name: string;
}

interface Props {
  lead: Lead;
  onClose: () => void;
  onConverted: (opportunityId: Id) => void;
}

export function ConvertDialog({ lead, onClose, onConverted }: Props) {
  const { t } = useTranslation(["lead", "common", "terms"]);
  const [form] = Form.useForm<Values>();
  const [way, setWay] = useState<"new" | "existing">("new");
  const write = useFormWrite(form);
  const { fields } = lead;
  const sources = useChoices("customer_sources", fields.source_id ?? null);
  const company = fields.company_name?.trim();
  const hasContact = Boolean(fields.contact_name || fields.phone || fields.email);
  useShortcut("save", () => form.submit());

  async function save({ customer_id, source_id, opportunity_name }: Values) {
    let made: Id | undefined;
    const sent = await write.send(async () => {
      const done = await rpc<Done>("lead.convert", {
        id: lead.id,
        opportunity_name: opportunity_name.trim(),
        ...(way === "existing" ? { customer_id } : { source_id }),
      });
      made = done.facts.opportunity_id;
    });
    if (sent && made) onConverted(made);
  }
  return (
    <Modal
      open
      width={560}
      title={t("convert.title", { name: fields.name })}
      footer={null}
      onCancel={onClose}
    >
      <p className="quiet">{t("convert.note")}</p>
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{
          opportunity_name: fields.name,
          ...(fields.source_id ? { source_id: fields.source_id } : {}),
        }}
        onFinish={(values) => void save(values)}
      >
        {write.error && <ErrorNote error={write.error} />}
        <Form.Item label={t("convert.customer")}>
          <Segmented
            aria-label={t("convert.customer")}
            value={way}
            options={[
              { value: "new", label: t("convert.new") },
              { value: "existing", label: t("convert.existing") },
            ]}
            onChange={(value) => setWay(value as typeof way)}
          />
        </Form.Item>
        {way === "new" ? (
          <>
            <div className="convert-facts">
              <Facts
                items={[
                  [t("convert.customer_name"), company || fields.name],
                  [
                    t("convert.customer_type"),
                    t(company ? "terms:customer_type.organization" : "terms:customer_type.individual"),
                  ],
                  [
                    t("convert.contact"),
                    hasContact
                      ? [fields.contact_name || fields.name, fields.phone, fields.email]
                          .filter(Boolean)
                          .join(" · ")
                      : null,
                  ],
                ]}
              />
            </div>
            <Form.Item
              name="source_id"
              label={t("source")}
              rules={[{ required: true, message: t("source_missing") }]}
            >
              <Select options={sources} showSearch={{ optionFilterProp: "label" }} />
            </Form.Item>
          </>
        ) : (
          <Form.Item
            name="customer_id"
            label={t("convert.which")}
            rules={[{ required: true, message: t("convert.customer_missing") }]}
          >
            <CustomerPicker autoFocus />
          </Form.Item>
        )}
        <Form.Item
          name="opportunity_name"
          label={t("convert.opportunity")}
          rules={[{ required: true, whitespace: true, message: t("convert.opportunity_missing") }]}
        >
          <Input maxLength={255} />
        </Form.Item>
        <FormFoot okText={t("convert.ok")} busy={write.busy} onCancel={onClose} />
      </Form>
    </Modal>
  );
}
