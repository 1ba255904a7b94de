// Dated exchange rates; finance and administrators add new ones, nobody changes old ones.
import { PlusOutlined } from "@ant-design/icons";
import { Button, DatePicker, Form, Input, Modal, Skeleton } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CivilDate, Nothing, PageHead, Panel, State } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { formatDecimal, parseDecimal } from "../../shared/money";
import { useMay, useSession } from "../../shared/session";
import { useLanguage } from "../../shared/useLanguage";
import { useWrite } from "../../shared/useWrite";
import { useExchangeRates } from "./api";

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
                        {row.effective_from === rates.data.current_on && (
                          <State tone="done">{t("in_use")}</State>
                        )}
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
      {adding && <RateDialog onClose={() => setAdding(false)} />}
    </div>
  );
}

interface Values {
  rate: string;
  from: Dayjs;
}

function RateDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(["rate", "common"]);
  const language = useLanguage();
  const session = useSession();
  const write = useWrite();
  const [form] = Form.useForm<Values>();
  const typed = (Form.useWatch("rate", form) as string | undefined) ?? "";
  const parsed = parseDecimal(typed, language);
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
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ from: dayjs(session.today) }}
        onFinish={async (values) => {
          const rate = parseDecimal(values.rate, language);
          if (!rate.ok) return;
          const args = {
            idr_per_cny: rate.amount,
            effective_from: values.from.format("YYYY-MM-DD"),
            source: "manual",
          };
          if (await write.run("exchange_rate.add", args, t("common:saved"))) onClose();
        }}
      >
        <Form.Item
          name="rate"
          label={t("rate")}
          extra={parsed.ok ? `1 CNY = ${formatDecimal(parsed.amount, language)} IDR` : t("rate_note")}
          rules={[
            {
              validator: (_rule, value: string | undefined) =>
                parseDecimal(value ?? "", language).ok
                  ? Promise.resolve()
                  : Promise.reject(new Error(t("rate_missing"))),
            },
          ]}
        >
          <Input inputMode="decimal" autoFocus />
        </Form.Item>
        <Form.Item name="from" label={t("from")} rules={[{ required: true, message: t("from_missing") }]}>
          <DatePicker className="wide" allowClear={false} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
