// One product: its prices through time, what it needs, how long it takes.
import { PlusOutlined } from "@ant-design/icons";
import { Button, DatePicker, Drawer, Form, Input, Modal, Select, Skeleton } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CivilDate, Facts, Money, Panel, State } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { useLookupNames } from "../../shared/lookups";
import { MoneyInput } from "../../shared/MoneyInput";
import type { Currency } from "../../shared/money";
import { nameOf } from "../../shared/names";
import { useMay, useSession } from "../../shared/session";
import { useLanguage } from "../../shared/useLanguage";
import { useWrite } from "../../shared/useWrite";
import type { PriceSet } from "../../shared/wire";
import { useProduct } from "./api";

export function ProductCard({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation(["product", "common", "terms"]);
  const language = useLanguage();
  const product = useProduct(id);
  const mayPrice = useMay("price.manage");
  const [pricing, setPricing] = useState(false);
  const categories = useLookupNames("product_categories");
  const data = product.data;
  const both = (set: PriceSet | undefined) => (
    <>
      <Money value={set?.idr ?? null} />
      <br />
      <Money value={set?.cny ?? null} />
    </>
  );
  return (
    <Drawer
      open
      size={620}
      title={data ? `${data.code} · ${nameOf(data.names, language)}` : ""}
      onClose={onClose}
    >
      {product.error && <ErrorNote error={product.error} onRetry={() => void product.refetch()} />}
      {!data && !product.error && <Skeleton active />}
      {data && (
        <>
          <Panel title={t("facts")}>
            <Facts
              items={[
                [t("category"), categories.get(data.category.id) ?? data.category.name],
                [t("kind"), t(`terms:service_type.${data.service_category}`)],
                [
                  t("days"),
                  data.processing_time_text ??
                    (data.processing_days === null ? null : String(data.processing_days)),
                ],
                [t("unit"), data.unit],
                [t("state"), t(`status.${data.status}`)],
                ["中文", data.names.zh],
                ["Indonesia", data.names.id],
                ["English", data.names.en],
              ]}
            />
            {data.fields.notes && <p className="pre">{data.fields.notes}</p>}
          </Panel>
          <Panel
            title={t("prices_now")}
            extra={
              mayPrice && (
                <Button size="small" icon={<PlusOutlined />} onClick={() => setPricing(true)}>
                  {t("set_price")}
                </Button>
              )
            }
          >
            <Facts
              items={[
                [t("terms:price_type.direct"), both(data.direct)],
                [t("terms:price_type.channel"), both(data.channel)],
                [t("terms:price_type.list"), both(data.list)],
                [t("floor"), both(data.floor)],
                ...(data.cost ? ([[t("cost"), both(data.cost)]] as [string, React.ReactNode][]) : []),
              ]}
            />
          </Panel>
          {data.dependencies.length > 0 && (
            <Panel title={t("needs")}>
              <table className="rows">
                <tbody>
                  {data.dependencies.map((one) => (
                    <tr key={one.id}>
                      <td>
                        <strong>{one.depends_on.code}</strong> {nameOf(one.depends_on.names, language)}
                      </td>
                      <td className="end">
                        <State tone={one.dependency_type === "required" ? "running" : "idle"}>
                          {t(`dependency.${one.dependency_type}`)}
                        </State>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <p className="quiet">{t("any_of_note")}</p>
            </Panel>
          )}
          <Panel title={t("price_history")}>
            <table className="rows">
              <thead>
                <tr>
                  <th>{t("price_type")}</th>
                  <th className="end">{t("amount")}</th>
                  <th>{t("from")}</th>
                  <th>{t("common:reason")}</th>
                </tr>
              </thead>
              <tbody>
                {data.prices.map((price) => (
                  <tr key={price.id}>
                    <td>
                      {price.level
                        ? `${t("terms:price_type.level")} · ${price.level.name}`
                        : t(`terms:price_type.${price.price_type}`)}
                    </td>
                    <td className="end">
                      <Money value={price.amount} />
                    </td>
                    <td>
                      <CivilDate value={price.effective_from} />
                    </td>
                    <td>{price.change_reason ?? "—"}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Panel>
        </>
      )}
      {pricing && <PriceDialog productId={id} onClose={() => setPricing(false)} />}
    </Drawer>
  );
}

interface PriceValues {
  kind: "direct" | "channel" | "list" | "floor";
  currency: Currency;
  amount: string | null;
  from: Dayjs;
  reason: string;
}

function PriceDialog({ productId, onClose }: { productId: string; onClose: () => void }) {
  const { t } = useTranslation(["product", "common", "terms"]);
  const session = useSession();
  const write = useWrite();
  const [form] = Form.useForm<PriceValues>();
  const currency = (Form.useWatch("currency", form) as Currency | undefined) ?? "IDR";
  const kind = Form.useWatch("kind", form) as PriceValues["kind"] | undefined;

  async function submit(values: PriceValues) {
    const amount = { amount: values.amount, currency: values.currency };
    const effective_from = values.from.format("YYYY-MM-DD");
    const done =
      values.kind === "floor"
        ? await write.run(
            "product.set_floor",
            { product_id: productId, amount, effective_from },
            t("common:saved"),
          )
        : await write.run(
            "product.set_price",
            {
              product_id: productId,
              price_type: values.kind,
              amount,
              effective_from,
              change_reason: values.reason.trim(),
            },
            t("common:saved"),
          );
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
      <Form<PriceValues>
        form={form}
        layout="vertical"
        initialValues={{ kind: "direct", currency: "IDR", from: dayjs(session.today), amount: null }}
        onFinish={(values) => void submit(values)}
      >
        <div className="form-row">
          <Form.Item name="kind" label={t("price_type")}>
            <Select
              options={[
                { value: "direct", label: t("terms:price_type.direct") },
                { value: "channel", label: t("terms:price_type.channel") },
                { value: "list", label: t("terms:price_type.list") },
                { value: "floor", label: t("floor") },
              ]}
            />
          </Form.Item>
          <Form.Item name="currency" label={t("currency")}>
            <Select
              options={[
                { value: "IDR", label: t("terms:currency.IDR") },
                { value: "CNY", label: t("terms:currency.CNY") },
              ]}
            />
          </Form.Item>
        </div>
        <Form.Item
          name="amount"
          label={t("amount")}
          rules={[{ required: true, message: t("amount_missing") }]}
        >
          <MoneyInput currency={currency} label={t("amount")} />
        </Form.Item>
        <Form.Item name="from" label={t("from")} rules={[{ required: true, message: t("from_missing") }]}>
          <DatePicker className="wide" allowClear={false} />
        </Form.Item>
        {kind !== "floor" && (
          <Form.Item
            name="reason"
            label={t("common:reason")}
            rules={[{ required: true, whitespace: true, message: t("common:reason_missing") }]}
          >
            <Input maxLength={500} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
