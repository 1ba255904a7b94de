// Laptops with their last contact, and shutting one out after saying what that does.
import { Link } from "@tanstack/react-router";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { Instant, State, type Tone } from "../../shared/Display";
import { useMay } from "../../shared/session";
import { useWrite } from "../../shared/useWrite";
import type { DeviceRow } from "./api";
import { type DeviceState, deviceState } from "./deviceState";

const TONE: Record<DeviceState, Tone> = { current: "done", behind: "running", new: "main", revoked: "idle" };

interface Props {
  rows: readonly DeviceRow[];
  /** Names the users, where the laptops are not all of one. */
  withUser: boolean;
}

export function DeviceTable({ rows, withUser }: Props) {
  const { t } = useTranslation(["device", "common"]);
  const { modal } = App.useApp();
  const write = useWrite();
  const mayRevoke = useMay("device.revoke");

  function revoke(device: DeviceRow) {
    const named = { user: device.user.name, name: device.name, mark: device.mark };
    modal.confirm({
      title: t("revoke_title", named),
      width: 560,
      content: (
        <ul className="consequences">
          <li>{t("revoke_at_once")}</li>
          <li>{t("revoke_local")}</li>
          <li>{t("revoke_final", named)}</li>
        </ul>
      ),
      okText: t("revoke"),
      cancelText: t("common:cancel"),
      okButtonProps: { danger: true },
      onOk: () => write.run("device.revoke", { device_id: device.id }, t("revoked_done")),
    });
  }

  return (
    <table className="rows">
      <thead>
        <tr>
          {withUser && <th>{t("user")}</th>}
          <th>{t("name")}</th>
          <th>{t("mark")}</th>
          <th>{t("enrolled")}</th>
          <th>{t("seen")}</th>
          <th>{t("version")}</th>
          <th>{t("state")}</th>
          <th>
            <span className="visually-hidden">{t("revoke")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((device) => {
          const state = deviceState(device);
          return (
            <tr key={device.id}>
              {withUser && (
                <td>
                  <Link className="text-link" to="/users/$id" params={{ id: device.user.id }}>
                    {device.user.name}
                  </Link>
                </td>
              )}
              <td>{device.name}</td>
              <td>
                <code>{device.mark}</code>
              </td>
              <td>
                <Instant value={device.enrolled_at} />
              </td>
              <td>
                {device.last_seen_at ? (
                  <Instant value={device.last_seen_at} />
                ) : (
                  <span className="quiet">{t("never")}</span>
                )}
              </td>
              <td>{device.app_version ?? "—"}</td>
              <td>
                <State tone={TONE[state]}>
                  {state === "behind"
                    ? t("state_is.behind", { count: device.behind ?? 0 })
                    : t(`state_is.${state}`)}
                </State>
              </td>
              <td className="end">
                {mayRevoke && device.is_active && (
                  <Button
                    size="small"
                    danger
                    aria-label={t("revoke_label", { name: device.name, mark: device.mark })}
                    onClick={() => revoke(device)}
                  >
                    {t("revoke")}
                  </Button>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
