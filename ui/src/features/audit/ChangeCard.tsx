// One step of the trail: who did what, each field before and after, and what else the same command changed.
import { useNavigate } from "@tanstack/react-router";
import { Button, Drawer, Skeleton } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { commandName } from "../../shared/commandName";
import { Facts, Instant, State, type Tone } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { useLookups } from "../../shared/lookups";
import { lookupName, nameOf } from "../../shared/names";
import { useSession } from "../../shared/session";
import { useLanguage, useZone } from "../../shared/useLanguage";
import { type AuditRow, useCommand } from "./api";
import { fieldName, isNoise, type Reading, readable, tableName } from "./words";

const TONE: Record<AuditRow["action"], Tone> = { created: "done", changed: "main", removed: "warning" };

/** Names by id of what the screens know in the person's language. */
function useReading(): Reading {
  const language = useLanguage();
  const zone = useZone();
  const { stage_templates } = useSession();
  const lookups = useLookups().data;
  const names = useMemo(() => {
    const all = new Map<string, string>();
    for (const { id, name_zh, name_id, name_en } of stage_templates)
      all.set(id, nameOf({ zh: name_zh, id: name_id, en: name_en }, language));
    if (lookups) {
      const { users: _, ...lists } = lookups;
      for (const row of Object.values(lists).flat()) all.set(row.id, lookupName(row, language));
    }
    return all;
  }, [stage_templates, lookups, language]);
  return { language, zone, names };
}

export function ChangeCard({ row, onClose }: { row: AuditRow; onClose: () => void }) {
  const { t } = useTranslation(["audit", "common"]);
  const reading = useReading();
  const command = useCommand(row.version);
  const others = (command.data?.rows ?? []).filter((one) => one.table !== row.table || one.id !== row.id);
  return (
    <Drawer
      open
      size={720}
      title={commandName(row.command)}
      onClose={onClose}
      extra={<OpenRecord row={row} />}
    >
      <Facts
        items={[
          [t("when"), <Instant key="at" value={row.at} />],
          [t("who"), row.actor?.name ?? t("system")],
        ]}
      />
      <RowChanges row={row} reading={reading} />
      {command.error && <ErrorNote error={command.error} onRetry={() => void command.refetch()} />}
      {!command.data && !command.error && <Skeleton active />}
      {others.length > 0 && <h2 className="change-others">{t("same_command")}</h2>}
      {others.map((one) => (
        <RowChanges key={`${one.table} ${one.id}`} row={one} reading={reading} />
      ))}
    </Drawer>
  );
}

function RowChanges({ row, reading }: { row: AuditRow; reading: Reading }) {
  const { t } = useTranslation("audit");
  const changes = row.changes.filter((one) => !isNoise(one.field));
  const empty = <span className="quiet">{t("empty")}</span>;
  return (
    <section className="change" data-change={row.table}>
      <h3>
        {tableName(row.table)} {row.title}{" "}
        <State tone={TONE[row.action]}>{t(`action_is.${row.action}`)}</State>
      </h3>
      {changes.length === 0 ? (
        <p className="quiet">{t("unchanged")}</p>
      ) : (
        <table className="rows change-fields">
          <thead>
            <tr>
              <th>{t("field_head")}</th>
              {row.action !== "created" && <th>{t("before")}</th>}
              {row.action !== "removed" && <th>{t(row.action === "created" ? "value" : "after")}</th>}
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={change.field}>
                <td>{fieldName(change.field)}</td>
                {row.action !== "created" && (
                  <td className="pre">{readable(change.field, change.before, reading) || empty}</td>
                )}
                {row.action !== "removed" && (
                  <td className="pre">{readable(change.field, change.after, reading) || empty}</td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

const PAGES = {
  contract_templates: "/contract-templates/$id",
  customers: "/customers/$id",
  opportunities: "/opportunities/$id",
  quotations: "/quotations/$id",
  users: "/users/$id",
} as const;

function OpenRecord({ row }: { row: AuditRow }) {
  const { t } = useTranslation("audit");
  const navigate = useNavigate();
  const to = row.action === "removed" ? undefined : PAGES[row.table as keyof typeof PAGES];
  if (!to) return null;
  return <Button onClick={() => void navigate({ to, params: { id: row.id } })}>{t("open_record")}</Button>;
}
