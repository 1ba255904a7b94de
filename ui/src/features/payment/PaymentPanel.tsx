// The payments of a deal as a table: reported, reviewed by finance, with receipts.
import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CivilDate, Nothing, Panel, State } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { Explained } from "../../shared/Explained";
import { useMay } from "../../shared/session";
import type { Id } from "../../shared/wire";
import { type Payable, type Payment, usePayments } from "./api";
import { PaymentDialog } from "./PaymentDialog";
import { ReportDialog } from "./ReportDialog";
import { paymentTone } from "./tone";

interface Props {
  opportunityId: Id;
  payables: Payable[];
}

/** Finance still has to look twice at it. */
const isDoubtful = (row: Payment) =>
  row.status === "pending_review" && (row.findings.length > 0 || row.duplicate_of !== null);

export function PaymentPanel({ opportunityId, payables }: Props) {
  const { t } = useTranslation(["payment", "common"]);
  const payments = usePayments(opportunityId);
  const mayReport = useMay("payment.report");
  const [reporting, setReporting] = useState(false);
  const [open, setOpen] = useState<Id | null>(null);
  const rows = payments.data?.rows ?? [];
  // What settles is what arrived, unless the payer withheld tax.
  const withheld = rows.some((row) => row.settled.amount !== row.amount.amount);
  const button = mayReport && payables.length > 0 && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setReporting(true)}>
      {t("report")}
    </Button>
  );
  return (
    <Panel id="payments" title={t("title")} extra={rows.length > 0 && button}>
      {payments.error && <ErrorNote error={payments.error} />}
      {payments.data && rows.length === 0 && <Nothing text={t("none")} action={button} />}
      {rows.length > 0 && (
        <div className="wide-rows">
          <table className="rows">
            <thead>
              <tr>
                <th>{t("number")}</th>
                <th>{t("received_on")}</th>
                <th>{t("method")}</th>
                <th className="end">{t("amount")}</th>
                {withheld && <th className="end">{t("settled")}</th>}
                <th>{t("state")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id} className={isDoubtful(row) ? "warning" : ""}>
                  <td>
                    <Button
                      type="link"
                      className="cell-link"
                      aria-label={`${t("common:open")} ${row.payment_no}`}
                      onClick={() => setOpen(row.id)}
                    >
                      {row.payment_no}
                    </Button>
                    <div className="line-note nowrap">{row.contract.name}</div>
                  </td>
                  <td>
                    <CivilDate value={row.fields.received_on} />
                  </td>
                  <td>
                    <span className="nowrap">{t(`methods.${row.fields.payment_method}`)}</span>
                    {row.fields.reference && <div className="line-note nowrap">{row.fields.reference}</div>}
                  </td>
                  <td className="end">
                    <Explained subject="payment" id={row.id} figure="amount" value={row.amount} />
                  </td>
                  {withheld && (
                    <td className="end">
                      <Explained subject="payment" id={row.id} figure="settled" value={row.settled} strong />
                    </td>
                  )}
                  <td>
                    <State tone={paymentTone(row.status)}>{t(`status.${row.status}`)}</State>{" "}
                    {row.certificate_missing && <State tone="running">{t("certificate_missing")}</State>}{" "}
                    {row.duplicate_of && <State tone="warning">{t("twice")}</State>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {reporting && (
        <ReportDialog payables={payables} opportunityId={opportunityId} onClose={() => setReporting(false)} />
      )}
      {open && <PaymentDialog id={open} onClose={() => setOpen(null)} />}
    </Panel>
  );
}
