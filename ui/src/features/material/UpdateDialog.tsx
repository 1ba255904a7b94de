// What bringing a checklist up to the rules of today would change, before it is done.
import { Button, Modal, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { State, type Tone } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { useLanguage } from "../../shared/useLanguage";
import { useWrite } from "../../shared/useWrite";
import { type Applicant, type Contract, type MaterialChange, usePreview } from "./api";
import { applicantName, askName, askWords, changedWords } from "./words";

interface Props {
  contract: Contract;
  applicants: readonly Applicant[];
  onClose: () => void;
}

const TONES: Record<MaterialChange["kind"], Tone> = { added: "main", changed: "running", dropped: "idle" };

export function UpdateDialog({ contract, applicants, onClose }: Props) {
  const { t } = useTranslation(["material", "common"]);
  const preview = usePreview(contract.id);
  const write = useWrite();
  const rows = preview.data?.rows ?? [];
  async function update() {
    if (await write.run("material.prepare", { contract_id: contract.id }, t("update_done"))) onClose();
  }
  return (
    <Modal
      open
      width={680}
      title={t("update_title", { contract: contract.contract_no ?? "" })}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t("common:cancel")}</Button>
          <Button
            type="primary"
            loading={write.busy}
            disabled={rows.length === 0}
            onClick={() => void update()}
          >
            {t("update_ok")}
          </Button>
        </>
      }
    >
      <p>{t("update_text")}</p>
      {preview.error && <ErrorNote error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.isPending && !preview.error && <Skeleton active title={false} />}
      {preview.data && rows.length === 0 && <p className="quiet">{t("update_none")}</p>}
      <ul className="paper-changes">
        {rows.map((change) => (
          <Row
            key={`${change.rule_code} ${change.applicant_id ?? ""}`}
            change={change}
            applicants={applicants}
          />
        ))}
      </ul>
    </Modal>
  );
}

function Row({ change, applicants }: { change: MaterialChange; applicants: readonly Applicant[] }) {
  const { t } = useTranslation("material");
  const language = useLanguage();
  const { kind, ask, before } = change;
  const whose = applicants.find((one) => one.id === change.applicant_id)?.fields;
  const { gone, come } =
    kind === "changed" && before ? changedWords(before, ask, language) : { gone: [], come: [] };
  return (
    <li data-change={kind}>
      <State tone={TONES[kind]}>{t(`change.${kind}`)}</State>
      <div>
        <strong>{askName(ask, language)}</strong>
        {whose && <span className="quiet"> · {applicantName(whose)}</span>}
        {kind === "added" && <div className="quiet small">{askWords(ask, language).join(" · ")}</div>}
        {kind === "changed" && (
          <div className="small">
            {gone.length > 0 && <del className="quiet">{gone.join(" · ")}</del>}{" "}
            {come.length > 0 && <ins>{come.join(" · ")}</ins>}
            {gone.length === 0 && come.length === 0 && <span className="quiet">{t("change_same")}</span>}
          </div>
        )}
      </div>
    </li>
  );
}
