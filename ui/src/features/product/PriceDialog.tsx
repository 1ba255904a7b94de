// Enters a price, a floor or a cost that holds from a day on; what holds now and what is planned stands beside it.
import { DatePicker, Form, Input, Modal, Select } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import { Choice } from "../../shared/Choice";
import { CivilDate, Money } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { useChoices } from "../../shared/lookups";
import { MoneyInput } from "../../shared/MoneyInput";
import type { Currency } from "../../shared/money";
import { useSession } from "../../shared/session";
import { useFormWrite } from "../../shared/useFormWrite";
import type { Product } from "./api";
import { type AmountKind, KIND_LABEL, present } from "./prices";

interface Values {
  kind: AmountKind;
  level_id?: string;
  currency: Currency;
  amount: string | null;
  effective_from: Dayjs;
  change_reason?: string;
}

interface Props {
  product: Product;
  start: { kind: AmountKind; levelId?: string };
  onClose: () => void;
}

export function PriceDialog({ product, start, onClose }: Props) {
  const { t } = useTranslation(["product", "common", "terms"]);
  const session = useSession();
  const [form] = Form.useForm<Values>();
  const write = useFormWrite(form);
  const levels = useChoices("customer_levels");
  const currency = (Form.useWatch("currency", form) as Currency | undefined) ?? "IDR";
  const kind = (Form.useWatch("kind", form) as AmountKind | undefined) ?? start.kind;
  const levelId = Form.useWatch("level_id", form) as string | undefined;
  const kinds: AmountKind[] = [
    "direct",
    "channel",
    "list",
    "level",
    "floor",
    ...(session.sees_costs ? ["cost" as const] : []),
  ];
  const row = present(product).find((one) => one.kind === kind && (one.level?.id ?? "") === (levelId ?? ""));
  const now = row?.[currency === "IDR" ? "idr" : "cny"] ?? null;
  const next = row?.next.filter((one) => one.amount.currency === currency) ?? [];
  const isPrice = kind !== "floor" && kind !== "cost";

  async function submit(values: Values) {
    const common = {
      product_id: product.id,
      amount: { amount: values.amount, currency: values.currency },
      effective_from: values.effective_from.format("YYYY-MM-DD"),
    };
    const done = await write.send(() => {
      if (values.kind === "floor") return rpc("product.set_floor", common);
      if (values.kind === "cost") return rpc("product.set_cost", common);
      return rpc("product.set_price", {
        ...common,
        price_type: values.kind === "level" ? "direct" : values.kind,
        ...(values.kind === "level" ? { level_id: values.level_id } : {}),
        change_reason: (values.change_reason ?? "").trim(),
      });
    });
    if (done) onClose();
  }

  return (
    <Modal
      open
      title={t("set_price")}
      okText={t("common:save")}
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
          kind: start.kind,
          ...(start.levelId === undefined ? {} : { level_id: start.levelId }),
          currency: "IDR",
          effective_from: dayjs(session.today),
          amount: null,
        }}
        onValuesChange={(change: Partial<Values>) => {
          if (change.kind !== undefined && change.kind !== "level") form.setFieldValue("level_id", undefined);
        }}
        onFinish={(values) => void submit(values)}
      >
        <div className="form-row">
          <Form.Item name="kind" label={t("price_type")}>
            <Select options={kinds.map((value) => ({ value, label: t(KIND_LABEL[value]) }))} />
          </Form.Item>
          {kind === "level" && (
            <Form.Item
              name="level_id"
              label={t("level")}
              rules={[{ required: true, message: t("level_missing") }]}
            >
              <Select options={levels} />
            </Form.Item>
          )}
          <Form.Item name="currency" label={t("currency")}>
            <Choice
              label={t("currency")}
              options={(["IDR", "CNY"] as const).map((value) => ({
                value,
                label: t(`terms:currency.${value}`),
              }))}
            />
          </Form.Item>
        </div>
        <p className="quiet" role="status">
          {t("holds_now")} <Money value={now} />
          {next.map((one) => (
            <span key={`${one.on} ${one.amount.amount}`}>
              {" · "}
              {t("from_on")} <CivilDate value={one.on} /> <Money value={one.amount} />
            </span>
          ))}
        </p>
        <Form.Item
          name="amount"
          label={t("amount")}
          rules={[{ required: true, message: t("amount_missing") }]}
        >
          <MoneyInput currency={currency} label={t("amount")} />
        </Form.Item>
        <Form.Item
          name="effective_from"
          label={t("from")}
          rules={[{ required: true, message: t("from_missing") }]}
        >
          <DatePicker className="wide" allowClear={false} />
        </Form.Item>
        {isPrice && (
          <Form.Item
            name="change_reason"
            label={t("common:reason")}
            rules={[
              { required: true, whitespace: true, message: t("common:reason_missing") },
              { min: 5, message: t("reason_short") },
            ]}
          >
            <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={1_000} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
