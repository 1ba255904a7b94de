// The parties of a contract: our company, the customer as printed, the days and the special terms.
import { DatePicker, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { ContractEntity } from "../../shared/contracts";
import { DOCUMENT_LANGUAGES } from "../../shared/documentLanguages";
import type { Id } from "../../shared/wire";
import { EntityPicker } from "./EntityPicker";

interface Props {
  entities: readonly ContractEntity[];
  onEntity: (id: Id) => void;
}

const TEXTS = [
  ["party_a_contact", 100],
  ["party_a_phone", 50],
  ["party_a_email", 255],
  ["party_a_tax_id", 100],
] as const;

export function PartyForm({ entities, onEntity }: Props) {
  const { t } = useTranslation(["contract", "terms"]);
  return (
    <>
      <Form.Item name="entity_id" label={t("entity")}>
        <FormEntity entities={entities} onEntity={onEntity} />
      </Form.Item>
      <Form.Item name="template_id" hidden>
        <Input />
      </Form.Item>
      <Form.Item name="language" label={t("language")}>
        <Select
          options={DOCUMENT_LANGUAGES.map((value) => ({
            value,
            label: t(`terms:document_language.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item
        name="party_a_name"
        label={t("party_a_name")}
        rules={[{ required: true, whitespace: true, message: t("party_a_missing") }]}
      >
        <Input maxLength={255} />
      </Form.Item>
      <Form.Item name="party_a_address" label={t("party_a_address")}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} />
      </Form.Item>
      {TEXTS.map(([name, limit]) => (
        <Form.Item key={name} name={name} label={t(name)}>
          <Input maxLength={limit} />
        </Form.Item>
      ))}
      <Form.Item name="wechat_group_no" label={t("group_no")}>
        <Input maxLength={100} />
      </Form.Item>
      <div className="form-row days">
        <Form.Item name="effective_from" label={t("effective_from")}>
          <DatePicker className="wide" />
        </Form.Item>
        <Form.Item name="effective_to" label={t("effective_to")}>
          <DatePicker className="wide" />
        </Form.Item>
      </div>
      <Form.Item name="special_terms" label={t("special_terms")} extra={t("special_note")}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} maxLength={10_000} />
      </Form.Item>
    </>
  );
}

function FormEntity(props: Props & { value?: Id; onChange?: (id: Id) => void }) {
  const { entities, onEntity, value, onChange } = props;
  return (
    <EntityPicker
      entities={entities}
      value={value}
      onChange={(id) => {
        onChange?.(id);
        onEntity(id);
      }}
    />
  );
}
