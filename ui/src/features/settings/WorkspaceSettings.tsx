// Rules of the workspace that an administrator sets.
import { Button, InputNumber, Skeleton } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Panel } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { useCall } from "../../shared/query";
import { useWrite } from "../../shared/useWrite";

const VALID_DAYS = "quotation.valid_days";

export function WorkspaceSettings() {
  const { t } = useTranslation(["settings", "common"]);
  const settings = useCall<{ rows: { key: string; value: string }[] }>("setting.list");
  const write = useWrite();
  const stored = settings.data?.rows.find((row) => row.key === VALID_DAYS)?.value;
  const [days, setDays] = useState<number | null>(null);
  useEffect(() => {
    if (stored !== undefined) setDays(Number(stored));
  }, [stored]);
  return (
    <Panel title={t("workspace")}>
      {settings.error && <ErrorNote error={settings.error} onRetry={() => void settings.refetch()} />}
      {!settings.data && !settings.error && <Skeleton active />}
      {settings.data && (
        <div className="setting">
          <label htmlFor="valid-days">{t("valid_days")}</label>
          <span className="confirm">
            <InputNumber id="valid-days" min={1} max={365} precision={0} value={days} onChange={setDays} />
            <Button
              disabled={days === null || String(days) === stored}
              loading={write.busy}
              onClick={() =>
                void write.run("setting.set", { key: VALID_DAYS, value: String(days) }, t("common:saved"))
              }
            >
              {t("common:save")}
            </Button>
          </span>
        </div>
      )}
    </Panel>
  );
}
