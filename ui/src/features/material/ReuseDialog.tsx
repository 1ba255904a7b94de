// What a paper can be made of: papers of the same kind that were approved before, and files of the customer that fit.
import { App, Button, Modal, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { AttachmentLink } from "../../shared/AttachmentLink";
import { CivilDate, Instant, State } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { useLanguage } from "../../shared/useLanguage";
import { useWrite } from "../../shared/useWrite";
import type { Id } from "../../shared/wire";
import { type Line, type Reusable, useFittingFiles, useReusable } from "./api";
import { isFile } from "./lines";
import { applicantName, askName } from "./words";

/** How long an answer that asks to be read stays. */
const TOLD_S = 6;

interface Props {
  line: Line;
  /** Gives the paper with a file that is there already. */
  onFile: (file: { id: Id; name: string }) => void;
  onClose: () => void;
}

export function ReuseDialog({ line, onFile, onClose }: Props) {
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
      {isFile(line.ask.document_type) && <Files line={line} onFile={onFile} />}
    </Modal>
  );
}

function Files({ line, onFile }: Pick<Props, "line" | "onFile">) {
  const { t } = useTranslation("material");
  const found = useFittingFiles(line.id);
  return (
    <section aria-label={t("files_offered")}>
      <h3 className="link-list-title">{t("files_offered")}</h3>
      {found.error && <ErrorNote error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.rows.length === 0 && <p className="quiet">{t("files_none")}</p>}
      {(found.data?.rows ?? []).map((file) => (
        <article key={file.id} className="material-line" data-fitting={file.id}>
          <div className="order-head">
            <AttachmentLink id={file.id} name={file.name} />
            <div className="order-actions">
              <Button size="small" onClick={() => onFile(file)}>
                {t("reuse_take")}
              </Button>
            </div>
          </div>
          <div className="quiet small">
            {file.is_of_this_deal ? t("files_this_deal") : file.opportunity?.name}{" "}
            <Instant value={file.uploaded_at} />
          </div>
        </article>
      ))}
    </section>
  );
}
