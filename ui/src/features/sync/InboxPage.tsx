// What the office did not accept, with what waits because of it: why, and what to do — try again or give up, one or all of them.
// Nothing disappears by itself.
import { Button, Popconfirm, Skeleton, Space } from "antd";
import { useTranslation } from "react-i18next";
import { commandName } from "../../shared/commandName";
import { Facts, Instant, Nothing, PageHead, Panel, State } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { errorText } from "../../shared/errorText";
import { say } from "../../shared/say";
import { useLanguage } from "../../shared/useLanguage";
import { useWrite } from "../../shared/useWrite";
import { type InboxGroup, type InboxRow, useInbox } from "./api";
import { typedIn } from "./typed";

export function InboxPage() {
  const { t } = useTranslation(["sync", "common", "errors"]);
  const inbox = useInbox();
  const rows = inbox.data?.rows ?? [];
  return (
    <div className="page reading">
      <PageHead title={t("inbox.title")} note={t("inbox.note")} />
      {inbox.error && <ErrorNote error={inbox.error} onRetry={() => void inbox.refetch()} />}
      {!inbox.data && !inbox.error && <Skeleton active />}
      {inbox.data && rows.length === 0 && <Nothing text={t("inbox.none")} />}
      {rows.map((group) => (
        <Group key={group.cmd_id} group={group} />
      ))}
    </div>
  );
}

/** What was done, and to what where the command names it. */
const title = (item: InboxRow) => [commandName(item.name), item.subject].filter(Boolean).join(" · ");

function Group({ group }: { group: InboxGroup }) {
  const { t } = useTranslation(["sync", "common", "errors"]);
  const language = useLanguage();
  return (
    <Panel
      title={title(group)}
      extra={
        <State tone={group.kind === "held" ? "running" : "warning"}>{t(`inbox.kind.${group.kind}`)}</State>
      }
    >
      <p>{errorText(group, language)}</p>
      <Facts items={typedIn(group.args).map(([field, value]) => [say(`fields:${field}`) ?? field, value])} />
      <p className="quiet">
        {t("inbox.made")} <Instant value={group.at} /> · {t("inbox.decided")}{" "}
        <Instant value={group.decided_at} /> · {group.code}
      </p>
      {group.held.length > 0 && <Held items={group.held} />}
      <Actions group={group} />
    </Panel>
  );
}

/** Indented under its cause, in the order in which it was done. */
function Held({ items }: { items: InboxRow[] }) {
  const { t } = useTranslation("sync");
  return (
    <section className="held" aria-label={t("inbox.held_title")}>
      <h3>
        {t("inbox.held_title")} <State tone="running">{items.length}</State>
      </h3>
      <p className="quiet">{t("inbox.held_note")}</p>
      <ol className="history">
        {items.map((item) => (
          <li key={item.cmd_id}>
            {title(item)}
            <div className="quiet">
              {t("inbox.made")} <Instant value={item.at} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Actions({ group }: { group: InboxGroup }) {
  const { t } = useTranslation(["sync", "common"]);
  const write = useWrite();
  const one = { cmd_id: group.cmd_id };
  const all = { cmd_id: group.cmd_id, with_held: true };
  const count = 1 + group.held.length;
  if (group.held.length === 0) {
    return (
      <Space wrap>
        <Button
          type="primary"
          loading={write.busy}
          onClick={() => void write.run("inbox.retry", one, t("inbox.retried"))}
        >
          {t("common:retry")}
        </Button>
        <Popconfirm
          title={t("inbox.discard_question")}
          okText={t("inbox.discard")}
          okButtonProps={{ danger: true }}
          onConfirm={() => write.run("inbox.discard", one, t("inbox.discarded"))}
        >
          <Button danger>{t("inbox.discard")}</Button>
        </Popconfirm>
      </Space>
    );
  }
  return (
    <Space wrap>
      <Button
        type="primary"
        loading={write.busy}
        onClick={() => void write.run("inbox.retry", all, t("inbox.retried_all"))}
      >
        {t("inbox.retry_all", { count })}
      </Button>
      <Button disabled={write.busy} onClick={() => void write.run("inbox.retry", one, t("inbox.retried"))}>
        {t("inbox.retry_one")}
      </Button>
      <Popconfirm
        title={t("inbox.discard_all_question")}
        okText={t("inbox.discard_all", { count })}
        okButtonProps={{ danger: true }}
        onConfirm={() => write.run("inbox.discard", all, t("inbox.discarded_all"))}
      >
        <Button danger>{t("inbox.discard_all", { count })}</Button>
      </Popconfirm>
      <Popconfirm
        title={t("inbox.discard_question")}
        okText={t("inbox.discard")}
        okButtonProps={{ danger: true }}
        onConfirm={() => write.run("inbox.discard", one, t("inbox.discarded"))}
      >
        <Button type="text" danger>
          {t("inbox.discard_one")}
        </Button>
      </Popconfirm>
    </Space>
  );
}
