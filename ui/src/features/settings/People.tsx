// The people of the office and the one-time codes with which their laptops join.
import { App, Button, Skeleton, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import type { AppError } from "../../platform/transport";
import { Panel, State } from "../../shared/Display";
import { formatInstant } from "../../shared/dates";
import { ErrorNote } from "../../shared/ErrorNote";
import { useCall } from "../../shared/query";
import { roleName } from "../../shared/roles";
import { useLanguage, useZone } from "../../shared/useLanguage";

interface Person {
  id: string;
  email: string;
  display_name: string;
  roles: string[];
  is_active: boolean;
  is_locked: boolean;
}

export function People() {
  const { t } = useTranslation(["settings", "common", "terms"]);
  const language = useLanguage();
  const zone = useZone();
  const { modal } = App.useApp();
  const people = useCall<{ rows: Person[] }>("user.list");

  async function enroll(person: Person) {
    try {
      const { code, expires_at } = await rpc<{ code: string; expires_at: string }>("device.enroll_code", {
        user_id: person.id,
      });
      modal.info({
        title: t("enroll_title", { name: person.display_name }),
        content: (
          <>
            <p className="recovery-key">
              <Typography.Text copyable={{ text: code, tooltips: false }}>{code}</Typography.Text>
            </p>
            <p>{t("enroll_text", { time: formatInstant(expires_at, language, zone) })}</p>
          </>
        ),
        okText: t("common:close"),
      });
    } catch (reason) {
      modal.error({ icon: null, content: <ErrorNote error={reason as AppError} /> });
    }
  }

  return (
    <Panel title={t("people")}>
      {people.error && <ErrorNote error={people.error} onRetry={() => void people.refetch()} />}
      {!people.data && !people.error && <Skeleton active />}
      {people.data && (
        <table className="rows">
          <thead>
            <tr>
              <th>{t("user")}</th>
              <th>{t("email")}</th>
              <th>{t("roles")}</th>
              <th>
                <span className="visually-hidden">{t("enroll")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {people.data.rows.map((person) => (
              <tr key={person.id}>
                <td>
                  {person.display_name}{" "}
                  {(!person.is_active || person.is_locked) && <State tone="idle">{t("inactive")}</State>}
                </td>
                <td>{person.email}</td>
                <td>{person.roles.map(roleName).join(", ")}</td>
                <td className="end">
                  {person.is_active && !person.is_locked && (
                    <Button size="small" onClick={() => void enroll(person)}>
                      {t("enroll")}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
