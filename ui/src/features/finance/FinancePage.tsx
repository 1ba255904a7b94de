// Finance's work: payments to review, receipts overdue and due soon, contracts to invoice, revenue by month and seller.
import { useNavigate } from "@tanstack/react-router";
import { DatePicker, Segmented } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { DataGrid, type GridColumn } from "../../shared/DataGrid";
import { CivilDate, Instant, Money, Nothing, PageHead, State } from "../../shared/Display";
import { formatMonth } from "../../shared/dates";
import { useLanguage } from "../../shared/useLanguage";
import type { Id } from "../../shared/wire";
import {
  type FinanceTab,
  loadReceivables,
  loadRevenue,
  loadReviews,
  loadToInvoice,
  type ReceivableRow,
  type RevenueMonth,
  type ReviewRow,
  TABS,
  type ToInvoiceRow,
  useRevenue,
  windowOf,
} from "./api";

interface Props {
  tab: FinanceTab;
  onTab: (tab: FinanceTab) => void;
  /** The payment that is reviewed. */
  payment: (id: Id, onClose: () => void) => ReactNode;
}

export function FinancePage({ tab, onTab, payment }: Props) {
  const { t } = useTranslation("finance");
  return (
    <div className="page full">
      <PageHead title={t("title")} />
      <div className="filters">
        <Segmented<FinanceTab>
          aria-label={t("title")}
          value={tab}
          options={TABS.map((value) => ({ value, label: t(`tab.${value}`) }))}
          onChange={onTab}
        />
      </div>
      {tab === "review" && <Reviews payment={payment} />}
      {(tab === "overdue" || tab === "due_soon") && <Receivables due={tab} />}
      {tab === "to_invoice" && <ToInvoice />}
      {tab === "revenue" && <RevenueGrid />}
    </div>
  );
}

function Reviews({ payment }: { payment: Props["payment"] }) {
  const { t } = useTranslation("finance");
  const [open, setOpen] = useState<Id | null>(null);
  const columns = useMemo<GridColumn<ReviewRow>[]>(
    () => [
      { id: "number", title: t("payment"), width: 130, render: (row) => row.payment_no },
      {
        id: "customer",
        title: t("customer"),
        width: 160,
        grow: 1,
        wraps: true,
        render: (row) => <span>{row.customer.name}</span>,
      },
      { id: "contract", title: t("contract"), width: 135, render: (row) => row.contract.name },
      {
        id: "received",
        title: t("received_on"),
        width: 116,
        render: (row) => <CivilDate value={row.fields.received_on} />,
      },
      {
        id: "amount",
        title: t("amount"),
        width: 165,
        align: "end",
        render: (row) => <Money value={row.amount} />,
      },
      {
        id: "findings",
        title: t("findings"),
        width: 120,
        render: (row) =>
          row.duplicate_of ? (
            <State tone="warning">{t("twice")}</State>
          ) : row.findings.length > 0 ? (
            <State tone="running">{t("findings_count", { count: row.findings.length })}</State>
          ) : (
            <State tone="done">{t("agrees")}</State>
          ),
      },
      { id: "by", title: t("reported_by"), width: 110, render: (row) => row.reported_by.name },
      { id: "at", title: t("reported_at"), width: 175, render: (row) => <Instant value={row.reported_at} /> },
    ],
    [t],
  );
  return (
    <>
      <DataGrid
        label={t("tab.review")}
        queryKey={["payment", "list", "review"]}
        load={loadReviews}
        columns={columns}
        rowKey={(row) => row.id}
        rowTone={(row) =>
          row.duplicate_of || row.findings.some((one) => one.blocks) ? "warning" : undefined
        }
        onOpen={(row) => setOpen(row.id)}
        empty={<Nothing text={t("none.review")} />}
      />
      {open && payment(open, () => setOpen(null))}
    </>
  );
}

function Receivables({ due }: { due: "overdue" | "due_soon" }) {
  const { t } = useTranslation("finance");
  const navigate = useNavigate();
  const columns = useMemo<GridColumn<ReceivableRow>[]>(
    () => [
      {
        id: "customer",
        title: t("customer"),
        width: 200,
        grow: 2,
        wraps: true,
        render: (row) => <span>{row.customer.name}</span>,
      },
      {
        id: "contract",
        title: t("contract"),
        width: 150,
        render: (row) => row.contract?.name ?? row.order.name,
      },
      {
        id: "period",
        title: t("period"),
        width: 110,
        render: (row) => t(row.is_monthly ? "month" : "instalment", { no: row.period_no }),
      },
      { id: "due", title: t("due_date"), width: 120, render: (row) => <CivilDate value={row.due_date} /> },
      {
        id: "days",
        title: t(due === "overdue" ? "days_overdue" : "days_left"),
        width: 110,
        align: "end",
        // Before the day the core counts below nothing: the sign goes, the head of the column says what is meant.
        render: (row) => (row.days_overdue === null ? "—" : String(row.days_overdue).replace("-", "")),
      },
      {
        id: "amount",
        title: t("amount"),
        width: 160,
        align: "end",
        render: (row) => <Money value={row.amount} strong />,
      },
      { id: "seller", title: t("seller"), width: 120, grow: 1, render: (row) => row.seller.name },
    ],
    [t, due],
  );
  return (
    <DataGrid
      key={due}
      label={t(`tab.${due}`)}
      queryKey={["receivable", "list", due]}
      load={(offset, limit) => loadReceivables(due, offset, limit)}
      columns={columns}
      rowKey={(row) => row.order_payment_id}
      rowTone={(row) => (due === "overdue" && (row.days_overdue ?? 0) > 30 ? "warning" : undefined)}
      onOpen={(row) =>
        void navigate({
          to: "/opportunities/$id",
          params: { id: row.opportunity_id },
          search: { stage: "collection_status" },
        })
      }
      empty={<Nothing text={t(`none.${due}`)} />}
    />
  );
}

function ToInvoice() {
  const { t } = useTranslation("finance");
  const navigate = useNavigate();
  const columns = useMemo<GridColumn<ToInvoiceRow>[]>(
    () => [
      { id: "contract", title: t("contract"), width: 150, render: (row) => row.room.contract.name },
      {
        id: "customer",
        title: t("customer"),
        width: 200,
        grow: 2,
        wraps: true,
        render: (row) => <span>{row.customer.name}</span>,
      },
      {
        id: "signed",
        title: t("signed_on"),
        width: 140,
        render: (row) => <CivilDate value={row.signed_on} />,
      },
      {
        id: "total",
        title: t("total"),
        width: 160,
        align: "end",
        render: (row) => <Money value={row.room.total} />,
      },
      {
        id: "issued",
        title: t("issued"),
        width: 160,
        align: "end",
        render: (row) => <Money value={row.room.commercial} />,
      },
      {
        id: "left",
        title: t("left"),
        width: 160,
        align: "end",
        render: (row) => <Money value={row.room.commercial_left} strong />,
      },
      { id: "seller", title: t("seller"), width: 120, grow: 1, render: (row) => row.seller.name },
    ],
    [t],
  );
  return (
    <DataGrid
      label={t("tab.to_invoice")}
      queryKey={["invoice", "to_issue"]}
      load={loadToInvoice}
      columns={columns}
      rowKey={(row) => row.room.contract.id}
      onOpen={(row) =>
        void navigate({
          to: "/opportunities/$id",
          params: { id: row.opportunity.id },
          search: { stage: "invoice" },
        })
      }
      empty={<Nothing text={t("none.to_invoice")} />}
    />
  );
}

const monthOf = (value: Dayjs | null) => (value ? dayjs(value).format("YYYY-MM") : null);

function RevenueGrid() {
  const { t } = useTranslation("finance");
  const language = useLanguage();
  const [span, setSpan] = useState<[string | null, string | null]>([null, null]);
  const [from, to] = span;
  const revenue = useRevenue(from, to);
  const columns = useMemo<GridColumn<RevenueMonth>[]>(
    () => [
      { id: "month", title: t("of_month"), width: 110, render: (row) => formatMonth(row.month, language) },
      { id: "seller", title: t("seller"), width: 160, grow: 1, render: (row) => row.seller.name },
      {
        id: "one_time",
        title: t("one_time"),
        width: 170,
        align: "end",
        render: (row) => <Money value={row.one_time} />,
      },
      {
        id: "long_term",
        title: t("long_term"),
        width: 170,
        align: "end",
        render: (row) => <Money value={row.long_term} />,
      },
      {
        id: "total",
        title: t("total"),
        width: 170,
        align: "end",
        render: (row) => <Money value={row.total} strong />,
      },
    ],
    [t, language],
  );
  return (
    <>
      <div className="filters">
        <DatePicker.RangePicker
          picker="month"
          aria-label={t("months")}
          onChange={(dates) => setSpan([monthOf(dates?.[0] ?? null), monthOf(dates?.[1] ?? null)])}
        />
        {revenue.data && (
          <span>
            {formatMonth(revenue.data.from, language)} – {formatMonth(revenue.data.to, language)}
            {revenue.data.totals.map((total) => (
              <span key={total.currency}>
                {" · "}
                <Money value={total} strong />
              </span>
            ))}
          </span>
        )}
      </div>
      <p className="quiet">{t("revenue_note")}</p>
      <DataGrid
        label={t("tab.revenue")}
        queryKey={["revenue", "summary", "grid", from, to]}
        load={async (offset, limit) => windowOf((await loadRevenue(from, to)).rows, offset, limit)}
        columns={columns}
        rowKey={(row) => `${row.month} ${row.seller.id} ${row.total.currency}`}
        empty={<Nothing text={t("none.revenue")} />}
      />
    </>
  );
}
