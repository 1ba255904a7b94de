// How this laptop and the office stand: state, last sync, what waits, and the switch to work offline.
import { SyncOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Popconfirm, Skeleton, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import type { AppError } from "../../platform/transport";
import { commandName } from "../../shared/commandName";
import { Facts, Instant, Nothing, PageHead, Panel, State } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { errorText } from "../../shared/errorText";
import { SyncBadge } from "../../shared/SyncBadge";
import { useLanguage } from "../../shared/useLanguage";
import { useWrite } from "../../shared/useWrite";
import type { SyncStatus } from "../../shared/wire";
import { useQueue, useStatus } from "./api";

export function SyncPage() {
  const { t } = useTranslation(["sync", "common", "errors"]);
  const language = useLanguage();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const status = useStatus();
  const queue = useQueue();
  const write = useWrite();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const data = status.data;

  async function act(call: () => Promise<SyncStatus>, done?: string) {
    setBusy(true);
    setError(null);
    try {
      const answer = await call();
      if (done && answer.state === "synced") void message.success(done);
    } catch (reason) {
      setError(reason as AppError);
    } finally {
      setBusy(false);
      void queries.invalidateQueries();
    }
  }

  return (
    <div className="page reading">
      <PageHead
        title={t("title")}
        actions={
          data && (
            <Button
              type="primary"
              icon={<SyncOutlined spin={busy} />}
              disabled={data.work_offline || busy}
              onClick={() => void act(() => rpc<SyncStatus>("sync.now"), t("done"))}
            >
              {t("now")}
            </Button>
          )
        }
      />
      {(error ?? status.error) && (
        <ErrorNote error={(error ?? status.error) as AppError} onRetry={() => void status.refetch()} />
      )}
      {!data && !status.error && <Skeleton active />}
      {data && (
        <>
          {data.problem && (
            <Alert
              type="warning"
              showIcon
              className="error-note"
              title={errorText(data.problem, language)}
              description={
                data.next_try_at && (
                  <>
                    {t("next_try")} <Instant value={data.next_try_at} />
                  </>
                )
              }
            />
          )}
          <Panel
            title={t("state")}
            extra={
              <span className="confirm">
                <label htmlFor="work-offline">{t("work_offline")}</label>
                <Switch
                  id="work-offline"
                  checked={data.work_offline}
                  loading={busy}
                  onChange={(offline) => void act(() => rpc<SyncStatus>("sync.set_offline", { offline }))}
                />
              </span>
            }
          >
            <Facts
              items={[
                [
                  t("state"),
                  <SyncBadge
                    key="state"
                    state={data.state === "stand_alone" ? "synced" : data.state}
                    pending={data.pending}
                    attention={data.inbox + data.at_risk}
                  />,
                ],
                [t("last"), <Instant key="last" value={data.last_sync_at} />],
                [t("server"), data.server_url],
                [t("waiting"), String(data.pending)],
                [t("numbers_left"), String(data.numbers_left)],
              ]}
            />
            {!data.problem && <p className="quiet">{t("safe_note")}</p>}
          </Panel>
          <Panel title={t("queue")}>
            {(queue.data?.rows.length ?? 0) === 0 ? (
              <Nothing text={t("queue_empty")} />
            ) : (
              <table className="rows">
                <thead>
                  <tr>
                    <th>{t("what")}</th>
                    <th>{t("subject")}</th>
                    <th>{t("when")}</th>
                    <th>{t("state")}</th>
                    <th>
                      <span className="visually-hidden">{t("withdraw")}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {queue.data?.rows.map((row) => (
                    <tr key={row.seq} className={row.state === "at_risk" ? "warning" : ""}>
                      <td>{commandName(row.name)}</td>
                      <td>{row.subject}</td>
                      <td>
                        <Instant value={row.at} />
                      </td>
                      <td>
                        <State tone={row.state === "at_risk" ? "warning" : "main"}>
                          {t(`queue_state.${row.state}`)}
                        </State>
                        {row.code && (
                          <div className="line-note">
                            {errorText({ code: row.code, params: row.params }, language)}
                          </div>
                        )}
                      </td>
                      <td className="end">
                        <Popconfirm
                          title={t("withdraw_question")}
                          okText={t("withdraw")}
                          onConfirm={() => write.run("sync.withdraw", { cmd_id: row.cmd_id }, t("withdrawn"))}
                        >
                          <Button size="small" type="text">
                            {t("withdraw")}
                          </Button>
                        </Popconfirm>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </Panel>
        </>
      )}
    </div>
  );
}
