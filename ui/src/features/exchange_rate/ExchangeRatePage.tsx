// Dated exchange rates; finance and administrators add new ones, nobody changes old ones.
import { PlusOutlined } from "@ant-design/icons";
import { Button, DatePicker, Form, Input, Modal, Skeleton } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import { Choice } from "../../shared/Choice";
import { CivilDate, Money, Nothing, PageHead, Panel, State } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { MoneyInput } from "../../shared/MoneyInput";
import { type Currency, farFrom, formatDecimal, parseDecimal } from "../../shared/money";
import { useMay, useSession } from "../../shared/session";
import { useFormWrite } from "../../shared/useFormWrite";
import { useLanguage } from "../../shared/useLanguage";
import { useConverted, useExchangeRates } from "./api";

export function ExchangeRatePage() {
  const { t } = useTranslation(["rate", "common"]);
  const language = useLanguage();
  const rates = useExchangeRates();
  const mayAdd = useMay("rate.manage");
  const [adding, setAdding] = useState(false);
  const add = mayAdd && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
      {t("add")}
    </Button>
  );
  const current = rates.data?.current;
  // Newest first, the later entered one of a day before the earlier: the first of that day holds.
  const inUse = rates.data?.rows.find((row) => row.effective_from === rates.data.current_on)?.id;
  return (
    <div className="page reading">
      <PageHead title={t("title")} actions={add} />
      {rates.error && <ErrorNote error={rates.error} onRetry={() => void rates.refetch()} />}
      {!rates.data && !rates.error && <Skeleton active />}
      {rates.data && (
        <>
          <Panel title={t("current")}>
            {current ? (
              <p className="big-number">
                1 CNY = {formatDecimal(current, language)} IDR{" "}
                <span className="quiet small">
                  <CivilDate value={rates.data.current_on} />
                </span>
              </p>
            ) : (
              <Nothing text={t("none")} action={add} />
            )}
            <p className="quiet">{t("note")}</p>
          </Panel>
          {current && <Converter rate={current} />}
          {rates.data.rows.length > 0 && (
            <Panel title={t("history")}>
              <table className="rows">
                <thead>
                  <tr>
                    <th>{t("from")}</th>
                    <th className="end">{t("rate")}</th>
                    <th>{t("source")}</th>
                    <th>{t("entered_by")}</th>
                  </tr>
                </thead>
                <tbody>
                  {rates.data.rows.map((row) => (
                    <tr key={row.id}>
                      <td>
                        <CivilDate value={row.effective_from} />{" "}
                        {row.id === inUse && <State tone="done">{t("in_use")}</State>}
                      </td>
                      <td className="end money">{formatDecimal(row.idr_per_cny, language)}</td>
                      <td>{row.source === "manual" ? t("source_manual") : (row.source ?? "—")}</td>
                      <td>{row.entered_by?.name ?? "—"}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Panel>
          )}
        </>
      )}
      {adding && <RateDialog current={current ?? null} onClose={() => setAdding(false)} />}
    </div>
  );
}

interface Values {
  idr_per_cny: string;
  effective_from: Dayjs;
  source?: string;
}

function RateDialog({ current, onClose }: { current: string | null; onClose: () => void }) {
  const { t } = useTranslation(["rate", "common"]);
  const language = useLanguage();
  const session = useSession();
  const [form] = Form.useForm<Values>();
  const write = useFormWrite(form);
  const typed = (Form.useWatch("idr_per_cny", form) as string | undefined) ?? "";
  const parsed = parseDecimal(typed, language);
  const far = parsed.ok && current !== null && farFrom(parsed.amount, current);

  async function submit(values: Values) {
    const rate = parseDecimal(values.idr_per_cny, language);
    if (!rate.ok) return;
    const done = await write.send(() =>
      rpc("exchange_rate.add", {
        idr_per_cny: rate.amount,
        effective_from: values.effective_from.format("YYYY-MM-DD"),
        source: values.source?.trim() || "manual",
      }),
    );
    if (done) onClose();
  }

  return (
    <Modal
      open
      title={t("add")}
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
        initialValues={{ effective_from: dayjs(session.today) }}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item
          name="idr_per_cny"
          label={t("rate")}
          extra={
            parsed.ok ? (
              <span role="status">
                1 CNY = {formatDecimal(parsed.amount, language)} IDR
                {far && (
                  <span className="money-echo wrong block">
                    {t("far", { current: formatDecimal(current, language) })}
                  </span>
                )}
              </span>
            ) : (
              t("rate_note")
            )
          }
          rules={[
            {
              validator: (_rule, value: string | undefined) =>
                parseDecimal(value ?? "", language).ok
                  ? Promise.resolve()
                  : Promise.reject(new Error(t("rate_missing"))),
            },
          ]}
        >
          <Input inputMode="decimal" autoFocus maxLength={40} />
        </Form.Item>
        <Form.Item
          name="effective_from"
          label={t("from")}
          extra={t("from_note")}
          rules={[{ required: true, message: t("from_missing") }]}
        >
          <DatePicker className="wide" allowClear={false} maxDate={dayjs(session.today)} />
        </Form.Item>
        <Form.Item name="source" label={t("source")}>
          <Input maxLength={255} placeholder={t("source_note")} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

function Converter({ rate }: { rate: string }) {
  const { t } = useTranslation(["rate", "terms"]);
  const [currency, setCurrency] = useState<Currency>("CNY");
  const [amount, setAmount] = useState<string | null>(null);
  const converted = useConverted(amount, currency, rate);
  return (
    <Panel title={t("converter")} id="converter">
      <div className="converter">
        <Choice
          label={t("converter_from")}
          value={currency}
          onChange={(next) => {
            setCurrency(next);
            setAmount(null);
          }}
          options={(["CNY", "IDR"] as const).map((value) => ({ value, label: t(`terms:currency.${value}`) }))}
        />
        <MoneyInput currency={currency} value={amount} onChange={setAmount} label={t("converter_amount")} />
        <span aria-hidden="true">=</span>
        <output className="big-number">
          <Money value={amount === null ? null : converted.data?.amount} />
        </output>
      </div>
      {amount !== null && converted.error && <ErrorNote error={converted.error} />}
      <p className="quiet">{t("converter_note")}</p>
    </Panel>
  );
}
