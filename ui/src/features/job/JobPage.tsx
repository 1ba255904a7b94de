// The scheduled jobs: what ran, what comes next, what a job would do now, and starting one by hand.
import { Button, Drawer, InputNumber, Popconfirm, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Instant, Nothing, PageHead, Panel, State } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { useCall } from "../../shared/query";
import { say } from "../../shared/say";
import { useRested } from "../../shared/useRested";
import { useWrite } from "../../shared/useWrite";
import type { Id, Ref } from "../../shared/wire";

interface JobRun {
  period: string;
  is_done: boolean;
  started_at: string;
  finished_at: string | null;
  subjects: number;
  effects: number;
  failed: number;
  error: string | null;
  refused_id: Id | null;
  /** Null where the job has nothing more to do about it. */
  refused_title: string | null;
}

interface Job {
  job: string;
  is_hourly: boolean;
  settings: string[];
  next_at: string;
  runs: JobRun[];
}

interface Preview {
  total: number;
  rows: { action: string; subject_table: string; subject_id: Id; title: string; user: Ref | null }[];
}

export function JobPage() {
  const { t } = useTranslation(["job", "common"]);
  const jobs = useCall<{ rows: Job[] }>("job.list", {}, { refetchInterval: 30_000 });
  const write = useWrite();
  const [running, setRunning] = useState<string | null>(null);
  const [shown, setShown] = useState<Job | null>(null);

  async function run(job: string) {
    setRunning(job);
    const done = await write.run<JobRun>("job.run", { job });
    setRunning(null);
    if (done) setShown(null);
  }

  return (
    <div className="page">
      <PageHead title={t("title")} />
      <p className="quiet">{t("note")}</p>
      {jobs.error && <ErrorNote error={jobs.error} onRetry={() => void jobs.refetch()} />}
      {!jobs.data && !jobs.error && <Skeleton active paragraph={{ rows: 10 }} />}
      {jobs.data && (
        <Panel title={t("jobs")}>
          <table className="rows">
            <thead>
              <tr>
                <th>{t("job")}</th>
                <th>{t("last")}</th>
                <th className="end">{t("effects")}</th>
                <th>{t("next")}</th>
                <th>
                  <span className="visually-hidden">{t("common:more")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {jobs.data.rows.map((job) => (
                <tr key={job.job}>
                  <td>
                    {say(`job:name.${job.job}`) ?? job.job}
                    <div className="quiet small">{say(`job:about.${job.job}`)}</div>
                  </td>
                  <td>
                    <LastRun run={job.runs[0]} />
                  </td>
                  <td className="end nowrap">
                    {job.runs[0] && (
                      <>
                        {job.runs[0].effects} <span className="quiet">/ {job.runs[0].subjects}</span>
                      </>
                    )}
                  </td>
                  <td>
                    <Instant value={job.next_at} />
                  </td>
                  <td className="end nowrap">
                    <Button size="small" onClick={() => setShown(job)}>
                      {t("preview")}
                    </Button>{" "}
                    <Popconfirm
                      title={t("run_question")}
                      okText={t("run")}
                      onConfirm={() => void run(job.job)}
                    >
                      <Button size="small" loading={running === job.job}>
                        {t("run")}
                      </Button>
                    </Popconfirm>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      )}
      {shown && (
        <PreviewDrawer
          job={shown}
          running={running === shown.job}
          onRun={() => void run(shown.job)}
          onClose={() => setShown(null)}
        />
      )}
    </div>
  );
}

function LastRun({ run }: { run: JobRun | undefined }) {
  const { t } = useTranslation("job");
  if (!run) return <span className="quiet">{t("never")}</span>;
  if (!run.is_done)
    return (
      <>
        <State tone="running">{t("running")}</State> <Instant value={run.started_at} />
      </>
    );
  return (
    <>
      <Instant value={run.finished_at} />
      {run.failed > 0 && (
        <div>
          <State tone="warning">{t("failed", { count: run.failed })}</State>{" "}
          <span className="quiet small">
            {[run.refused_title ?? run.refused_id, run.error && (say(`errors:${run.error}`) ?? run.error)]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </div>
      )}
    </>
  );
}

interface PreviewProps {
  job: Job;
  running: boolean;
  onRun: () => void;
  onClose: () => void;
}

/** Who would lose what tonight, also with another number than the one that holds. */
function PreviewDrawer({ job, running, onRun, onClose }: PreviewProps) {
  const { t } = useTranslation(["job", "settings", "common"]);
  const [tried, setTried] = useState<Record<string, number>>({});
  const rested = useRested(JSON.stringify(tried), 300);
  const numbers = JSON.parse(rested) as Record<string, number>;
  const stored = useCall<{
    rows: { key: string; value: string; kind: string; least: number | null; most: number | null }[];
  }>("setting.list").data?.rows.filter((row) => job.settings.includes(row.key) && row.kind === "number");
  const preview = useCall<Preview>(
    "job.preview",
    {
      job: job.job,
      settings: Object.fromEntries(Object.entries(numbers).map(([key, value]) => [key, String(value)])),
    },
    { keepPrevious: true },
  );
  return (
    <Drawer
      open
      size={720}
      title={say(`job:name.${job.job}`) ?? job.job}
      onClose={onClose}
      footer={
        <div className="drawer-foot">
          <span className="quiet">{Object.keys(tried).length > 0 && t("trial_note")}</span>
          <Button type="primary" loading={running} disabled={Object.keys(tried).length > 0} onClick={onRun}>
            {t("run")}
          </Button>
        </div>
      }
    >
      {stored?.map((row) => (
        <p key={row.key} className="setting">
          <label htmlFor={row.key}>{say(`settings:key.${row.key.replaceAll(".", "_")}`) ?? row.key}</label>
          <InputNumber
            id={row.key}
            min={row.least ?? 0}
            max={row.most ?? 365}
            precision={0}
            value={tried[row.key] ?? Number(row.value)}
            onChange={(value) => {
              const next = { ...tried };
              if (value === null || String(value) === row.value) delete next[row.key];
              else next[row.key] = value;
              setTried(next);
            }}
          />
        </p>
      ))}
      {preview.error && <ErrorNote error={preview.error} onRetry={() => void preview.refetch()} />}
      {!preview.data && !preview.error && <Skeleton active />}
      {preview.data && (
        <>
          <p>
            <strong>{t("would", { count: preview.data.total })}</strong>
            {preview.data.total > preview.data.rows.length && (
              <span className="quiet"> {t("first", { count: preview.data.rows.length })}</span>
            )}
          </p>
          {preview.data.total === 0 ? (
            <Nothing text={t("nothing")} />
          ) : (
            <table className="rows">
              <thead>
                <tr>
                  <th>{t("what")}</th>
                  <th>{t("record")}</th>
                  <th>{t("whom")}</th>
                </tr>
              </thead>
              <tbody>
                {preview.data.rows.map((row) => (
                  <tr key={`${row.subject_table} ${row.subject_id}`}>
                    <td>
                      <State tone={row.action === "remind" ? "idle" : "running"}>
                        {say(`job:action.${row.action}`) ?? row.action}
                      </State>
                    </td>
                    <td>{row.title}</td>
                    <td>{row.user?.name ?? "—"}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </>
      )}
    </Drawer>
  );
}
