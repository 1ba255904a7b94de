// One line of the checklist: what is asked, what it waits for, what was given, and what can be done now.
import { ClockCircleOutlined } from "@ant-design/icons";
import { Button, Collapse } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { State } from "../../shared/Display";
import type { AddedFile } from "../../shared/FileDrop";
import { ReasonDialog } from "../../shared/ReasonDialog";
import { useLanguage } from "../../shared/useLanguage";
import { useWrite } from "../../shared/useWrite";
import type { Applicant, Line, Paper } from "./api";
import { GiveDialog } from "./GiveDialog";
import { actionsOf, alternativesOf, isQuiet, type LinesProps, stateOf, stateTone } from "./lines";
import { PaperView } from "./PaperView";
import { ReuseDialog } from "./ReuseDialog";
import { askName, askWords, waitName } from "./words";

export const lineAnchor = (id: string) => `paper-${id}`;

interface Props extends Omit<LinesProps, "asked"> {
  line: Line;
  applicant: Applicant | null;
  /** Alone in a dialog that says its name. */
  bare?: boolean;
}

export function LineCard({ line, applicant, deal, rights, opportunityId, customerId, bare = false }: Props) {
  const { t } = useTranslation(["material", "common"]);
  const language = useLanguage();
  const write = useWrite();
  const [asking, setAsking] = useState<"give" | "reuse" | "reject" | null>(null);
  const { ask, current } = line;
  const paper = askName(ask, language);
  const state = stateOf(line);
  const actions = actionsOf(line, rights);
  const group = alternativesOf(line, deal.lines);
  // A file that was chosen among those the customer gave before.
  const [offered, setOffered] = useState<AddedFile>();
  const close = () => {
    setAsking(null);
    setOffered(undefined);
  };
  const decide = (to: Paper, verdict: "approved" | "rejected", notes: string | null = null) =>
    write.run("material.decide", { id: to.id, verdict, notes }, t(`${verdict}_done`));
  const quiet = isQuiet(line) && !bare;

  return (
    <article
      id={bare ? undefined : lineAnchor(line.id)}
      className={`material-line ${quiet ? "quiet-line" : ""}`}
      data-paper={line.rule_code}
      data-state={state}
      aria-label={paper}
    >
      <div className="order-head">
        {!bare && (
          <h4>
            {paper}
            {ask.is_required && !quiet && (
              <span className="must" title={t("required_mark")}>
                {" "}
                *
              </span>
            )}
          </h4>
        )}
        <State tone={stateTone(state)}>{t(`state.${state}`)}</State>
        {!ask.is_required && group.length === 0 && <span className="quiet small">{t("optional_mark")}</span>}
        {quiet && state === "registration" && <span className="quiet small">{t("left_short")}</span>}
        <div className="order-actions">
          {actions.has("approve") && current && (
            <Button
              size="small"
              type="primary"
              disabled={write.busy}
              onClick={() => void decide(current, "approved")}
            >
              {t("approve")}
            </Button>
          )}
          {actions.has("reject") && (
            <Button size="small" danger onClick={() => setAsking("reject")}>
              {t("reject")}
            </Button>
          )}
          {actions.has("reuse") && (
            <Button size="small" type="text" onClick={() => setAsking("reuse")}>
              {t("reuse")}
            </Button>
          )}
          {actions.has("give") && (
            <Button
              size="small"
              type={state === "submitted" || !ask.is_required ? "default" : "primary"}
              onClick={() => setAsking("give")}
            >
              {t(!current ? "give" : state === "submitted" ? "replace" : "give_again")}
            </Button>
          )}
        </div>
      </div>
      {!quiet && (
        <>
          <div className="quiet small">
            {askWords(ask, language).join(" · ")}
            {" · "}
            {t("products")} {line.product_codes.join(", ")}
          </div>
          {ask.description && <div className="small pre">{ask.description}</div>}
          {group.length > 0 && (
            <div className="small">
              {t("any_of", { papers: group.map((one) => askName(one.ask, language)).join(" / ") })}
            </div>
          )}
          {bare && line.is_left_to_registration && <div className="quiet small">{t("left_note")}</div>}
          {line.waits_for.length > 0 && state !== "approved" && (
            <div className="order-waits">
              <ClockCircleOutlined aria-hidden />
              <div>
                <p>
                  <span className="quiet">{t("waits")}</span>{" "}
                  {line.waits_for.map((wait) => waitName(wait, language)).join(" → ")}
                </p>
                <p className="quiet">{t("waits_note")}</p>
              </div>
            </div>
          )}
          {current && <PaperView paper={current} secret={ask.is_secret} />}
          {line.earlier.length > 0 && (
            <Collapse
              ghost
              size="small"
              items={[
                {
                  key: "earlier",
                  label: t("earlier", { count: line.earlier.length }),
                  children: line.earlier.map((one) => (
                    <PaperView key={one.id} paper={one} secret={ask.is_secret} past />
                  )),
                },
              ]}
            />
          )}
        </>
      )}
      {asking === "give" && (
        <GiveDialog
          line={line}
          applicant={applicant}
          opportunityId={opportunityId}
          customerId={customerId}
          given={offered}
          onClose={close}
        />
      )}
      {asking === "reuse" && (
        <ReuseDialog
          line={line}
          onFile={(file) => {
            setOffered(file);
            setAsking("give");
          }}
          onClose={close}
        />
      )}
      {asking === "reject" && current && (
        <ReasonDialog
          open
          required
          danger
          title={t("reject_title", { paper })}
          text={t("reject_text")}
          okText={t("reject")}
          busy={write.busy}
          onOk={(reason) => void decide(current, "rejected", reason).then((done) => done && close())}
          onCancel={close}
        />
      )}
    </article>
  );
}
