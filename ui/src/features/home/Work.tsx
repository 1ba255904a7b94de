// What waits for people who do not sell: orders to give out or to do, payments to review.
import { Link } from "@tanstack/react-router";
import { Skeleton } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { CivilDate, Money, Nothing, Panel, State } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import type { MoneyValue } from "../../shared/money";
import { useCall } from "../../shared/query";
import { useSession } from "../../shared/session";
import type { Id, Page, Ref } from "../../shared/wire";

/** Rows that the start page has room for. */
const SHOWN = 8;

interface Order {
  id: Id;
  title: string;
  opportunity: Ref;
  customer: Ref;
  planned_end_date: string | null;
  is_overdue: boolean;
}

/** The orders that nobody has yet, or one's own that are under way. */
export function Orders({ of }: { of: "nobody" | "me" }) {
  const { t } = useTranslation(["home", "execution"]);
  const { user } = useSession();
  const filter = of === "me" ? { status: "in_progress", assigned_to: user.id } : { status: "pending" };
  const orders = useCall<Page<Order>>("execution.list", { ...filter, offset: 0, limit: SHOWN });
  return (
    <Work
      title={t(of === "me" ? "orders_mine" : "orders_pending")}
      none={t(of === "me" ? "no_orders_mine" : "no_orders_pending")}
      found={orders}
      all={
        <Link to="/execution" search={of === "me" ? { mine: true } : {}}>
          {t("all", { count: orders.data?.total ?? 0 })}
        </Link>
      }
      row={(order) => (
        <tr key={order.id}>
          <td>
            <Link
              to="/opportunities/$id"
              params={{ id: order.opportunity.id }}
              search={{ stage: "assign_execution", order: order.id }}
            >
              {order.title}
            </Link>
            <div className="quiet">{order.customer.name}</div>
          </td>
          <td className="end nowrap">
            {order.is_overdue && <State tone="warning">{t("execution:overdue")}</State>}{" "}
            <CivilDate value={order.planned_end_date} />
          </td>
        </tr>
      )}
    />
  );
}

interface Payment {
  id: Id;
  payment_no: string;
  customer: Ref;
  amount: MoneyValue;
  fields: { received_on: string };
}

/** The payments that finance has not looked at yet. */
export function Payments() {
  const { t } = useTranslation("home");
  const payments = useCall<Page<Payment>>("payment.list", {
    status: "pending_review",
    offset: 0,
    limit: SHOWN,
  });
  return (
    <Work
      title={t("payments")}
      none={t("no_payments")}
      found={payments}
      all={<Link to="/finance">{t("all", { count: payments.data?.total ?? 0 })}</Link>}
      row={(payment) => (
        <tr key={payment.id}>
          <td>
            <Link to="/finance">{payment.payment_no}</Link>
            <div className="quiet">{payment.customer.name}</div>
          </td>
          <td className="quiet nowrap">
            <CivilDate value={payment.fields.received_on} />
          </td>
          <td className="end">
            <Money value={payment.amount} />
          </td>
        </tr>
      )}
    />
  );
}

interface WorkProps<T> {
  title: string;
  none: string;
  found: ReturnType<typeof useCall<Page<T>>>;
  all: ReactNode;
  row: (one: T) => ReactNode;
}

function Work<T>({ title, none, found, all, row }: WorkProps<T>) {
  const { data, error } = found;
  return (
    <Panel title={title} extra={data && data.total > data.rows.length && all}>
      {error && <ErrorNote error={error} onRetry={() => void found.refetch()} />}
      {!data && !error && <Skeleton active paragraph={{ rows: 2 }} />}
      {data &&
        (data.rows.length === 0 ? (
          <Nothing text={none} />
        ) : (
          <table className="rows">
            <tbody>{data.rows.map(row)}</tbody>
          </table>
        ))}
    </Panel>
  );
}
