// What the office did not accept: why, and what to do — try again or give up. Nothing disappears by itself.
import { Button, Popconfirm, Skeleton, Space } from "antd";
import { useTranslation } from "react-i18next";
import { Instant, Nothing, PageHead, Panel, State } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { errorText } from "../../shared/errorText";
import { useLanguage } from "../../shared/useLanguage";
import { useWrite } from "../../shared/useWrite";
import { type InboxRow, useInbox } from "./api";
import { commandName } from "./commandName";

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
      {rows.map((item) => (
        <Item key={item.cmd_id} item={item} />
      ))}
    </div>
  );
}

function Item({ item }: { item: InboxRow }) {
  const { t } = useTranslation(["sync", "common", "errors"]);
  const language = useLanguage();
  const write = useWrite();
  return (
    <Panel
      title={`${commandName(item.name)} · ${item.subject}`}
      extra={
        <State tone={item.kind === "held" ? "running" : "warning"}>{t(`inbox.kind.${item.kind}`)}</State>
      }
    >
      <p>{errorText(item, language)}</p>
      <p className="quiet">
        {t("inbox.made")} <Instant value={item.at} /> · {t("inbox.decided")}{" "}
        <Instant value={item.decided_at} /> · {item.code}
      </p>
      <Space>
        <Button
          type="primary"
          loading={write.busy}
          onClick={() => void write.run("inbox.retry", { cmd_id: item.cmd_id }, t("inbox.retried"))}
        >
          {t("common:retry")}
        </Button>
        <Popconfirm
          title={t("inbox.discard_question")}
          okText={t("inbox.discard")}
          okButtonProps={{ danger: true }}
          onConfirm={() => write.run("inbox.discard", { cmd_id: item.cmd_id }, t("inbox.discarded"))}
        >
          <Button danger>{t("inbox.discard")}</Button>
        </Popconfirm>
      </Space>
    </Panel>
  );
}
