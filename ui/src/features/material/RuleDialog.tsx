// A rule of papers as an administrator types it; what belongs to another kind of paper is not asked and not kept.
import { Checkbox, Form, Input, InputNumber, Modal, Select } from "antd";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import { changesBetween, filled } from "../../shared/changes";
import { ErrorNote } from "../../shared/ErrorNote";
import { FormFoot } from "../../shared/FormFoot";
import { useFormWrite } from "../../shared/useFormWrite";
import { useLanguage } from "../../shared/useLanguage";
import type { Id } from "../../shared/wire";
import { KINDS, type Kind, type Rule } from "./api";
import { keptFields } from "./rule";
import { askName } from "./words";

type Values = Rule["fields"];

interface Props {
  rule: Rule | null;
  others: readonly Rule[];
  productId: Id;
  onClose: () => void;
}

const NEW = {
  document_type: "image",
  is_active: true,
  is_required: true,
  is_per_person: false,
  is_secret: false,
  comes_from_registration: false,
  min_file_count: 1,
  max_file_count: 1,
  allowed_extensions: [],
  depends_on: [],
} satisfies Partial<Values>;

const FLAGS = ["is_required", "is_per_person", "is_secret", "comes_from_registration", "is_active"] as const;

export function RuleDialog({ rule, others, productId, onClose }: Props) {
  const { t } = useTranslation(["material", "common", "fields"]);
  const language = useLanguage();
  const [form] = Form.useForm<Values>();
  const write = useFormWrite(form);
  const kind: Kind = Form.useWatch("document_type", form) ?? rule?.fields.document_type ?? NEW.document_type;
  const before = others
    .filter((one) => one.id !== rule?.id)
    .map(({ fields }) => ({ value: fields.rule_code, label: askName(fields, language) }));
  const last = Math.max(0, ...others.map((one) => one.fields.sort_order));

  async function save(typed: Values) {
    const values = keptFields({ ...typed, ...(rule ? { rule_code: rule.fields.rule_code } : {}) });
    const done = await write.send(() =>
      rule
        ? rpc("material_rule.update", { id: rule.id, changes: changesBetween(rule.fields, values) })
        : rpc("material_rule.create", { fields: { ...filled(values), product_id: productId } }),
    );
    if (done) onClose();
  }
  const number = (field: keyof Values) => (
    <Form.Item name={field} label={t(`fields:${field}` as "fields:max_size_kb")}>
      <InputNumber min={1} precision={0} className="wide" />
    </Form.Item>
  );
  const text = (field: keyof Values, most: number, required = false) => (
    <Form.Item
      name={field}
      label={t(`fields:${field}` as "fields:max_size_kb")}
      rules={required ? [{ required: true, whitespace: true, message: t("common:required") }] : []}
    >
      <Input maxLength={most} />
    </Form.Item>
  );
  const picture = kind === "image" || kind === "file";
  const pages = kind === "pdf" || kind === "file";
  const asFile = picture || pages;

  return (
    <Modal
      open
      width={680}
      style={{ top: 20 }}
      title={t(rule ? "rule.edit" : "rule.create")}
      footer={null}
      onCancel={onClose}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={rule ? rule.fields : { ...NEW, sort_order: last + 1 }}
        onFinish={(values) => void save(values)}
      >
        {write.error && <ErrorNote error={write.error} />}
        <div className="form-columns">
          <Form.Item
            name="rule_code"
            label={t("fields:rule_code")}
            extra={rule ? undefined : t("rule.code_note")}
            rules={[{ required: true, whitespace: true, message: t("common:required") }]}
          >
            <Input maxLength={100} disabled={rule !== null} />
          </Form.Item>
          <Form.Item name="document_type" label={t("fields:document_type")}>
            <Select options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))} />
          </Form.Item>
          {text("document_name_zh", 255, true)}
          {text("document_name_id", 255)}
          {text("document_name_en", 255)}
          <Form.Item name="sort_order" label={t("fields:sort_order")}>
            <InputNumber precision={0} className="wide" />
          </Form.Item>
        </div>
        <div className="rule-flags">
          {FLAGS.map((field) => (
            <Form.Item key={field} name={field} valuePropName="checked" noStyle>
              <Checkbox>{field === "is_active" ? t("rule.active") : t(`fields:${field}`)}</Checkbox>
            </Form.Item>
          ))}
        </div>
        <Form.Item name="depends_on" label={t("fields:depends_on")}>
          <Select mode="multiple" options={before} showSearch={{ optionFilterProp: "label" }} />
        </Form.Item>
        <div className="form-columns">
          {asFile && (
            <Form.Item
              name="allowed_extensions"
              label={t("fields:allowed_extensions")}
              extra={t("rule.extensions_note")}
            >
              <Select mode="tags" tokenSeparators={[",", "，", " "]} open={false} suffixIcon={null} />
            </Form.Item>
          )}
          {asFile && number("max_size_kb")}
          {asFile && number("min_file_count")}
          {asFile && number("max_file_count")}
          {picture && number("min_width_px")}
          {picture && number("min_height_px")}
          {picture && text("aspect_ratio", 10)}
          {pages && number("min_page_count")}
          {pages && number("max_page_count")}
          {asFile && number("valid_months")}
          <Form.Item name="any_of_group" label={t("fields:any_of_group")} extra={t("rule.group_note")}>
            <Input maxLength={100} />
          </Form.Item>
        </div>
        <Form.Item name="description" label={t("rule.hint")}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 5 }} maxLength={1000} />
        </Form.Item>
        <p className="quiet">{t("rule.note")}</p>
        <FormFoot okText={t("common:save")} busy={write.busy} onCancel={onClose} />
      </Form>
    </Modal>
  );
}
