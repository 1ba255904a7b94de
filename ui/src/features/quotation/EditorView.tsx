// The editor of a draft: terms, lines, totals, and the way out of the house.
import { EyeOutlined, SendOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { Alert, App, Button, Popconfirm } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import { Money, Panel } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { errorText } from "../../shared/errorText";
import { formatPercent } from "../../shared/money";
import { Saved } from "../../shared/Saved";
import { SendDialog } from "../../shared/SendDialog";
import { useMay, useSession } from "../../shared/session";
import { useShortcut } from "../../shared/shortcuts";
import { useLanguage } from "../../shared/useLanguage";
import { useWrite } from "../../shared/useWrite";
import type { Quotation } from "./api";
import { Instalments } from "./Instalments";
import { LineTable } from "./LineTable";
import { PdfPreview } from "./PdfPreview";
import type { ApprovalSlot } from "./QuotationPage";
import { TermsForm } from "./TermsForm";
import { useEditor } from "./useEditor";

interface Props {
  quotation: Quotation;
  head: (actions: ReactNode) => ReactNode;
  approval: ApprovalSlot;
}

/** Reasons against issuing that a manager can lift. */
const LIFTED_BY_APPROVAL = new Set(["quotation.below_floor", "quotation.over_discount_limit"]);

export function EditorView({ quotation, head, approval }: Props) {
  const { t } = useTranslation(["quotation", "common", "terms", "errors"]);
  const language = useLanguage();
  const navigate = useNavigate();
  const session = useSession();
  const { message } = App.useApp();
  const mayIssue = useMay("quotation.issue");
  const editor = useEditor(quotation);
  const write = useWrite();
  const [pdf, setPdf] = useState(false);
  const [sending, setSending] = useState(false);
  const { priced, state } = editor;
  useShortcut("save", () => void editor.flush());

  const clean = editor.saveState === "saved";
  const blocked = clean ? quotation.may_issue : null;
  const needsApproval = blocked !== null && LIFTED_BY_APPROVAL.has(blocked.code);

  async function issue() {
    if (!(await editor.flush())) return;
    setSending(true);
  }
  async function openPdf() {
    if (await editor.flush()) setPdf(true);
  }

  return (
    <div className="page">
      {head(
        <>
          <Saved at={editor.savedAt} state={editor.saveState} />
          <Button icon={<EyeOutlined />} onClick={() => void openPdf()}>
            {t("preview")}
          </Button>
          <Popconfirm
            title={t("delete_question")}
            okText={t("common:delete")}
            okButtonProps={{ danger: true }}
            onConfirm={async () => {
              if (await write.run("quotation.delete_draft", { id: quotation.id }, t("deleted")))
                void navigate({ to: "/opportunities/$id", params: { id: quotation.opportunity_id } });
            }}
          >
            <Button danger>{t("common:delete")}</Button>
          </Popconfirm>
          {mayIssue && (
            <Button
              type="primary"
              icon={<SendOutlined />}
              loading={write.busy}
              disabled={state.draft.lines.length === 0 || needsApproval}
              onClick={() => void issue()}
            >
              {t("issue")}
            </Button>
          )}
        </>,
      )}
      {editor.saveError && (
        <ErrorNote
          error={editor.saveError}
          onRetry={() =>
            void (editor.saveError?.code === "quotation.outdated" ? editor.reload() : editor.flush())
          }
        />
      )}
      {editor.priceError && <ErrorNote error={editor.priceError} />}
      {blocked && (
        <Alert
          type={needsApproval ? "warning" : "info"}
          showIcon
          className="error-note"
          title={`${errorText(blocked, language)}${needsApproval ? ` ${t("blocked_note")}` : ""}`}
        />
      )}
      {priced?.over_discount_limit && !blocked && (
        <Alert
          type="warning"
          showIcon
          className="error-note"
          title={t("over_limit", { limit: formatPercent(session.discount_limit, language) })}
        />
      )}
      <Panel title={t("terms")}>
        <TermsForm editor={editor} opportunityId={quotation.opportunity_id} />
      </Panel>
      <Panel title={t("lines")}>
        <LineTable editor={editor} opportunityId={quotation.opportunity_id} />
      </Panel>
      {(needsApproval || quotation.approval) && (
        <div className="narrow-panel">
          {approval({
            approval: quotation.approval,
            canRequest: needsApproval && clean,
            quotationId: quotation.id,
          })}
        </div>
      )}
      {priced && priced.instalments.length > 0 && (
        <Panel title={t("instalments")}>
          <Instalments rows={priced.instalments} />
        </Panel>
      )}
      <dl className="sum-bar" aria-live="polite">
        <div>
          <dt>{t("gross")}</dt>
          <dd>
            <Money value={priced?.gross} />
          </dd>
        </div>
        <div>
          <dt>{t("discount_amount")}</dt>
          <dd>
            <Money value={priced?.discount} />
          </dd>
        </div>
        <div className="total" data-testid="total">
          <dt>{t("total")}</dt>
          <dd>
            <Money value={priced?.total} />
          </dd>
        </div>
        <div data-testid="total-secondary">
          <dt>{t("total_secondary")}</dt>
          <dd>
            <Money value={priced?.total_secondary} />
          </dd>
        </div>
      </dl>
      {pdf && <PdfPreview quotation={quotation} onClose={() => setPdf(false)} />}
      {sending && (
        <SendDialog
          title={t("issue_title")}
          text={t("issue_text")}
          okText={t("issue")}
          customerId={quotation.customer.id}
          field="mail_to"
          onSend={async (mail_to) => {
            await rpc("quotation.issue", { id: quotation.id, mail_to });
            void message.success(t("issued"));
          }}
          onClose={() => setSending(false)}
        />
      )}
    </div>
  );
}
