// One payment whole: what was reported, what the check found, finance's verdict, the receipt.
import { CheckOutlined, CloseOutlined, FileTextOutlined } from "@ant-design/icons";
import { Button, Form, Input, Modal, Skeleton, Space } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import { AttachmentLink } from "../../shared/AttachmentLink";
import { CivilDate, Facts, Instant, Money, State } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { Explained } from "../../shared/Explained";
import { FileDrop } from "../../shared/FileDrop";
import { FormFoot } from "../../shared/FormFoot";
import { PaperDialog } from "../../shared/PaperDialog";
import { ReasonDialog } from "../../shared/ReasonDialog";
import { useMay } from "../../shared/session";
import { useFormWrite } from "../../shared/useFormWrite";
import { useWrite } from "../../shared/useWrite";
import type { Id } from "../../shared/wire";
import { type Payment, usePayment } from "./api";
import { Findings } from "./Findings";
import { paymentTone } from "./tone";

export function PaymentDialog({ id, onClose }: { id: Id; onClose: () => void }) {
  const payment = usePayment(id);
  return (
    <Modal open width={720} title={payment.data?.payment_no ?? ""} footer={null} onCancel={onClose}>
      {payment.error && <ErrorNote error={payment.error} />}
      {payment.data ? <Whole payment={payment.data} /> : !payment.error && <Skeleton active />}
    </Modal>
  );
}

type Ask = "confirmed" | "rejected" | "refund";

function Whole({ payment }: { payment: Payment }) {
  const { t } = useTranslation(["payment", "common"]);
  const write = useWrite();
  const mayReview = useMay("payment.review");
  const mayReport = useMay("payment.report");
  const [ask, setAsk] = useState<Ask | null>(null);
  const [receipt, setReceipt] = useState(false);
  const waiting = payment.status === "pending_review";
  const blocked = payment.duplicate_of !== null || payment.findings.some((one) => one.blocks);

  async function decide(notes: string) {
    const { id } = payment;
    const done =
      ask === "refund"
        ? await write.run("payment.refund", { id, reason: notes }, t("refunded"))
        : await write.run(
            "payment.review",
            { id, verdict: ask, ...(notes === "" ? {} : { notes }) },
            t(ask === "confirmed" ? "confirmed" : "rejected"),
          );
    if (done) setAsk(null);
  }
  const only = (show: boolean, label: string, value: ReactNode): [string, ReactNode][] =>
    show ? [[label, value]] : [];

  return (
    <>
      <Findings findings={payment.findings} duplicateOf={payment.duplicate_of} />
      <Facts
        items={[
          [
            t("state"),
            <State key="state" tone={paymentTone(payment.status)}>
              {t(`status.${payment.status}`)}
            </State>,
          ],
          [t("customer"), payment.customer.name],
          [t("contract"), payment.contract.name],
          [t("entity"), payment.entity.name],
          [
            t("amount"),
            <Explained
              key="amount"
              subject="payment"
              id={payment.id}
              figure="amount"
              value={payment.amount}
              strong
            />,
          ],
          [t("withheld"), <Money key="withheld" value={payment.withheld} />],
          [
            t("settled"),
            <Explained
              key="settled"
              subject="payment"
              id={payment.id}
              figure="settled"
              value={payment.settled}
            />,
          ],
          [
            t("tax_inside"),
            <Explained key="tax" subject="payment" id={payment.id} figure="tax" value={payment.tax} />,
          ],
          ...only(payment.original !== null, t("original"), <Money key="o" value={payment.original} />),
          ...only(
            payment.exchange_difference !== null,
            t("exchange_difference"),
            <Explained
              key="difference"
              subject="payment"
              id={payment.id}
              figure="exchange_difference"
              value={payment.exchange_difference}
            />,
          ),
          [t("received_on"), <CivilDate key="on" value={payment.fields.received_on} />],
          [t("method"), t(`methods.${payment.fields.payment_method}`)],
          [t("mode"), t(`modes.${payment.fields.payment_mode}`)],
          [t("reference"), payment.fields.reference],
          [
            t("reported_by"),
            <span key="reported">
              {payment.reported_by.name} <Instant value={payment.reported_at} />
            </span>,
          ],
          ...only(
            payment.reviewed_by !== null,
            t("reviewed_by"),
            <span key="reviewed">
              {payment.reviewed_by?.name} <Instant value={payment.reviewed_at} />
            </span>,
          ),
          ...only(payment.review_notes !== null, t("review_notes"), payment.review_notes),
          ...only(payment.certificate_no !== null, t("certificate_no"), payment.certificate_no),
        ]}
      />
      {payment.fields.notes && <p className="pre">{payment.fields.notes}</p>}
      <p>
        {payment.vouchers.map((voucher) => (
          <AttachmentLink key={voucher.id} id={voucher.attachment.id} name={voucher.attachment.name} />
        ))}
      </p>
      {payment.certificate_missing && mayReport && <Certificate payment={payment} />}
      <Space wrap>
        {waiting && mayReview && (
          <>
            <Button
              type="primary"
              icon={<CheckOutlined />}
              disabled={blocked}
              onClick={() => setAsk("confirmed")}
            >
              {t("confirm")}
            </Button>
            <Button danger icon={<CloseOutlined />} onClick={() => setAsk("rejected")}>
              {t("reject")}
            </Button>
          </>
        )}
        {payment.status === "confirmed" && (
          <Button icon={<FileTextOutlined />} onClick={() => setReceipt(true)}>
            {t("receipt")}
          </Button>
        )}
        {payment.status === "confirmed" && mayReview && (
          <Button danger onClick={() => setAsk("refund")}>
            {t("refund")}
          </Button>
        )}
      </Space>
      {ask && (
        <ReasonDialog
          open
          title={t(ask === "confirmed" ? "confirm" : ask === "rejected" ? "reject" : "refund")}
          label={t(ask === "confirmed" ? "common:note" : "common:reason")}
          required={ask !== "confirmed"}
          danger={ask !== "confirmed"}
          okText={t(ask === "confirmed" ? "confirm" : ask === "rejected" ? "reject" : "refund")}
          busy={write.busy}
          onOk={(notes) => void decide(notes)}
          onCancel={() => setAsk(null)}
        />
      )}
      {receipt && (
        <PaperDialog
          source={{ name: "payment.receipt_pdf", args: { id: payment.id } }}
          title={`${t("receipt")} ${payment.payment_no}`}
          fileName={`${payment.payment_no}.pdf`}
          language="zh_id"
          onClose={() => setReceipt(false)}
        />
      )}
    </>
  );
}

/** The certificate of the tax withheld came: its number, and its file where there is one. */
function Certificate({ payment }: { payment: Payment }) {
  const { t } = useTranslation(["payment", "common"]);
  const [form] = Form.useForm<{ certificate_no: string }>();
  const write = useFormWrite(form);
  const [file, setFile] = useState<{ id: Id; name: string } | null>(null);
  const add = ({ certificate_no }: { certificate_no: string }) =>
    write.send(() =>
      rpc("payment.add_certificate", {
        payment_id: payment.id,
        certificate_no,
        attachment_id: file?.id ?? null,
      }),
    );
  return (
    <Form form={form} layout="vertical" onFinish={(values) => void add(values)} onReset={() => setFile(null)}>
      {write.error && <ErrorNote error={write.error} />}
      <Form.Item
        name="certificate_no"
        label={t("certificate_no")}
        extra={t("certificate_note")}
        rules={[{ required: true, whitespace: true, message: t("common:required") }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <FileDrop
        customerId={payment.customer.id}
        opportunityId={payment.opportunity.id}
        onAdded={(added) => setFile(added)}
      />
      {file && <p>{file.name}</p>}
      <FormFoot
        okText={t("add_certificate")}
        busy={write.busy}
        onCancel={() => {
          form.resetFields();
          setFile(null);
        }}
      />
    </Form>
  );
}
