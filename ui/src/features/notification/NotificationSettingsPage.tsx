// How this person wants to be told: what, in which way, and when not. Each choice is kept at once.
import { Link } from "@tanstack/react-router";
import { Button, Checkbox, Skeleton, Switch, TimePicker } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { Fragment, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { PageHead, Panel } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { useWrite } from "../../shared/useWrite";
import { useWants, type Wants } from "./api";
import { GROUPS, type Group } from "./kinds";
import { isOn, mayChoose, WAYS, withWay } from "./wants";

const QUIET = { from: "21:00", to: "07:00" };

export function NotificationSettingsPage() {
  const { t } = useTranslation(["notification", "common"]);
  const wants = useWants();
  const write = useWrite();
  // A tick shows at once; it goes back where the core refuses it.
  const [chosen, setChosen] = useState<Wants | null>(null);
  const last = useRef<Wants | null>(null);
  const shown = chosen ?? wants.data;
  async function keep(next: Wants) {
    last.current = next;
    setChosen(next);
    await write.run("notification.set_preferences", next);
    if (last.current === next) setChosen(null);
  }
  return (
    <div className="page reading">
      <PageHead
        title={t("settings")}
        actions={
          <Link to="/notifications">
            <Button>{t("title")}</Button>
          </Link>
        }
      />
      {wants.error && <ErrorNote error={wants.error} onRetry={() => void wants.refetch()} />}
      {!wants.data && !wants.error && <Skeleton active />}
      {shown && (
        <>
          <Quiet wants={shown} onKeep={(next) => void keep(next)} />
          <Kinds wants={shown} onKeep={(next) => void keep(next)} />
        </>
      )}
    </div>
  );
}

interface Part {
  wants: Wants;
  onKeep: (next: Wants) => void;
}

function Quiet({ wants, onKeep }: Part) {
  const { t } = useTranslation("notification");
  const { quiet_from: from, quiet_to: to } = wants;
  const isSet = from !== null && to !== null;
  const time = (name: "quiet_from" | "quiet_to", value: string | null) => (
    <TimePicker
      aria-label={t(name)}
      format="HH:mm"
      minuteStep={5}
      allowClear={false}
      needConfirm
      value={value === null ? null : dayjs(value, "HH:mm")}
      onChange={(picked: Dayjs | null) => {
        if (picked) onKeep({ ...wants, [name]: picked.format("HH:mm") });
      }}
    />
  );
  return (
    <Panel title={t("quiet")}>
      <p className="quiet">{t("quiet_text")}</p>
      <div className="confirm">
        <Switch
          aria-label={t("quiet")}
          checked={isSet}
          onChange={(on) =>
            onKeep({ ...wants, quiet_from: on ? QUIET.from : null, quiet_to: on ? QUIET.to : null })
          }
        />
        {isSet ? (
          <>
            {t("quiet_from")} {time("quiet_from", from)} {t("quiet_to")} {time("quiet_to", to)}
          </>
        ) : (
          <span className="quiet">{t("quiet_off")}</span>
        )}
      </div>
    </Panel>
  );
}

function Kinds({ wants, onKeep }: Part) {
  const { t } = useTranslation("notification");
  return (
    <Panel title={t("kinds")}>
      <p className="quiet">{t("kinds_text")}</p>
      <table className="rows ways">
        <thead>
          <tr>
            <th>{t("about")}</th>
            {WAYS.map((way) => (
              <th key={way}>{t(`way.${way}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(Object.keys(GROUPS) as Group[]).map((group) => (
            <Fragment key={group}>
              <tr className="group">
                <th scope="rowgroup">{t(`group.${group}`)}</th>
                {WAYS.map((way) => {
                  const on = GROUPS[group].filter((kind) => isOn(wants, kind, way)).length;
                  return (
                    <td key={way}>
                      <Checkbox
                        aria-label={`${t(`group.${group}`)}: ${t(`way.${way}`)}`}
                        checked={on === GROUPS[group].length}
                        indeterminate={on > 0 && on < GROUPS[group].length}
                        onChange={(event) => onKeep(withWay(wants, GROUPS[group], way, event.target.checked))}
                      />
                    </td>
                  );
                })}
              </tr>
              {GROUPS[group].map((kind) => (
                <tr key={kind}>
                  <td className="indent">{t(`kind.${kind}`)}</td>
                  {WAYS.map((way) => (
                    <td key={way}>
                      <Checkbox
                        aria-label={`${t(`kind.${kind}`)}: ${t(`way.${way}`)}`}
                        disabled={!mayChoose(wants, kind, way)}
                        checked={isOn(wants, kind, way) && mayChoose(wants, kind, way)}
                        onChange={(event) => onKeep(withWay(wants, [kind], way, event.target.checked))}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
