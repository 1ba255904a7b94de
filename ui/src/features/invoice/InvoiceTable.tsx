// The invoices of one contract and what can be done with each.
import { EyeOutlined, MoreOutlined } from "@ant-design/icons";
import { Button, Dropdown, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import { AttachmentLink } from "../../shared/AttachmentLink";
import { CivilDate, InstantDay, State, type Tone } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { Explained } from "../../shared/Explained";
import { FileDrop } from "../../shared/FileDrop";
import { FormFoot } from "../../shared/FormFoot";
import { Mails } from "../../shared/Mails";
import { PaperDialog } from "../../shared/PaperDialog";
import { ReasonDialog } from "../../shared/ReasonDialog";
import { SendDialog } from "../../shared/SendDialog";
import { useMay } from "../../shared/session";
import { useFormWrite } from "../../shared/useFormWrite";
import { useWrite } from "../../shared/useWrite";
import type { Id } from "../../shared/wire";
import type { Invoice, InvoiceStatus, SignedContract } from "./api";
import { InvoiceForm } from "./InvoiceForm";

const TONES: Record<InvoiceStatus, Tone> = { draft: "idle", issued: "main", uploaded: "main", sent: "done" };

type Dialog = "send" | "mail" | "preview" | "edit" | "correct" | "upload" | "tax_number";

interface Props {
  rows: Invoice[];
  contract: SignedContract;
  opportunityId: Id;
}

export function InvoiceTable({ rows, contract, opportunityId }: Props) {
  const { t } = useTranslation(["invoice", "common"]);
  const write = useWrite();
  const [dialog, setDialog] = useState<{ kind: Dialog; invoice: Invoice } | null>(null);
  const mayWrite = useMay("invoice.issue_commercial");
  const mayManage = useMay("invoice.manage");
  const close = () => setDialog(null);
  const shown = dialog && (rows.find((row) => row.id === dialog.invoice.id) ?? dialog.invoice);

  async function correct(invoice: Invoice, reason: string) {
    if (await write.run("invoice.correct", { id: invoice.id, reason }, t("correction_drafted"))) close();
  }

  return (
    <>
      <div className="wide-rows">
        <table className="rows">
          <thead>
            <tr>
              <th>{t("number")}</th>
              <th>{t("state")}</th>
              <th className="end">{t("amount")}</th>
              <th>{t("issued_on")}</th>
              <th>
                <span className="visually-hidden">{t("common:more")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>
                  <span className="nowrap">{row.invoice_no ?? t("draft")}</span>
                  <div className="line-note">{t(`kinds.${row.kind}`)}</div>
                  {row.corrects && (
                    <div className="line-note">
                      {t("corrects", { number: row.corrects.name })}
                      {row.correction_reason && ` · ${row.correction_reason}`}
                    </div>
                  )}
                  {row.kind === "statutory" && (
                    <div className="line-note">
                      {t("tax_number")}: {row.tax_number ?? t("tax_number_pending")}
                    </div>
                  )}
                  {row.files.map((file) => (
                    <div key={file.id}>
                      <AttachmentLink id={file.attachment.id} name={file.attachment.name} />
                    </div>
                  ))}
                </td>
                <td>
                  <State tone={TONES[row.status]}>{t(`status.${row.status}`)}</State>{" "}
                  {row.is_corrected && <State tone="warning">{t("corrected")}</State>}
                  {row.sent_at && (
                    <div className="line-note">
                      <InstantDay value={row.sent_at} />
                    </div>
                  )}
                </td>
                <td className="end">
                  <Explained subject="invoice" id={row.id} figure="amount" value={row.amount} strong />
                  <div className="line-note">
                    {t("tax")} <Explained subject="invoice" id={row.id} figure="tax" value={row.tax} bare />
                  </div>
                </td>
                <td>
                  <CivilDate value={row.issued_on} />
                  {row.fields.due_date && (
                    <div className="line-note">
                      {t("due")} <CivilDate value={row.fields.due_date} />
                    </div>
                  )}
                </td>
                <td className="end">
                  <RowActions
                    row={row}
                    busy={write.busy}
                    onOpen={(kind) => setDialog({ kind, invoice: row })}
                    onIssue={() => void write.run("invoice.issue", { id: row.id }, t("issued"))}
                    onSent={() => setDialog({ kind: "send", invoice: row })}
                    onDelete={() => void write.run("invoice.delete", { id: row.id })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {dialog?.kind === "preview" && shown && (
        <PaperDialog
          source={{ name: "invoice.pdf", args: { id: shown.id } }}
          title={shown.invoice_no ?? t("draft")}
          fileName={`${shown.invoice_no ?? "invoice-draft"}.pdf`}
          language={shown.fields.language}
          {...(shown.status === "draft" ? { note: t("preview_draft_note") } : {})}
          onClose={close}
        />
      )}
      {dialog?.kind === "edit" && shown && (
        <InvoiceForm
          contract={contract}
          kind={shown.kind}
          proposal={null}
          left={null}
          invoice={shown}
          onClose={close}
        />
      )}
      {dialog?.kind === "correct" && shown && (
        <ReasonDialog
          open
          danger
          required
          title={t("correct")}
          text={t("correct_text", { number: shown.invoice_no ?? "" })}
          okText={t("correct")}
          busy={write.busy}
          onOk={(reason) => void correct(shown, reason)}
          onCancel={close}
        />
      )}
      {dialog?.kind === "upload" && shown && (
        <Modal open title={t("upload")} footer={null} onCancel={close}>
          <FileDrop
            picture
            customerId={contract.customer.id}
            opportunityId={opportunityId}
            onAdded={async (file) => {
              const args = { invoice_id: shown.id, attachment_id: file.id };
              if (await write.run("invoice.upload", args, t("uploaded"))) close();
            }}
          />
        </Modal>
      )}
      {dialog?.kind === "send" && shown && (
        <SendDialog
          title={t("mark_sent")}
          text={t("send_text")}
          okText={t("mark_sent")}
          customerId={contract.customer.id}
          field="mail_to"
          onSend={(mail_to) => rpc("invoice.mark_sent", { id: shown.id, mail_to })}
          onClose={close}
        />
      )}
      {dialog?.kind === "mail" && shown && (
        <Modal open width={640} title={shown.invoice_no} footer={null} onCancel={close}>
          <Mails
            document="invoice"
            documentId={shown.id}
            customerId={contract.customer.id}
            maySend={shown.kind === "statutory" ? mayManage && shown.files.length > 0 : mayWrite}
          />
        </Modal>
      )}
      {dialog?.kind === "tax_number" && shown && <TaxNumberDialog invoice={shown} onClose={close} />}
    </>
  );
}

interface ActionProps {
  row: Invoice;
  busy: boolean;
  onOpen: (kind: Dialog) => void;
  onIssue: () => void;
  onSent: () => void;
  onDelete: () => void;
}

function RowActions({ row, busy, onOpen, onIssue, onSent, onDelete }: ActionProps) {
  const { t } = useTranslation(["invoice", "common"]);
  const mayWrite = useMay("invoice.issue_commercial");
  const mayManage = useMay("invoice.manage");
  const may = row.kind === "statutory" ? mayManage : mayWrite;
  const draft = row.status === "draft";
  const statutory = row.kind === "statutory";
  const number = row.invoice_no ?? t("draft");
  const sendable = statutory ? row.status === "uploaded" : row.status === "issued";
  const items = [
    ...(may && draft ? [{ key: "edit", label: t("edit"), onClick: () => onOpen("edit") }] : []),
    ...(may && draft ? [{ key: "delete", danger: true, label: t("common:delete"), onClick: onDelete }] : []),
    ...(mayManage && statutory && !draft
      ? [
          { key: "upload", label: t("upload"), onClick: () => onOpen("upload") },
          { key: "tax_number", label: t("enter_tax_number"), onClick: () => onOpen("tax_number") },
        ]
      : []),
    ...(!draft ? [{ key: "mail", label: t("mails"), onClick: () => onOpen("mail") }] : []),
    ...(may && !draft && !row.corrects && !row.is_corrected
      ? [{ key: "correct", danger: true, label: t("correct"), onClick: () => onOpen("correct") }]
      : []),
  ];
  return (
    <span className="row-actions">
      {may && draft && (
        <Button
          size="small"
          type="primary"
          loading={busy}
          disabled={row.may_issue !== null}
          onClick={onIssue}
        >
          {t("issue")}
        </Button>
      )}
      {may && sendable && (
        <Button size="small" loading={busy} onClick={onSent}>
          {t("mark_sent")}
        </Button>
      )}
      <Button
        size="small"
        type="text"
        icon={<EyeOutlined />}
        aria-label={`${t("preview")} ${number}`}
        title={t("preview")}
        onClick={() => onOpen("preview")}
      />
      {items.length > 0 && (
        <Dropdown trigger={["click"]} menu={{ items }}>
          <Button
            size="small"
            type="text"
            icon={<MoreOutlined />}
            aria-label={`${t("common:more")} ${number}`}
          />
        </Dropdown>
      )}
    </span>
  );
}

function TaxNumberDialog({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const { t } = useTranslation(["invoice", "common"]);
  const [form] = Form.useForm<{ tax_number?: string }>();
  const write = useFormWrite(form);
  async function save({ tax_number }: { tax_number?: string }) {
    const number = tax_number?.trim() ? tax_number.trim() : null;
    if (await write.send(() => rpc("invoice.set_tax_number", { id: invoice.id, tax_number: number })))
      onClose();
  }
  return (
    <Modal open title={t("enter_tax_number")} footer={null} onCancel={onClose}>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ tax_number: invoice.tax_number ?? "" }}
        onFinish={(values) => void save(values)}
      >
        {write.error && <ErrorNote error={write.error} />}
        <Form.Item name="tax_number" label={t("tax_number")} extra={t("tax_number_note")}>
          <Input autoFocus maxLength={40} />
        </Form.Item>
        <FormFoot okText={t("common:save")} busy={write.busy} onCancel={onClose} />
      </Form>
    </Modal>
  );
}
