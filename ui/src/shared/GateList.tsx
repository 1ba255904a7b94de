// The conditions a stage asks for, one by one, each with the way to what is missing.
import { CheckCircleFilled, CloseCircleFilled } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { readableParams } from "./errorText";
import type { Language } from "./language";
import { say } from "./say";
import { useLanguage } from "./useLanguage";

export interface GateCondition {
  /** Name of the condition, such as `demand_confirmed`. */
  code: string;
  met: boolean;
  /** Values for the text that says what is missing. */
  why?: Record<string, string>;
}

interface Props {
  conditions: GateCondition[];
  /** Leads to what a condition misses; absent when there is nowhere to go. */
  wayTo?: (condition: GateCondition) => (() => void) | undefined;
}

function gateWhy(condition: GateCondition, language: Language): string {
  const why = readableParams(condition.why ?? {}, language);
  if (condition.met) return "";
  const place = `gates:why.${condition.code}`;
  const [first] = Object.keys(why);
  if (first === undefined) return say(`${place}.none`) ?? "";
  const named = Object.fromEntries(
    Object.entries(why).map(([name, value]) => [name, valueNames(String(value))]),
  );
  // A condition that fails in more than one way says so by its status, or by the name of the first value it gives.
  if (why.status) return say(`${place}.${why.status}`, named) ?? "";
  return say(`${place}.${first}`, named) ?? say(place, named) ?? "";
}

/** Codes of papers and kinds of service by their names; other values stand for themselves. */
function valueNames(value: string): string {
  return value
    .split(", ")
    .map((one) => say(`gates:value.${one}`) ?? say(`material:paper_name.${one}`) ?? one)
    .join(", ");
}

export function GateList({ conditions, wayTo }: Props) {
  const { t } = useTranslation(["common", "gates"]);
  const language = useLanguage();
  return (
    <ul className="gate">
      {conditions.map((one) => {
        const why = gateWhy(one, language);
        const go = one.met ? undefined : wayTo?.(one);
        return (
          <li
            key={one.code}
            className={one.met ? "gate-met" : "gate-open"}
            data-gate={one.code}
            data-met={one.met}
          >
            <span aria-hidden className="gate-mark">
              {one.met ? <CheckCircleFilled /> : <CloseCircleFilled />}
            </span>
            <span className="gate-text">
              <span>
                {say(`gates:${one.code}`) ?? one.code}
                <span className="visually-hidden">{t(one.met ? "gate_state.met" : "gate_state.open")}</span>
              </span>
              {why && <span className="gate-why">{why}</span>}
            </span>
            {go && (
              <Button type="link" size="small" onClick={go}>
                {t("go_there")}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
