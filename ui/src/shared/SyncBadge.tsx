// Says in one word whether the office has everything: synced, waiting, offline, attention.
import {
  CheckCircleOutlined,
  CloudSyncOutlined,
  DisconnectOutlined,
  ExclamationCircleOutlined,
} from "@ant-design/icons";
import { useTranslation } from "react-i18next";

type SyncState = "synced" | "pending" | "offline" | "attention";

interface Props {
  state: SyncState;
  pending: number;
  attention: number;
}

export function SyncBadge({ state, pending, attention }: Props) {
  const { t } = useTranslation();
  const icon = {
    synced: <CheckCircleOutlined />,
    pending: <CloudSyncOutlined />,
    offline: <DisconnectOutlined />,
    attention: <ExclamationCircleOutlined />,
  }[state];
  const text =
    state === "pending"
      ? t("sync.pending", { count: pending })
      : state === "attention"
        ? // Sync itself stands still when no single item asks for attention.
          attention === 0
          ? t("sync.stopped")
          : t("sync.attention", { count: attention })
        : state === "offline" && pending > 0
          ? t("sync.offline_pending", { count: pending })
          : t(`sync.${state}`);
  return (
    <span className={`sync-badge sync-${state}`} data-sync={state}>
      {icon}
      <span>{text}</span>
    </span>
  );
}
