// The checklist as a board: what is to be given, was given, is good, is to be given anew.
import { ClockCircleOutlined } from "@ant-design/icons";
import { Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { State } from "../../shared/Display";
import { useLanguage } from "../../shared/useLanguage";
import type { Id } from "../../shared/wire";
import type { Applicant, Line } from "./api";
import { LineCard } from "./LineCard";
import { COLUMNS, columnOf, groupsOf, isQuiet, type LinesProps, stateOf, stateTone } from "./lines";
import { applicantName, askName, findingWords, waitName } from "./words";

interface Placed {
  line: Line;
  applicant: Applicant | null;
}

export function LineBoard(props: LinesProps) {
  const { t } = useTranslation("material");
  const language = useLanguage();
  const [opened, setOpened] = useState<Id | null>(props.asked ?? null);
  const all: Placed[] = groupsOf(props.deal)
    .flatMap(({ applicant, lines }) => lines.map((line) => ({ line, applicant })))
    .sort((a, b) => Number(isQuiet(a.line)) - Number(isQuiet(b.line)));
  // The line as it is now: what was done in the dialog shows at once.
  const shown = all.find(({ line }) => line.id === opened);
  return (
    <div className="board papers">
      {COLUMNS.map((column) => {
        const own = all.filter(({ line }) => columnOf(line) === column);
        return (
          <section key={column} className={`board-column ${column}`} aria-label={t(`column.${column}`)}>
            <h2>
              {t(`column.${column}`)} <span className="quiet">{own.length}</span>
            </h2>
            <div className="board-cards">
              {own.length === 0 && <p className="quiet centered">{t(`column_none.${column}`)}</p>}
              {own.map((one) => (
                <Card key={one.line.id} placed={one} onOpen={() => setOpened(one.line.id)} />
              ))}
            </div>
          </section>
        );
      })}
      {shown && (
        <Modal
          open
          width={720}
          style={{ top: 40 }}
          title={`${askName(shown.line.ask, language)} · ${applicantName(shown.applicant?.fields)}`}
          footer={null}
          onCancel={() => setOpened(null)}
        >
          <LineCard {...props} line={shown.line} applicant={shown.applicant} bare />
        </Modal>
      )}
    </div>
  );
}

function Card({ placed, onOpen }: { placed: Placed; onOpen: () => void }) {
  const { t } = useTranslation("material");
  const language = useLanguage();
  const { line, applicant } = placed;
  const state = stateOf(line);
  const paper = askName(line.ask, language);
  const quiet = isQuiet(line);
  const [finding] = line.current?.findings ?? [];
  const why = line.current?.status === "rejected" ? line.current.approval_notes : null;
  const first = line.waits_for[0];
  return (
    <button
      type="button"
      className={quiet ? "board-card quiet-card" : "board-card"}
      data-paper={line.rule_code}
      data-state={state}
      onClick={onOpen}
    >
      <span className="paper-title">
        {paper}
        {line.ask.is_required && !quiet && (
          <span className="must" title={t("required_mark")}>
            {" "}
            *
          </span>
        )}
      </span>
      <span className="quiet">{applicantName(applicant?.fields)}</span>
      {state === "waiting" && first && (
        <span className="quiet">
          <ClockCircleOutlined aria-hidden /> {t("waits")} {waitName(first, language)}
          {line.waits_for.length > 1 && ` +${line.waits_for.length - 1}`}
        </span>
      )}
      {finding && <span className="stuck-text">{findingWords(finding, language)}</span>}
      {why && <span className="stuck-text">{why}</span>}
      {["met", "registration", "failed"].includes(state) && (
        <span className="board-foot">
          <State tone={stateTone(state)}>{t(`state.${state}`)}</State>
        </span>
      )}
    </button>
  );
}
