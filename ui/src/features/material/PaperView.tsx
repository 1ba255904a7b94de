// A paper that was given: its files or words, who gave it when, what the check found and what was decided.
import { useTranslation } from "react-i18next";
import { AttachmentLink } from "../../shared/AttachmentLink";
import { CivilDate, Instant, State } from "../../shared/Display";
import { useLanguage } from "../../shared/useLanguage";
import type { Paper } from "./api";
import { paperState } from "./lines";
import { findingWords } from "./words";

interface Props {
  paper: Paper;
  secret: boolean;
  /** Replaced since. */
  past?: boolean;
}

export function PaperView({ paper, secret, past = false }: Props) {
  const { t } = useTranslation("material");
  const language = useLanguage();
  const state = paperState(paper);
  const isHidden = secret && paper.text_value === null && paper.files.length === 0;
  return (
    <div className={past ? "material-paper past" : "material-paper"}>
      {past && (
        <span>
          {t("version", { number: paper.version_no })}{" "}
          <State tone={state === "failed" || state === "rejected" ? "warning" : "idle"}>
            {t(`state.${state}`)}
          </State>
        </span>
      )}
      <div className="paper-content">
        {paper.files.map((file) => (
          <AttachmentLink key={file.id} id={file.id} name={file.name} />
        ))}
        {paper.text_value && <span className="pre">{paper.text_value}</span>}
        {isHidden && <span className="quiet">{t("hidden")}</span>}
        {paper.expires_on && (
          <span>
            <span className="quiet">{t("expires_on")}</span> <CivilDate value={paper.expires_on} />
          </span>
        )}
      </div>
      {paper.findings.length > 0 && (
        <ul className="paper-findings">
          {paper.findings.map((finding) => (
            <li key={`${finding.code} ${finding.file_name ?? ""}`}>{findingWords(finding, language)}</li>
          ))}
        </ul>
      )}
      <div className="quiet small">
        {!past && paper.version_no > 1 && `${t("version", { number: paper.version_no })} · `}
        {paper.uploaded_by ? t("given_by", { name: paper.uploaded_by.name }) : t("given_by_customer")}{" "}
        <Instant value={paper.uploaded_at} />
        {paper.is_reused && ` · ${t("reused")}`}
        {paper.status !== "submitted" && paper.approved_by && (
          <>
            {" · "}
            {t(`decided_by.${paper.status}`, { name: paper.approved_by.name })}{" "}
            <Instant value={paper.approved_at} />
          </>
        )}
      </div>
      {paper.approval_notes && (
        <p className={paper.status === "rejected" ? "pre stuck-text" : "pre"}>
          <span className="quiet">{t("remark")}</span> {paper.approval_notes}
        </p>
      )}
    </div>
  );
}
