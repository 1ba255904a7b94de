// Rules of the workspace that an administrator sets.
import { Button, InputNumber, Skeleton } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Panel } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { useCall } from "../../shared/query";
import { useWrite } from "../../shared/useWrite";

/** Settings that are a number of days: the most that is taken, and what holds where nothing was set. */
const DAYS = [
  { key: "quotation.valid_days", label: "valid_days", most: 365, usual: "30" },
  { key: "temporary_link.valid_days", label: "link_days", most: 60, usual: "7" },
] as const;

export function WorkspaceSettings() {
  const { t } = useTranslation("settings");
  const settings = useCall<{ rows: { key: string; value: string }[] }>("setting.list");
  return (
    <Panel title={t("workspace")}>
      {settings.error && <ErrorNote error={settings.error} onRetry={() => void settings.refetch()} />}
      {!settings.data && !settings.error && <Skeleton active />}
      {settings.data &&
        DAYS.map((one) => {
          const stored = settings.data.rows.find((row) => row.key === one.key)?.value ?? one.usual;
          return <Days key={one.key} setting={one} stored={stored} />;
        })}
    </Panel>
  );
}

function Days({ setting, stored }: { setting: (typeof DAYS)[number]; stored: string }) {
  const { t } = useTranslation(["settings", "common"]);
  const write = useWrite();
  const [days, setDays] = useState<number | null>(null);
  useEffect(() => setDays(Number(stored)), [stored]);
  const id = setting.key.replaceAll(".", "-");
  return (
    <div className="setting">
      <label htmlFor={id}>{t(setting.label)}</label>
      <span className="confirm">
        <InputNumber id={id} min={1} max={setting.most} precision={0} value={days} onChange={setDays} />
        <Button
          disabled={days === null || String(days) === stored}
          loading={write.busy}
          onClick={() =>
            void write.run("setting.set", { key: setting.key, value: String(days) }, t("common:saved"))
          }
        >
          {t("common:save")}
        </Button>
      </span>
    </div>
  );
}
