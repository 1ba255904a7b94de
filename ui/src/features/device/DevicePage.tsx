// All laptops of the office.
import { Skeleton, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Nothing, PageHead, Panel } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { SearchBox } from "../../shared/SearchBox";
import { useDevices } from "./api";
import { DeviceTable } from "./DeviceTable";
import { filterDevices } from "./deviceState";

export function DevicePage() {
  const { t } = useTranslation(["device", "common"]);
  const devices = useDevices();
  const [text, setText] = useState("");
  const [withRevoked, setWithRevoked] = useState(false);
  const all = devices.data?.rows ?? [];
  const rows = filterDevices(all, text, withRevoked);
  return (
    <div className="page">
      <PageHead title={t("title")} />
      <div className="filters">
        <SearchBox value={text} onChange={setText} placeholder={t("search")} />
        <label htmlFor="show-revoked">{t("show_revoked")}</label>
        <Switch id="show-revoked" size="small" checked={withRevoked} onChange={setWithRevoked} />
        <span className="count">{devices.data && t("common:total_rows", { count: rows.length })}</span>
      </div>
      <Panel title={t("of_user")}>
        {devices.error && <ErrorNote error={devices.error} onRetry={() => void devices.refetch()} />}
        {!devices.data && !devices.error && <Skeleton active />}
        {devices.data && rows.length === 0 && (
          <>
            <Nothing text={t(all.length === 0 ? "none" : "none_found")} />
            {all.length === 0 && <p className="quiet centered">{t("none_note")}</p>}
          </>
        )}
        {rows.length > 0 && <DeviceTable rows={rows} withUser />}
      </Panel>
    </div>
  );
}
