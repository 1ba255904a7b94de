// Adds one of our companies, or changes what is printed of it.
import { Form, Input, Modal, Select, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import { changesBetween, filled } from "../../shared/changes";
import type { ContractEntity, ContractEntityFields } from "../../shared/contracts";
import { ErrorNote } from "../../shared/ErrorNote";
import { useFormWrite } from "../../shared/useFormWrite";
import type { Done } from "../../shared/wire";

const START = { country_code: "ID", currency: "IDR", is_active: true } as const;
const TEXTS = ["legal_representative", "tax_id", "contact_phone"] as const;
const BANK = ["bank_name", "bank_account_no", "bank_account_name", "swift_code"] as const;

interface Props {
  /** Null for a new one. */
  entity: ContractEntity | null;
  /** With the id of a new one. */
  onClose: (id?: string) => void;
}

export function EntityDialog({ entity, onClose }: Props) {
  const { t } = useTranslation(["contract_entity", "common", "terms"]);
  const [form] = Form.useForm<ContractEntityFields>();
  const write = useFormWrite(form);

  async function submit(typed: ContractEntityFields) {
    let id: string | undefined;
    const done = await write.send(async () => {
      if (!entity) {
        id = (await rpc<Done>("contract_entity.create", { fields: filled({ ...typed }) })).id;
        return;
      }
      const changes = changesBetween({ ...entity.fields }, { ...typed });
      if (changes.length > 0) await rpc("contract_entity.update", { id: entity.id, changes });
    });
    if (done) onClose(id);
  }

  const required = [{ required: true, whitespace: true, message: t("missing") }];
  return (
    <Modal
      open
      width={760}
      title={entity ? entity.fields.short_name : t("add")}
      okText={t("common:save")}
      cancelText={t("common:cancel")}
      confirmLoading={write.busy}
      onOk={() => form.submit()}
      onCancel={() => onClose()}
    >
      {write.error && <ErrorNote error={write.error} />}
      <Form<ContractEntityFields>
        form={form}
        layout="vertical"
        initialValues={entity?.fields ?? START}
        onFinish={(typed) => void submit(typed)}
      >
        <Form.Item name="entity_name" label={t("name")} rules={required}>
          <Input maxLength={255} autoFocus />
        </Form.Item>
        <div className="form-row">
          <Form.Item name="short_name" label={t("short_name")} rules={required}>
            <Input maxLength={255} />
          </Form.Item>
          <Form.Item name="entity_code" label={t("code")} rules={required}>
            <Input maxLength={255} />
          </Form.Item>
          <Form.Item
            name="country_code"
            label={t("country")}
            rules={[{ required: true, pattern: /^[A-Z]{2}$/, message: t("country_wrong") }]}
          >
            <Input maxLength={2} />
          </Form.Item>
          <Form.Item name="currency" label={t("currency")} extra={t("currency_note")}>
            <Select
              disabled={entity !== null}
              options={(["IDR", "CNY"] as const).map((value) => ({
                value,
                label: t(`terms:currency.${value}`),
              }))}
            />
          </Form.Item>
          {TEXTS.map((name) => (
            <Form.Item key={name} name={name} label={t(name)}>
              <Input maxLength={255} />
            </Form.Item>
          ))}
        </div>
        <Form.Item name="address" label={t("address")}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} />
        </Form.Item>
        <div className="form-row">
          {BANK.map((name) => (
            <Form.Item key={name} name={name} label={t(name)}>
              <Input maxLength={name === "bank_account_no" ? 100 : 255} />
            </Form.Item>
          ))}
          <Form.Item name="is_active" label={t("active")} valuePropName="checked">
            <Switch />
          </Form.Item>
        </div>
      </Form>
    </Modal>
  );
}
