// Rules of the workspace that an administrator sets: every setting the core knows, with what it may be.
import { Button, Input, InputNumber, Select, Skeleton } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Panel } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { useCall } from "../../shared/query";
import { say } from "../../shared/say";
import { useWrite } from "../../shared/useWrite";

interface Setting {
  key: string;
  value: string;
  kind: "number" | "numbers" | "word";
  least: number | null;
  most: number | null;
  words: string[];
}

const GROUPS = ["workspace", "lead_rules", "deal_rules", "money_rules", "work_rules", "mail_rules"] as const;
type Group = (typeof GROUPS)[number];

const GROUP_OF: Record<string, Group> = {
  lead: "lead_rules",
  opportunity: "deal_rules",
  quotation: "deal_rules",
  contract: "deal_rules",
  instalment: "money_rules",
  monthly: "money_rules",
  review: "money_rules",
  tax_filing: "money_rules",
  material: "work_rules",
  document: "work_rules",
  execution: "work_rules",
  approval: "work_rules",
  temporary_link: "work_rules",
  mail: "mail_rules",
};

export function WorkspaceSettings() {
  const { t } = useTranslation("settings");
  const settings = useCall<{ rows: Setting[] }>("setting.list");
  if (settings.error)
    return (
      <Panel title={t("workspace")}>
        <ErrorNote error={settings.error} onRetry={() => void settings.refetch()} />
      </Panel>
    );
  if (!settings.data)
    return (
      <Panel title={t("workspace")}>
        <Skeleton active />
      </Panel>
    );
  const rows = settings.data.rows;
  return GROUPS.map((group) => (
    <Panel key={group} title={t(group)}>
      {rows
        .filter((row) => (GROUP_OF[row.key.split(".")[0] ?? ""] ?? "workspace") === group)
        .map((row) => (
          <One key={row.key} setting={row} />
        ))}
    </Panel>
  ));
}

function One({ setting }: { setting: Setting }) {
  const { t } = useTranslation(["settings", "common"]);
  const write = useWrite();
  const [value, setValue] = useState(setting.value);
  useEffect(() => setValue(setting.value), [setting.value]);
  const id = setting.key.replaceAll(".", "-");
  const name = setting.key.replaceAll(".", "_");
  const label = say(`settings:key.${name}`) ?? setting.key;
  return (
    <div className="setting">
      <label htmlFor={id}>
        {label}
        {setting.kind === "numbers" && <span className="quiet small"> {t("numbers_note")}</span>}
      </label>
      <span className="confirm">
        {setting.kind === "number" && (
          <InputNumber
            id={id}
            min={setting.least ?? 0}
            max={setting.most ?? 365}
            precision={0}
            value={value === "" ? null : Number(value)}
            onChange={(next) => setValue(next === null ? "" : String(next))}
          />
        )}
        {setting.kind === "numbers" && (
          <Input
            id={id}
            className="short"
            value={value}
            maxLength={40}
            onChange={(event) => setValue(event.target.value)}
          />
        )}
        {setting.kind === "word" && (
          <Select
            id={id}
            className="filter"
            value={value}
            onChange={setValue}
            options={setting.words.map((word) => ({
              value: word,
              label: say(`settings:word.${word.replaceAll("/", "_")}`) ?? word,
            }))}
          />
        )}
        <Button
          disabled={value === "" || value === setting.value}
          loading={write.busy}
          onClick={() =>
            void write.run(
              "setting.set",
              { key: setting.key, value: value.replaceAll(" ", "") },
              t("common:saved"),
            )
          }
        >
          {t("common:save")}
        </Button>
      </span>
    </div>
  );
}
