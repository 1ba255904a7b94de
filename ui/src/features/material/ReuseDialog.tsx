// Papers of the same kind that this customer gave before and that were approved.
import { App, Button, Modal, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { AttachmentLink } from "../../shared/AttachmentLink";
import { CivilDate, Instant, State } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { useLanguage } from "../../shared/useLanguage";
import { useWrite } from "../../shared/useWrite";
import { type Line, type Reusable, useReusable } from "./api";
import { applicantName, askName } from "./words";

/** How long an answer that asks to be read stays. */
const TOLD_S = 6;

export function ReuseDialog({ line, onClose }: { line: Line; onClose: () => void }) {
  const { t } = useTranslation(["material", "common"]);
  const { message } = App.useApp();
  const language = useLanguage();
  const found = useReusable(line.id);
  const write = useWrite();
  async function take(paper: Reusable) {
    const done = await write.run("material.submit", {
      requirement_id: line.id,
      file_ids: paper.files.map((file) => file.id),
      text_value: paper.text_value ?? null,
      expires_on: paper.expires_on ?? null,
      reused_from: paper.id,
    });
    if (!done) return;
    if (done.facts.validation_status === "failed") void message.warning(t("given_failed"), TOLD_S);
    else void message.success(t("given_passed"));
    onClose();
  }
  return (
    <Modal
      open
      width={640}
      title={t("reuse_title", { paper: askName(line.ask, language) })}
      footer={<Button onClick={onClose}>{t("common:close")}</Button>}
      onCancel={onClose}
    >
      {found.error && <ErrorNote error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && !found.error && <Skeleton active title={false} />}
      {found.data?.rows.length === 0 && <p className="quiet">{t("reuse_none")}</p>}
      {(found.data?.rows ?? []).map((paper) => (
        <article key={paper.id} className="material-line" data-reusable={paper.id}>
          <div className="order-head">
            <h4>{applicantName(paper.applicant)}</h4>
            {paper.is_same_person && (
              <State tone="done">{t(paper.applicant ? "reuse_same" : "reuse_company")}</State>
            )}
            <div className="order-actions">
              <Button
                size="small"
                type={paper.is_same_person ? "primary" : "default"}
                loading={write.busy}
                onClick={() => void take(paper)}
              >
                {t("reuse_take")}
              </Button>
            </div>
          </div>
          <div className="paper-content">
            {paper.files.map((file) => (
              <AttachmentLink key={file.id} id={file.id} name={file.name} />
            ))}
            {paper.text_value && <span className="pre">{paper.text_value}</span>}
            {paper.expires_on && (
              <span>
                <span className="quiet">{t("expires_on")}</span> <CivilDate value={paper.expires_on} />
              </span>
            )}
          </div>
          <div className="quiet small">
            {paper.opportunity.name} · {t("state.approved")} <Instant value={paper.approved_at} />
          </div>
        </article>
      ))}
    </Modal>
  );
}
