// The laptops of one user, on his page.
import { Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { Nothing, Panel } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { useDevices } from "./api";
import { DeviceTable } from "./DeviceTable";

export function DevicePanel({ userId }: { userId: string }) {
  const { t } = useTranslation("device");
  const devices = useDevices(userId);
  return (
    <Panel title={t("of_user")}>
      {devices.error && <ErrorNote error={devices.error} onRetry={() => void devices.refetch()} />}
      {!devices.data && !devices.error && <Skeleton active />}
      {devices.data?.rows.length === 0 && <Nothing text={t("none")} />}
      {devices.data && devices.data.rows.length > 0 && (
        <DeviceTable rows={devices.data.rows} withUser={false} />
      )}
    </Panel>
  );
}
