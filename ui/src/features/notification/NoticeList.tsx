// Notifications by day: a click or Enter opens the record and marks it, the arrow keys go from one to the next.
import { CheckOutlined, MailOutlined } from "@ant-design/icons";
import { Button, Skeleton } from "antd";
import { type KeyboardEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { CivilDate, Nothing } from "../../shared/Display";
import { formatTime, today } from "../../shared/dates";
import { ErrorNote } from "../../shared/ErrorNote";
import { useLanguage, useZone } from "../../shared/useLanguage";
import { type Notice, useNotices } from "./api";
import { byDay } from "./days";
import type { Kind } from "./kinds";
import { useNoticeActions } from "./useNoticeActions";
import { detail, sentence } from "./words";

interface Props {
  unread: boolean;
  kind?: Kind | undefined;
  /** The list makes room for the page that opens. */
  onLeave?: () => void;
}

export function NoticeList({ unread, kind, onLeave }: Props) {
  const { t } = useTranslation(["notification", "common"]);
  const zone = useZone();
  const notices = useNotices(unread, kind);
  const actions = useNoticeActions(onLeave);
  const list = useRef<HTMLDivElement>(null);
  if (notices.error) return <ErrorNote error={notices.error} onRetry={() => void notices.refetch()} />;
  if (!notices.data) return <Skeleton active />;
  const rows = notices.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <Nothing text={t(unread ? "none_unread" : "none")} />;

  function step(event: KeyboardEvent) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const shown = [...(list.current?.querySelectorAll<HTMLElement>(".notice-open") ?? [])];
    const at = shown.indexOf(document.activeElement as HTMLElement);
    if (by === undefined || at < 0) return;
    event.preventDefault();
    shown[at + by]?.focus();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the rows in it are buttons; the arrow keys only move among them.
    <div ref={list} onKeyDown={step}>
      {byDay(rows, zone).map(({ day, rows }) => (
        <section key={day} className="notice-day">
          <h3>{day === today() ? t("today") : <CivilDate value={day} />}</h3>
          <ul>
            {rows.map((row) => (
              <Row key={row.id} row={row} actions={actions} />
            ))}
          </ul>
        </section>
      ))}
      {notices.hasNextPage && (
        <Button block loading={notices.isFetchingNextPage} onClick={() => void notices.fetchNextPage()}>
          {t("more")}
        </Button>
      )}
    </div>
  );
}

function Row({ row, actions }: { row: Notice; actions: ReturnType<typeof useNoticeActions> }) {
  const { t } = useTranslation("notification");
  const [language, zone] = [useLanguage(), useZone()];
  const isNew = row.read_at === null;
  const more = detail(row, language);
  return (
    <li className={isNew ? "unread" : ""} data-kind={row.kind}>
      <button type="button" className="notice-open" onClick={() => actions.open(row)}>
        {isNew && <span className="visually-hidden">{t("unread")}: </span>}
        <span className="notice-text">{sentence(row, language)}</span>
        <span className="quiet">
          <time dateTime={row.created_at}>{formatTime(row.created_at, language, zone)}</time>
          {more !== "" && ` · ${more}`}
        </span>
      </button>
      <Button
        size="small"
        type="text"
        icon={isNew ? <CheckOutlined /> : <MailOutlined />}
        aria-label={t(isNew ? "mark_read" : "mark_unread")}
        title={t(isNew ? "mark_read" : "mark_unread")}
        disabled={actions.busy}
        onClick={() => void actions.mark(row, !isNew)}
      />
    </li>
  );
}
