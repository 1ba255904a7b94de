// One line of what a product needs: which product, how strongly, and to which others it is an alternative.
import { Form, Input, Modal, Select } from "antd";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import { Choice } from "../../shared/Choice";
import { changesBetween, filled } from "../../shared/changes";
import { ErrorNote } from "../../shared/ErrorNote";
import { nameOf } from "../../shared/names";
import { ProductField } from "../../shared/Pickers";
import { useFormWrite } from "../../shared/useFormWrite";
import { useLanguage } from "../../shared/useLanguage";
import { DEPENDENCY_TYPES, type DependencyRow, type DependencyType, type Product } from "./api";
import { alternatives, joined } from "./groups";

/** Seen from the product that needs, or from the one that is needed. */
export type Direction = "needs" | "needed_by";

interface Props {
  product: Product;
  direction: Direction;
  row?: DependencyRow;
  onClose: () => void;
}

interface Values {
  product_id: string;
  depends_on_product_id: string;
  dependency_type: DependencyType;
  /** A line to which this one is an alternative; empty where it stands alone. */
  alternative: string;
  description: string | null;
}

export function DependencyDialog({ product, direction, row, onClose }: Props) {
  const { t } = useTranslation(["product", "common"]);
  const language = useLanguage();
  const [form] = Form.useForm<Values>();
  const write = useFormWrite(form);
  const forward = direction === "needs";
  const others = forward ? alternatives(product.dependencies, row?.id ?? null) : [];
  const partner = product.dependencies.find(
    (one) =>
      one.id !== row?.id &&
      row?.any_of_group != null &&
      one.any_of_group === row.any_of_group &&
      one.dependency_type === row.dependency_type,
  );
  const current = others.find((one) =>
    partner ? one.value === partner.id || one.codes.includes(partner.depends_on.code) : false,
  );
  const alternative = (Form.useWatch("alternative", form) as string | undefined) ?? current?.value ?? "";
  const title = (of: { code: string; names: Product["names"] }) => `${of.code} ${nameOf(of.names, language)}`;
  const field = forward ? "depends_on_product_id" : "product_id";
  const shown = row ? (forward ? row.depends_on : row.product) : null;
  const lines = forward ? product.dependencies : product.needed_by;
  const taken = [
    product.id,
    ...lines.filter((one) => one.id !== row?.id).map((one) => (forward ? one.depends_on.id : one.product.id)),
  ];

  async function submit(values: Values) {
    const join = forward && values.alternative ? joined(product.dependencies, values.alternative) : null;
    const fields = {
      product_id: forward ? product.id : values.product_id,
      depends_on_product_id: forward ? values.depends_on_product_id : product.id,
      dependency_type: join?.strength ?? values.dependency_type,
      // Seen from the needed product the other's groups are not known: what stands is kept.
      any_of_group: forward ? (join?.group ?? null) : (row?.any_of_group ?? null),
      description: values.description,
    };
    const done = await write.send(async () => {
      if (join?.firstGive)
        await rpc("product_dependency.update", {
          id: join.firstGive,
          changes: [{ field: "any_of_group", from: null, to: join.group }],
        });
      if (!row) {
        await rpc("product_dependency.create", { fields: filled(fields) });
        return;
      }
      const before = {
        product_id: row.product.id,
        depends_on_product_id: row.depends_on.id,
        dependency_type: row.dependency_type,
        any_of_group: row.any_of_group,
        description: row.description,
      };
      const changes = changesBetween(before, fields);
      if (changes.length > 0) await rpc("product_dependency.update", { id: row.id, changes });
    });
    if (done) onClose();
  }

  return (
    <Modal
      open
      title={t(forward ? (row ? "edit_need" : "add_need") : row ? "edit_needing" : "add_needing")}
      okText={t("common:save")}
      cancelText={t("common:cancel")}
      confirmLoading={write.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {write.error && <ErrorNote error={write.error} />}
      <p className="quiet">{t(forward ? "need_note" : "needing_note", { product: title(product) })}</p>
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{
          [field]: shown?.id,
          dependency_type: row?.dependency_type ?? "required",
          alternative: current?.value ?? "",
          description: row?.description ?? null,
        }}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item
          name={field}
          label={t(forward ? "needed_product" : "needing_product")}
          rules={[{ required: true, message: t("product_missing") }]}
        >
          <ProductField
            taken={taken}
            disabled={!forward && row !== undefined}
            autoFocus={!row}
            {...(shown ? { initial: { id: shown.id, title: title(shown) } } : {})}
          />
        </Form.Item>
        {others.length > 0 && (
          <Form.Item name="alternative" label={t("alternative")} extra={t("alternative_note")}>
            <Select
              options={[
                { value: "", label: t("alternative_none") },
                ...others.map((one) => ({
                  value: one.value,
                  label: t("alternative_to", { codes: one.codes.join(" / ") }),
                })),
              ]}
            />
          </Form.Item>
        )}
        {alternative === "" && (
          <Form.Item name="dependency_type" label={t("strength")}>
            <Choice
              label={t("strength")}
              options={DEPENDENCY_TYPES.map((value) => ({ value, label: t(`dependency.${value}`) }))}
            />
          </Form.Item>
        )}
        <Form.Item name="description" label={t("common:note")}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={1_000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
