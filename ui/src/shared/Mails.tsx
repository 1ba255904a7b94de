// The mails about one record: how each stands, and sending, repeating or taking one back.
import { MailOutlined } from "@ant-design/icons";
import { Button, Popconfirm } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc } from "../platform/host";
import { Instant, Panel, State } from "./Display";
import { ErrorNote } from "./ErrorNote";
import { MAIL_TONE, type Mail, useMails } from "./mails";
import { SendDialog } from "./SendDialog";
import { say } from "./say";
import { useWrite } from "./useWrite";
import type { Id } from "./wire";

interface Props {
  document: "quotation" | "contract" | "invoice";
  documentId: Id;
  customerId: Id;
  /** The caller may send this paper, and it is out. */
  maySend: boolean;
}

export function Mails({ document, documentId, customerId, maySend }: Props) {
  const { t } = useTranslation("mail");
  const mails = useMails(documentId);
  const [open, setOpen] = useState(false);
  return (
    <Panel
      title={t("title")}
      extra={
        maySend && (
          <Button icon={<MailOutlined />} onClick={() => setOpen(true)}>
            {t("send")}
          </Button>
        )
      }
    >
      {mails.error && <ErrorNote error={mails.error} onRetry={() => void mails.refetch()} />}
      {mails.data?.rows.length === 0 && <p className="quiet">{t("none")}</p>}
      <ul className="plain">
        {(mails.data?.rows ?? []).map((mail) => (
          <Row key={mail.id} mail={mail} />
        ))}
      </ul>
      {open && (
        <SendMailDialog
          document={document}
          documentId={documentId}
          customerId={customerId}
          onClose={() => setOpen(false)}
        />
      )}
    </Panel>
  );
}

export function SendMailDialog({
  document,
  documentId,
  customerId,
  onClose,
}: Omit<Props, "maySend"> & { onClose: () => void }) {
  const { t } = useTranslation("mail");
  return (
    <SendDialog
      title={t("send_title")}
      text={t("send_text")}
      okText={t("send")}
      customerId={customerId}
      field="to"
      onSend={(to) => rpc("mail.send", { document, document_id: documentId, to })}
      onClose={onClose}
    />
  );
}

function Row({ mail }: { mail: Mail }) {
  const { t } = useTranslation(["mail", "common"]);
  const write = useWrite();
  const args = { id: mail.id };
  return (
    <li className="link-row" data-mail={mail.status}>
      <div className="order-head">
        <State tone={MAIL_TONE[mail.status]}>{t(`status.${mail.status}`)}</State>
        <span>{mail.to_addresses.join(", ")}</span>
        <span className="quiet small">
          <Instant value={mail.sent_at ?? mail.created_at} />
        </span>
        <div className="order-actions">
          {mail.may_retry && (
            <Popconfirm
              title={t(mail.status === "unclear" ? "retry_unclear" : "retry_question")}
              okText={t("retry")}
              cancelText={t("common:cancel")}
              onConfirm={() => write.run("mail.retry", args, t("retried"))}
            >
              <Button size="small" loading={write.busy}>
                {t("retry")}
              </Button>
            </Popconfirm>
          )}
          {mail.may_cancel && (
            <Button
              size="small"
              loading={write.busy}
              onClick={() => void write.run("mail.cancel", args, t("cancelled"))}
            >
              {t("cancel")}
            </Button>
          )}
        </div>
      </div>
      {mail.error_code && (
        <div className="small" title={mail.error_detail ?? ""}>
          {say(`errors:${mail.error_code}`) ?? mail.error_code}
        </div>
      )}
    </li>
  );
}
