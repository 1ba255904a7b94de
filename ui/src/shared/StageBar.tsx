// The nine stages of a deal: done, current, still to come; orange while an approval is awaited.
import { CheckOutlined, ClockCircleOutlined, CloseOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";

export const STAGES = [
  "new",
  "service_plan",
  "quotation",
  "contract",
  "invoice",
  "handling_materials",
  "collection_status",
  "assign_execution",
  "collection",
] as const;
export type StageCode = (typeof STAGES)[number];

export interface StageStep {
  code: StageCode;
  state: "done" | "current" | "future";
  approval?: "pending" | "approved" | "rejected" | null;
}

interface Props {
  steps: StageStep[];
  /** The stage whose page is open; looking back changes nothing in the deal. */
  shown: StageCode;
  /** Stages that have a page to open. */
  canOpen: (step: StageStep) => boolean;
  onOpen: (code: StageCode) => void;
}

export function StageBar({ steps, shown, canOpen, onOpen }: Props) {
  const { t } = useTranslation(["common", "terms"]);
  return (
    <ol className="stage-bar" aria-label={t("stages")}>
      {steps.map((step, at) => {
        const name = t(`terms:stage.${step.code}`);
        const waiting = step.state === "current" && step.approval === "pending";
        const refused = step.state === "current" && step.approval === "rejected";
        const mark =
          step.state === "done" ? (
            <CheckOutlined />
          ) : waiting ? (
            <ClockCircleOutlined />
          ) : refused ? (
            <CloseOutlined />
          ) : (
            at + 1
          );
        return (
          <li
            key={step.code}
            className={`stage ${step.state}${waiting ? " waiting" : ""}${refused ? " refused" : ""}${shown === step.code ? " shown" : ""}`}
            aria-current={step.state === "current" ? "step" : undefined}
          >
            <button type="button" disabled={!canOpen(step)} onClick={() => onOpen(step.code)} title={name}>
              <span className="stage-mark" aria-hidden>
                {mark}
              </span>
              <span className="stage-name">{name}</span>
              <span className="visually-hidden">
                {t(`stage_state.${waiting ? "waiting" : refused ? "refused" : step.state}`)}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

/** What the bar shows for a deal that stands at `current`. */
export function stageSteps(
  current: StageCode,
  approval: StageStep["approval"],
  finished = false,
): StageStep[] {
  const here = STAGES.indexOf(current);
  return STAGES.map((code, at) => ({
    code,
    state: finished || at < here ? "done" : at === here ? "current" : "future",
    approval: at === here ? (approval ?? null) : null,
  }));
}
