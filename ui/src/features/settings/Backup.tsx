// Backup and restore of this machine's data, and a new recovery key.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Popconfirm, Progress, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { host } from "../../platform/host";
import type { AppError, Backup as BackupHost, BackupMade } from "../../platform/transport";
import { BACKUP_STATUS } from "../../shared/backupDue";
import { Facts, Panel } from "../../shared/Display";
import { formatInstant } from "../../shared/dates";
import { ErrorNote } from "../../shared/ErrorNote";
import { RestoreDialog } from "../../shared/RestoreDialog";
import { formatSize } from "../../shared/sizes";
import { useLanguage, useZone } from "../../shared/useLanguage";

export function Backup({ backup }: { backup: BackupHost }) {
  const { t } = useTranslation(["settings", "common"]);
  const [language, zone] = [useLanguage(), useZone()];
  const { message } = App.useApp();
  const queries = useQueryClient();
  const status = useQuery({ queryKey: BACKUP_STATUS, queryFn: backup.status });
  const [percent, setPercent] = useState<number | null>(null);
  const [made, setMade] = useState<BackupMade | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [restoring, setRestoring] = useState(false);

  async function run(work: () => Promise<unknown>) {
    setError(null);
    try {
      await work();
    } catch (reason) {
      setError(reason as AppError);
    }
  }

  async function make() {
    setMade(null);
    setPercent(0);
    await run(async () => {
      const done = await backup.make(setPercent);
      setMade(done);
      if (done) void message.success(t("backup_done"));
    });
    setPercent(null);
    void status.refetch();
  }

  const shown = made ?? status.data?.last ?? null;
  return (
    <Panel title={t("backup")} id="backup">
      <p>{t("backup_text")}</p>
      {status.data?.is_due && (
        <Alert type="info" showIcon title={t("common:backup_due")} className="error-note" />
      )}
      {error && <ErrorNote error={error} />}
      <Facts
        items={[
          [t("backup_last"), shown ? formatInstant(shown.at, language, zone) : t("backup_never")],
          ...(shown
            ? ([
                [
                  t("backup_file"),
                  <span key="file" data-selectable>
                    {shown.name}
                  </span>,
                ],
                [
                  t("backup_folder"),
                  <span key="folder" data-selectable>
                    {shown.folder}
                  </span>,
                ],
                [t("backup_size"), formatSize(shown.size, language)],
              ] as [string, React.ReactNode][])
            : []),
        ]}
      />
      {percent !== null && <Progress percent={percent} status="active" aria-label={t("backup_running")} />}
      <Space wrap className="welcome-form">
        <Button type="primary" loading={percent !== null} onClick={() => void make()}>
          {t("backup_now")}
        </Button>
        <Button disabled={percent !== null} onClick={() => setRestoring(true)}>
          {t("common:restore.action")}
        </Button>
        <Popconfirm
          title={t("recovery_question")}
          description={<span className="popconfirm-text">{t("recovery_text")}</span>}
          okText={t("recovery_make")}
          cancelText={t("common:cancel")}
          onConfirm={() =>
            run(async () => {
              await host().vault?.renewRecoveryKey();
              await queries.invalidateQueries({ queryKey: ["vault"] });
            })
          }
        >
          <Button disabled={percent !== null}>{t("recovery_new")}</Button>
        </Popconfirm>
      </Space>
      {restoring && <RestoreDialog backup={backup} onClose={() => setRestoring(false)} />}
    </Panel>
  );
}
