// Adds, copies or changes a product; tells while typing whether the code is free, and keeps what is typed.
import { Alert, Button, Checkbox, Drawer, Form, Input, InputNumber, Select, Space, Switch } from "antd";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import { Choice } from "../../shared/Choice";
import { changesBetween, filled } from "../../shared/changes";
import { ErrorNote } from "../../shared/ErrorNote";
import { useChoices } from "../../shared/lookups";
import { nameOf } from "../../shared/names";
import { Saved } from "../../shared/Saved";
import { useShortcut } from "../../shared/shortcuts";
import { useFormDraft } from "../../shared/useFormDraft";
import { useFormWrite } from "../../shared/useFormWrite";
import { useLanguage } from "../../shared/useLanguage";
import type { Done } from "../../shared/wire";
import {
  BILLING_PERIODS,
  EXECUTION_KINDS,
  PRODUCT_STATUSES,
  type Product,
  type ProductFields,
  useCodeHolder,
} from "./api";

interface Props {
  /** What is changed, or copied. */
  product?: Product;
  copy?: boolean;
  onClose: () => void;
  onSaved: (id: string) => void;
}

const EMPTY: Partial<ProductFields> = {
  service_category: "one_time",
  status: "active",
  required_documents: [],
  price_locked: false,
};

export function ProductForm({ product, copy = false, onClose, onSaved }: Props) {
  const { t } = useTranslation(["product", "common", "terms"]);
  const language = useLanguage();
  const [form] = Form.useForm<ProductFields>();
  const write = useFormWrite(form);
  const changed = copy ? undefined : product;
  const before = product?.fields;
  const [withNeeds, setWithNeeds] = useState(true);
  const categories = useChoices("product_categories", before?.category_id);
  const serviceTypes = useChoices("service_types", before?.service_type_id);
  const draftKey = changed ? `product.${changed.id}` : copy ? `product.copy.${product?.id}` : "product.new";
  const draft = useFormDraft<ProductFields>(draftKey, form);
  const kind = Form.useWatch("service_category", form) as ProductFields["service_category"] | undefined;
  const typed = useDeferredValue(((Form.useWatch("code", form) as string | undefined) ?? "").trim());
  const asked = typed === changed?.fields.code ? "" : typed;
  const holder = useCodeHolder(asked).data;
  const taken = asked !== "" && holder?.product && holder.product.id !== changed?.id ? holder.product : null;
  const hint = taken
    ? t("code_taken", { name: nameOf(taken.names, language) })
    : asked !== "" && holder
      ? t("code_free")
      : "";
  useShortcut("save", () => form.submit());

  async function submit(values: ProductFields) {
    const fields = {
      ...values,
      billing_period: values.service_category === "long_term" ? values.billing_period : null,
    };
    let id = changed?.id;
    const done = await write.send(async () => {
      if (changed) {
        const changes = changesBetween({ ...changed.fields }, { ...fields });
        if (changes.length > 0) await rpc<Done>("product.update", { id, changes });
        return;
      }
      id = (await rpc<Done>("product.create", { fields: filled({ ...fields }) })).id;
      for (const row of copy && withNeeds ? (product?.dependencies ?? []) : [])
        await rpc("product_dependency.create", {
          fields: filled({
            product_id: id,
            depends_on_product_id: row.depends_on.id,
            dependency_type: row.dependency_type,
            any_of_group: row.any_of_group,
            description: row.description,
          }),
        });
    });
    if (!done) return;
    await draft.forget();
    onClose();
    if (id) onSaved(id);
  }

  async function giveUp() {
    await draft.forget();
    onClose();
  }

  const name = (field: "name_zh" | "name_id" | "name_en", lang: string) => (
    <Form.Item
      name={field}
      label={t(field)}
      rules={[{ required: true, whitespace: true, message: t("name_missing") }]}
    >
      <Input maxLength={255} lang={lang} />
    </Form.Item>
  );

  return (
    <Drawer
      open
      size={680}
      title={t(changed ? "edit_title" : copy ? "copy_title" : "create")}
      onClose={onClose}
      footer={
        <div className="drawer-foot">
          <Saved at={draft.savedAt} />
          <Space>
            <Button onClick={() => void giveUp()}>{t("common:cancel")}</Button>
            <Button type="primary" loading={write.busy} onClick={() => form.submit()}>
              {t("common:save")}
            </Button>
          </Space>
        </div>
      }
    >
      {write.error && <ErrorNote error={write.error} />}
      {draft.restored && (
        <Alert type="info" showIcon className="error-note" title={t("common:draft_restored")} />
      )}
      {copy && <Alert type="info" showIcon className="error-note" title={t("copy_note")} />}
      <Form<ProductFields>
        form={form}
        layout="vertical"
        initialValues={before ? { ...before, ...(copy ? { code: "", price_locked: false } : {}) } : EMPTY}
        onFinish={(values) => void submit(values)}
      >
        <div className="form-row">
          <Form.Item
            name="code"
            label={t("code")}
            rules={[{ required: true, whitespace: true, message: t("code_missing") }]}
            {...(taken ? { validateStatus: "error" as const } : {})}
            {...(hint === "" ? {} : { extra: <CodeHint text={hint} wrong={taken !== null} /> })}
          >
            <Input maxLength={255} autoFocus={!changed} />
          </Form.Item>
          <Form.Item name="status" label={t("state")}>
            <Choice
              label={t("state")}
              options={PRODUCT_STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
            />
          </Form.Item>
        </div>
        {name("name_zh", "zh")}
        {name("name_id", "id")}
        {name("name_en", "en")}
        <div className="form-row">
          <Form.Item
            name="category_id"
            label={t("category")}
            rules={[{ required: true, message: t("category_missing") }]}
          >
            <Select options={categories} showSearch={{ optionFilterProp: "label" }} />
          </Form.Item>
          <Form.Item name="service_type_id" label={t("service_type")}>
            <Select options={serviceTypes} allowClear showSearch={{ optionFilterProp: "label" }} />
          </Form.Item>
        </div>
        <div className="form-row">
          <Form.Item name="service_category" label={t("kind")}>
            <Choice
              label={t("kind")}
              options={(["one_time", "long_term"] as const).map((value) => ({
                value,
                label: t(`terms:service_type.${value}`),
              }))}
            />
          </Form.Item>
          {kind === "long_term" ? (
            <Form.Item
              name="billing_period"
              label={t("billing_period")}
              rules={[{ required: true, message: t("period_missing") }]}
            >
              <Select options={BILLING_PERIODS.map((value) => ({ value, label: t(`period.${value}`) }))} />
            </Form.Item>
          ) : (
            <span />
          )}
        </div>
        <div className="form-row">
          <Form.Item name="unit" label={t("unit")}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="processing_days" label={t("days")}>
            <InputNumber className="wide" min={0} max={3650} precision={0} />
          </Form.Item>
          <Form.Item name="std_duration_days" label={t("std_days")}>
            <InputNumber className="wide" min={0} max={3650} precision={0} />
          </Form.Item>
        </div>
        <Form.Item name="processing_time_text" label={t("days_text")}>
          <Input maxLength={255} />
        </Form.Item>
        <Form.Item name="execution_kind" label={t("execution_kind")} extra={t("execution_kind_note")}>
          <Select
            allowClear
            options={EXECUTION_KINDS.map((value) => ({ value, label: t(`execution_kinds.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="required_documents" label={t("documents")} extra={t("documents_note")}>
          <Select mode="tags" tokenSeparators={[",", "，"]} open={false} suffixIcon={null} />
        </Form.Item>
        <Form.Item
          name="price_locked"
          label={t("price_locked")}
          valuePropName="checked"
          extra={t("price_locked_note")}
        >
          <Switch />
        </Form.Item>
        <Form.Item name="notes" label={t("notes")}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4_000} />
        </Form.Item>
      </Form>
      {copy && (product?.dependencies.length ?? 0) > 0 && (
        <Checkbox checked={withNeeds} onChange={(event) => setWithNeeds(event.target.checked)}>
          {t("copy_needs")}
        </Checkbox>
      )}
    </Drawer>
  );
}

function CodeHint({ text, wrong }: { text: string; wrong: boolean }) {
  return (
    <span role="status" className={wrong ? "money-echo wrong" : "money-echo"}>
      {text}
    </span>
  );
}
