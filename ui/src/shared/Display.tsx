// Small read-only pieces: amounts, dates, states, empty places.
import { Empty, Tag } from "antd";
import type { ReactNode } from "react";
import { formatDate, formatInstant, formatInstantDay } from "./dates";
import { formatAmount, formatMoney, type MoneyValue } from "./money";
import { useLanguage, useZone } from "./useLanguage";

interface MoneyProps {
  value: MoneyValue | null | undefined;
  /** Leaves the currency out where the head of the column names it. */
  bare?: boolean;
  strong?: boolean;
}

export function Money({ value, bare = false, strong = false }: MoneyProps) {
  const language = useLanguage();
  if (!value) return <span className="quiet">—</span>;
  return (
    <span className={strong ? "money strong" : "money"}>
      {bare ? formatAmount(value, language) : formatMoney(value, language)}
    </span>
  );
}

export function CivilDate({ value }: { value: string | null | undefined }) {
  return <span className="nowrap">{formatDate(value, useLanguage())}</span>;
}

export function Instant({ value }: { value: string | null | undefined }) {
  const text = formatInstant(value, useLanguage(), useZone());
  return value ? (
    <time className="nowrap" dateTime={value}>
      {text}
    </time>
  ) : (
    <span className="quiet">—</span>
  );
}

/** Only the day of an instant, where a list has no room; the time is in the title. */
export function InstantDay({ value }: { value: string }) {
  const language = useLanguage();
  const zone = useZone();
  return (
    <time className="nowrap" dateTime={value} title={formatInstant(value, language, zone)}>
      {formatInstantDay(value, language, zone)}
    </time>
  );
}

export type Tone = "main" | "done" | "running" | "idle" | "warning";

/** A state as a word on a tinted ground; never colour alone. */
export function State({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <Tag variant="filled" className={`state state-${tone}`}>
      {children}
    </Tag>
  );
}

export function Nothing({ text, action }: { text: string; action?: ReactNode }) {
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text}>
      {action}
    </Empty>
  );
}

/** A page's head: where one is, what one can do. */
export function PageHead(props: {
  title: ReactNode;
  note?: ReactNode;
  actions?: ReactNode;
  before?: ReactNode;
}) {
  return (
    <header className="page-head">
      {props.before}
      <h1>{props.title}</h1>
      {props.note && <div className="page-note">{props.note}</div>}
      <div className="page-actions">{props.actions}</div>
    </header>
  );
}

export function Panel(props: { title: ReactNode; extra?: ReactNode; children: ReactNode; id?: string }) {
  return (
    <section className="panel" id={props.id}>
      <div className="panel-head">
        <h2>{props.title}</h2>
        <div className="panel-extra">{props.extra}</div>
      </div>
      <div className="panel-body">{props.children}</div>
    </section>
  );
}

/** Label and value pairs. */
export function Facts({ items }: { items: [label: string, value: ReactNode][] }) {
  return (
    <dl className="facts">
      {items.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value ?? "—"}</dd>
        </div>
      ))}
    </dl>
  );
}
