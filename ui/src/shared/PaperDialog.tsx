// Shows a paper as it will be printed, in any language of papers, to be saved or opened.
import { DownloadOutlined, PrinterOutlined } from "@ant-design/icons";
import { App, Button, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { host } from "../platform/host";
import { toAppError } from "../platform/transport";
import { DOCUMENT_LANGUAGES, type DocumentLanguage } from "./documentLanguages";
import { ErrorNote } from "./ErrorNote";
import { PdfPages } from "./PdfPages";
import type { Id } from "./wire";

/** A use case that answers a paper, and what it is the paper of. */
type PaperSource =
  | {
      name:
        | "quotation.pdf"
        | "invoice.pdf"
        | "payment.receipt_pdf"
        | "contract.pdf"
        | "contract.proforma_pdf";
      args: { id: Id };
    }
  | { name: "receivable.statement_pdf"; args: { customer_id: Id } };

interface Props {
  source: PaperSource;
  title: string;
  /** Name proposed for the file. */
  fileName: string;
  /** Chosen at first; without one the paper has its own language and no other. */
  language?: DocumentLanguage;
  /** Said above the pages. */
  note?: string;
  onClose: () => void;
}

export function PaperDialog({ source, title, fileName, language: first, note, onClose }: Props) {
  const { t } = useTranslation(["quotation", "terms"]);
  const { message, modal } = App.useApp();
  const [language, setLanguage] = useState(first);
  const args = language ? { ...source.args, language } : source.args;

  async function attempt(work: () => Promise<void>) {
    try {
      await work();
    } catch (reason) {
      modal.error({ icon: null, content: <ErrorNote error={toAppError(reason)} /> });
    }
  }
  const saveAs = () =>
    attempt(async () => {
      const name = await host().save(source.name, args, fileName);
      if (name) void message.success(t("saved_as", { name }));
    });
  const print = () => attempt(() => host().view(source.name, args));

  return (
    <Modal
      open
      width={920}
      style={{ top: 20 }}
      title={title}
      onCancel={onClose}
      footer={
        <>
          {language && (
            <Select<DocumentLanguage>
              className="filter"
              value={language}
              aria-label={t("language")}
              onChange={setLanguage}
              options={DOCUMENT_LANGUAGES.map((value) => ({
                value,
                label: t(`terms:document_language.${value}`),
              }))}
            />
          )}
          <Button icon={<PrinterOutlined />} onClick={() => void print()}>
            {t("open_to_print")}
          </Button>
          <Button type="primary" icon={<DownloadOutlined />} onClick={() => void saveAs()}>
            {t("save_as")}
          </Button>
        </>
      }
    >
      {note && <p className="quiet">{note}</p>}
      <PdfPages version={JSON.stringify([source, language])} load={() => host().file(source.name, args)} />
    </Modal>
  );
}
