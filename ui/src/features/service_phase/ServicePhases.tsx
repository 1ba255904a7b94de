// The phases of staged services in the plan of a deal: registration, the running phase, and more; with their approval.
import { PlusOutlined } from "@ant-design/icons";
import { Button, DatePicker, Input, Switch } from "antd";
import dayjs from "dayjs";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { CivilDate, Nothing, Panel, State } from "../../shared/Display";
import { dayOf, pickerOf } from "../../shared/days";
import { ErrorNote } from "../../shared/ErrorNote";
import { useCall } from "../../shared/query";
import { useWrite, type Write } from "../../shared/useWrite";
import type { ApprovalRow, Id } from "../../shared/wire";
import { MAX_PHASES, nextNumber, type PhaseFields, type PhaseRow, type Phases, presetName } from "./phases";

interface Props {
  opportunityId: Id;
  staged: boolean;
  editable: boolean;
  approval: (approval: ApprovalRow | null, canRequest: boolean) => ReactNode;
}

export function ServicePhases({ opportunityId, staged, editable, approval }: Props) {
  const { t } = useTranslation("service_phase");
  const write = useWrite();
  const phases = useCall<Phases>(
    "service_phase.list",
    { opportunity_id: opportunityId },
    { enabled: staged },
  );
  const rows = phases.data?.rows ?? [];

  async function toggle(on: boolean) {
    const changes = [{ field: "has_staged_services", from: staged, to: on }];
    await write.run("opportunity.update", { id: opportunityId, changes });
  }
  function add() {
    const number = nextNumber(rows);
    const preset = presetName(number);
    void write.run("service_phase.set", {
      opportunity_id: opportunityId,
      stage_number: number,
      fields: { stage_name: preset === "other" ? t("other", { number }) : t(preset) },
    });
  }

  return (
    <>
      <Panel
        id="phases"
        title={t("title")}
        extra={
          <span className="switch-label">
            <Switch
              checked={staged}
              disabled={!editable || write.busy}
              aria-label={t("switch")}
              onChange={(on) => void toggle(on)}
            />
            {t("switch")}
          </span>
        }
      >
        <p className="quiet">{t("note")}</p>
        {phases.error && <ErrorNote error={phases.error} onRetry={() => void phases.refetch()} />}
        {staged && phases.data && (
          <>
            {rows.length === 0 ? (
              <Nothing text={t("none")} />
            ) : (
              <table className="rows">
                <thead>
                  <tr>
                    <th className="end">#</th>
                    <th>{t("name")}</th>
                    <th>{t("start")}</th>
                    <th>{t("end")}</th>
                    <th>{t("state")}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <PhaseLine
                      key={row.id}
                      row={row}
                      opportunityId={opportunityId}
                      write={write}
                      editable={editable}
                    />
                  ))}
                </tbody>
              </table>
            )}
            {editable && (
              <div className="filters">
                <Button
                  icon={<PlusOutlined />}
                  loading={write.busy}
                  disabled={rows.length >= MAX_PHASES}
                  onClick={add}
                >
                  {t("add")}
                </Button>
                {rows.length > 0 && (
                  <Button
                    disabled={write.busy}
                    onClick={() => void write.run("service_phase.remove", { id: rows.at(-1)?.id })}
                  >
                    {t("remove")}
                  </Button>
                )}
              </div>
            )}
          </>
        )}
      </Panel>
      {staged &&
        rows.length > 0 &&
        approval(phases.data?.approval ?? null, editable && !(phases.data?.approved ?? false))}
    </>
  );
}

interface LineProps {
  row: PhaseRow;
  opportunityId: Id;
  write: Write;
  editable: boolean;
}

function PhaseLine({ row, opportunityId, write, editable }: LineProps) {
  const { t } = useTranslation(["service_phase", "terms"]);
  const { fields } = row;
  const [name, setName] = useState(fields.stage_name);
  useEffect(() => setName(fields.stage_name), [fields.stage_name]);

  const change = (over: Partial<PhaseFields>) =>
    write.run("service_phase.set", {
      opportunity_id: opportunityId,
      stage_number: row.stage_number,
      fields: { ...fields, ...over },
    });
  async function leaveName() {
    const typed = name.trim();
    if (typed === "" || typed === fields.stage_name) setName(fields.stage_name);
    else if (!(await change({ stage_name: typed }))) setName(fields.stage_name);
  }

  return (
    <tr>
      <td className="end quiet">{row.stage_number}</td>
      <td>
        {editable ? (
          <Input
            value={name}
            maxLength={255}
            aria-label={`${t("name")} ${row.stage_number}`}
            onChange={(event) => setName(event.target.value)}
            onBlur={() => void leaveName()}
          />
        ) : (
          fields.stage_name
        )}
      </td>
      {(["planned_start_date", "planned_end_date"] as const).map((field) => (
        <td key={field}>
          {editable ? (
            <DatePicker
              value={pickerOf(fields[field])}
              aria-label={`${t(field === "planned_start_date" ? "start" : "end")} ${row.stage_number}`}
              onChange={(value) => void change({ [field]: value ? dayOf(dayjs(value)) : null })}
            />
          ) : (
            <CivilDate value={fields[field]} />
          )}
        </td>
      ))}
      <td>
        <State tone={row.status === "completed" ? "done" : row.status === "delayed" ? "warning" : "idle"}>
          {t(`terms:service_stage_status.${row.status}`)}
        </State>{" "}
        {row.approved_at && <State tone="done">{t("approved")}</State>}
      </td>
    </tr>
  );
}
