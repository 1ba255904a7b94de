// Reports money that arrived: amount, how and when, tax withheld, vouchers; checked against the contract while it is typed.
import { CloseOutlined } from "@ant-design/icons";
import { App, Button, Collapse, DatePicker, Form, Input, Modal, Select } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Money } from "../../shared/Display";
import { dayOf } from "../../shared/days";
import { ErrorNote } from "../../shared/ErrorNote";
import { type AddedFile, FileDrop } from "../../shared/FileDrop";
import { FormFoot } from "../../shared/FormFoot";
import { MoneyInput } from "../../shared/MoneyInput";
import { formatMoney } from "../../shared/money";
import { readableAmount } from "../../shared/readableAmount";
import { useSession } from "../../shared/session";
import { useFormWrite } from "../../shared/useFormWrite";
import { useLanguage } from "../../shared/useLanguage";
import type { Id } from "../../shared/wire";
import { METHODS, MODES, type Payable, type Report, reportPayment, useCheck } from "./api";
import { Findings } from "./Findings";
import { other, type ReportValues, repeated, reportOf } from "./report";

interface Props {
  payables: Payable[];
  opportunityId: Id;
  onClose: () => void;
}

type Values = Omit<ReportValues, "received_on"> & { received_on?: Dayjs | null };

const TYPING_MS = 350;
/** How long an answer that asks to be read stays. */
const TOLD_S = 6;

/** The report after a pause in typing: not every key asks the core. */
function useSettled(report: Report | null): Report | null {
  const key = JSON.stringify(report);
  const [settled, setSettled] = useState<string>("null");
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(key), TYPING_MS);
    return () => window.clearTimeout(timer);
  }, [key]);
  return JSON.parse(settled) as Report | null;
}

export function ReportDialog({ payables, opportunityId, onClose }: Props) {
  const { t } = useTranslation(["payment", "common", "invoice"]);
  const { message } = App.useApp();
  const { today } = useSession();
  const language = useLanguage();
  const [form] = Form.useForm<Values>();
  const write = useFormWrite(form);
  const [files, setFiles] = useState<AddedFile[]>([]);
  const values = Form.useWatch([], form) as Values | undefined;
  const payable = payables.find((one) => one.contract.id === values?.contract_id) ?? payables[0];
  const currency = payable?.currency ?? "IDR";
  const report = values ? reportOf({ ...values, received_on: dayOf(values.received_on) }, currency) : null;
  const check = useCheck(useSettled(report));
  const found = report ? check.data : undefined;
  const blocked = found?.findings.some((one) => one.blocks) ?? false;
  if (!payable) return null;

  function expect(receiptId: Id | null) {
    const expected = payable?.expected.find((one) => one.id === receiptId);
    if (expected) form.setFieldsValue({ amount: expected.amount.amount });
  }
  async function send() {
    if (!report) return;
    const ids = files.map((file) => file.id);
    const done = await write.send(async () => {
      const { facts } = await reportPayment(report, ids);
      const again = repeated(facts);
      if (again) void message[again.tone](t(again.text, { number: facts.payment_no ?? "" }), TOLD_S);
    });
    if (done) onClose();
  }

  return (
    <Modal open width={680} style={{ top: 20 }} title={t("report")} footer={null} onCancel={onClose}>
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{
          contract_id: payable.contract.id,
          payment_method: "bank_transfer",
          payment_mode: "partial",
          received_on: dayjs(today),
        }}
        onFinish={() => void send()}
      >
        {write.error && <ErrorNote error={write.error} />}
        <div className="form-columns">
          <Form.Item name="contract_id" label={t("contract")}>
            <Select
              options={payables.map((one) => ({ value: one.contract.id, label: one.contract.name }))}
              onChange={() => form.setFieldsValue({ order_payment_id: null, amount: null })}
            />
          </Form.Item>
          <Form.Item name="order_payment_id" label={t("meant_for")}>
            <Select
              allowClear
              placeholder={t("meant_for_any")}
              options={payable.expected.map((one) => ({
                value: one.id,
                label: `${one.label} · ${formatMoney(one.amount, language)}`,
              }))}
              onChange={(value: Id | undefined) => expect(value ?? null)}
            />
          </Form.Item>
          <Form.Item
            name="amount"
            label={t("amount")}
            rules={[{ required: true, message: t("common:required") }, readableAmount(currency)]}
          >
            <MoneyInput currency={currency} label={t("amount")} />
          </Form.Item>
          <Form.Item
            name="received_on"
            label={t("received_on")}
            rules={[{ required: true, message: t("common:required") }]}
          >
            <DatePicker style={{ width: "100%" }} maxDate={dayjs(today)} />
          </Form.Item>
          <Form.Item name="payment_method" label={t("method")}>
            <Select options={METHODS.map((value) => ({ value, label: t(`methods.${value}`) }))} />
          </Form.Item>
          <Form.Item name="payment_mode" label={t("mode")}>
            <Select options={MODES.map((value) => ({ value, label: t(`modes.${value}`) }))} />
          </Form.Item>
        </div>
        <Form.Item name="reference" label={t("reference")}>
          <Input maxLength={255} />
        </Form.Item>
        <Collapse
          ghost
          size="small"
          items={[
            {
              key: "tax",
              label: t("tax_and_exchange"),
              forceRender: true,
              children: (
                <div className="form-columns">
                  <Form.Item
                    name="withheld"
                    label={t("withheld")}
                    extra={t("withheld_note")}
                    rules={[readableAmount(currency)]}
                  >
                    <MoneyInput currency={currency} label={t("withheld")} />
                  </Form.Item>
                  <Form.Item
                    name="tax_amount"
                    label={t("tax_named")}
                    extra={t("tax_named_note")}
                    rules={[readableAmount(currency)]}
                  >
                    <MoneyInput currency={currency} label={t("tax_named")} />
                  </Form.Item>
                  <Form.Item
                    name="original"
                    label={t("original")}
                    extra={t("original_note")}
                    rules={[readableAmount(other(currency))]}
                  >
                    <MoneyInput currency={other(currency)} label={t("original")} />
                  </Form.Item>
                </div>
              ),
            },
          ]}
        />
        <Form.Item name="notes" label={t("common:note")}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 3 }} maxLength={1000} />
        </Form.Item>
        <Form.Item name="vouchers" label={t("vouchers")} required>
          <FileDrop
            multiple
            customerId={payable.customerId}
            opportunityId={opportunityId}
            onAdded={(file) => setFiles((before) => [...before, file])}
          />
        </Form.Item>
        {files.length > 0 && (
          <ul className="plain">
            {files.map((file, at) => (
              <li key={file.id}>
                {file.name} {at === 0 && <span className="quiet">{t("primary_voucher")}</span>}
                <Button
                  type="text"
                  size="small"
                  icon={<CloseOutlined />}
                  aria-label={`${t("common:remove")} ${file.name}`}
                  onClick={() => setFiles((before) => before.filter((one) => one.id !== file.id))}
                />
              </li>
            ))}
          </ul>
        )}
        {found && (
          <>
            <Findings findings={found.findings} duplicateOf={found.duplicate_of} />
            <p className="quiet">
              {t("tax_inside")} <Money value={found.tax} />
            </p>
          </>
        )}
        <FormFoot
          okText={t("send_report")}
          busy={write.busy}
          disabled={blocked || files.length === 0}
          onCancel={onClose}
        />
      </Form>
    </Modal>
  );
}
