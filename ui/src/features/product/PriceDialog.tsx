// Enters a price, a floor or a cost that holds from a day on; what holds now and what is planned stands beside it.
import { Alert, App, DatePicker, Form, Input, Modal, Select } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useDeferredValue } from "react";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import { Choice } from "../../shared/Choice";
import { CivilDate, Money } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { useChoices } from "../../shared/lookups";
import { MoneyInput } from "../../shared/MoneyInput";
import { type Currency, isAmount } from "../../shared/money";
import { readableAmount } from "../../shared/readableAmount";
import { useSession } from "../../shared/session";
import { useFormWrite } from "../../shared/useFormWrite";
import { useLanguage } from "../../shared/useLanguage";
import { type AskedPrice, type Product, usePriceCheck } from "./api";
import { type AmountKind, KIND_LABEL, present } from "./prices";
import { type PriceWarning, warningText } from "./priceWarnings";

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
  const { notification } = App.useApp();
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

  const amount = useDeferredValue((Form.useWatch("amount", form) as string | null | undefined) ?? "");
  const from = (Form.useWatch("effective_from", form) as Dayjs | null | undefined)?.format("YYYY-MM-DD");
  const complete =
    isPrice &&
    isAmount(amount, currency) &&
    /[1-9]/.test(amount) &&
    (kind !== "level" || levelId !== undefined);
  const asked =
    complete && from !== undefined ? priceOf(product.id, kind, levelId, amount, currency, from) : null;
  const warnings = usePriceCheck(asked).data?.warnings ?? [];

  async function submit(values: Values) {
    let told: PriceWarning[] = [];
    const common = {
      product_id: product.id,
      amount: { amount: values.amount, currency: values.currency },
      effective_from: values.effective_from.format("YYYY-MM-DD"),
    };
    const done = await write.send(async () => {
      if (values.kind === "floor") return rpc("product.set_floor", common);
      if (values.kind === "cost") return rpc("product.set_cost", common);
      const { kind, level_id, currency } = values;
      const answer = await rpc<{ warnings: PriceWarning[] }>("product.set_price", {
        ...priceOf(product.id, kind, level_id, values.amount ?? "", currency, common.effective_from),
        change_reason: (values.change_reason ?? "").trim(),
      });
      told = answer.warnings;
    });
    if (!done) return;
    if (told.length > 0)
      notification.warning({
        title: t("warnings_after"),
        description: <Warnings warnings={told} />,
        duration: 15,
      });
    onClose();
  }

  return (
    <Modal
      open
      style={{ top: 20 }}
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
          rules={[{ required: true, message: t("amount_missing") }, readableAmount(currency)]}
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
      {warnings.length > 0 && (
        <Alert
          type="warning"
          showIcon
          data-testid="price-warnings"
          title={t("warnings_before")}
          description={<Warnings warnings={warnings} />}
        />
      )}
    </Modal>
  );
}

function Warnings({ warnings }: { warnings: readonly PriceWarning[] }) {
  const language = useLanguage();
  return (
    <ul className="plain">
      {warnings.map((warning) => (
        <li key={warning.code} data-warning={warning.code}>
          {warningText(warning, language)}
        </li>
      ))}
    </ul>
  );
}

/** The arguments that entering a price and asking about it share. */
function priceOf(
  product_id: string,
  kind: AmountKind,
  level_id: string | undefined,
  amount: string,
  currency: Currency,
  effective_from: string,
): AskedPrice {
  return {
    product_id,
    price_type: kind === "channel" || kind === "list" ? kind : "direct",
    ...(kind === "level" && level_id !== undefined ? { level_id } : {}),
    amount: { amount, currency },
    effective_from,
  };
}
