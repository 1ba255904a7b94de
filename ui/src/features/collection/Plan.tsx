// The plan of an order as a timeline, and what has come in as a table.
import { useTranslation } from "react-i18next";
import { CivilDate, State } from "../../shared/Display";
import { Explained } from "../../shared/Explained";
import { type Order, type Receipt, received } from "./api";

export function Plan({ order }: { order: Order }) {
  const { t } = useTranslation("collection");
  const rows = received(order);
  return (
    <>
      <ol className="timeline" aria-label={t("plan")}>
        {order.receipts.map((one) => (
          <li key={one.id} className={one.state} data-receipt={one.state}>
            <div>
              <ReceiptName receipt={one} />
            </div>
            <div>
              <Explained subject="order_payment" id={one.id} figure="receipt" value={one.amount} strong />
            </div>
            <div className="quiet">
              {one.due_date ? <CivilDate value={one.due_date} /> : t("on_delivery")}
            </div>
            <State tone={one.state === "confirmed" ? "done" : one.state === "overdue" ? "warning" : "idle"}>
              {t(`receipt.${one.state}`)}
            </State>
          </li>
        ))}
      </ol>
      {rows.length > 0 && (
        <table className="rows spaced">
          <thead>
            <tr>
              <th>{t("paid_on")}</th>
              <th>{t("for_what")}</th>
              <th>{t("payment")}</th>
              <th className="end">{t("amount")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <tr key={one.id}>
                <td>
                  <CivilDate value={one.paid_on} />
                </td>
                <td>
                  <ReceiptName receipt={one} />
                </td>
                <td>{one.payment?.name ?? one.notes ?? "—"}</td>
                <td className="end">
                  <Explained subject="order_payment" id={one.id} figure="receipt" value={one.amount} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

export function ReceiptName({ receipt }: { receipt: Receipt }) {
  const { t } = useTranslation("collection");
  const part = receipt.part_no > 1 ? ` (${receipt.part_no})` : "";
  return (
    <>
      {t(receipt.payment_type === "monthly" ? "month" : "instalment", { no: receipt.period_no })}
      {part}
    </>
  );
}
