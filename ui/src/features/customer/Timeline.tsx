// What happened under a customer, newest first, by kind.
import { Link } from "@tanstack/react-router";
import { Button, Select, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Instant, Nothing, State } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { useCall } from "../../shared/query";
import { STAGES } from "../../shared/StageBar";
import { say } from "../../shared/say";
import type { Id, Page, Ref } from "../../shared/wire";

const KINDS = [
  "follow_up",
  "note",
  "stage",
  "quotation",
  "contract",
  "invoice",
  "payment",
  "paper",
  "file",
  "execution_order",
  "mail",
  "merge",
] as const;
type Kind = (typeof KINDS)[number];

interface Event {
  kind: Kind;
  id: Id;
  at: string;
  user: Ref | null;
  deal: Ref | null;
  title: string | null;
  detail: string | null;
}

const STEP = 50;

export function Timeline({ customerId }: { customerId: Id }) {
  const { t } = useTranslation(["customer", "activity", "common"]);
  const [kinds, setKinds] = useState<Kind[]>([]);
  const [limit, setLimit] = useState(STEP);
  const events = useCall<Page<Event>>(
    "customer.timeline",
    { customer_id: customerId, kinds, offset: 0, limit: Math.min(limit, 200) },
    { keepPrevious: true },
  );
  return (
    <>
      <p>
        <Select<Kind[]>
          mode="multiple"
          allowClear
          className="wide"
          placeholder={t("timeline_all")}
          aria-label={t("timeline_all")}
          value={kinds}
          onChange={setKinds}
          options={KINDS.map((value) => ({ value, label: t(`activity:kind.${value}`) }))}
        />
      </p>
      {events.error && <ErrorNote error={events.error} onRetry={() => void events.refetch()} />}
      {!events.data && !events.error && <Skeleton active />}
      {events.data?.total === 0 && <Nothing text={t("timeline_none")} />}
      <ol className="events">
        {events.data?.rows.map((event) => (
          <li key={`${event.kind} ${event.id}`}>
            <div className="event-head">
              <State tone="idle">{t(`activity:kind.${event.kind}`)}</State>
              <span>{words(event)}</span>
              {event.deal && (
                <Link to="/opportunities/$id" params={{ id: event.deal.id }}>
                  {event.deal.name}
                </Link>
              )}
              <span className="quiet">
                {event.user?.name} {event.user && "·"} <Instant value={event.at} />
              </span>
            </div>
            {(event.kind === "follow_up" || event.kind === "note" || event.kind === "stage") &&
              event.detail && <p className="pre">{event.detail}</p>}
          </li>
        ))}
      </ol>
      {events.data && events.data.total > events.data.rows.length && limit < 200 && (
        <Button onClick={() => setLimit(limit + STEP)} loading={events.isFetching}>
          {t("timeline_more", { count: events.data.total - events.data.rows.length })}
        </Button>
      )}
    </>
  );
}

/** The telling word of an event: a stage's name, a paper's number with its state. */
function words(event: Event): string {
  const title = event.title ?? "";
  const state = (family: string) => say(`${family}.${event.detail ?? ""}`) ?? event.detail ?? "";
  switch (event.kind) {
    case "follow_up":
      return say(`activity:type.${title}`) ?? title;
    case "note":
      return say(`activity:note_type.${title}`) ?? title;
    case "stage":
      return say(`terms:stage.${STAGES[Number(title) - 1] ?? ""}`) ?? title;
    case "quotation":
      return `${title} ${state("terms:quotation_status")}`;
    case "contract":
      return `${title} ${state("contract:status")}`;
    case "invoice":
      return `${title} ${state("invoice:status")}`;
    case "payment":
      return `${title} ${state("payment:status")}`;
    case "paper":
      return `${title} ${state("material:state")}`;
    case "execution_order":
      return `${title} ${state("execution:status")}`;
    case "mail":
      return `${say(`mail:kind.${title}`) ?? title} ${state("mail:status")}`;
    case "merge":
      return event.detail ?? "";
    case "file":
      return title;
  }
}
