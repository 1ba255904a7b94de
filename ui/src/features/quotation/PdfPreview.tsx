// Shows the paper as it will be printed, to be saved or opened.
import { DownloadOutlined, PrinterOutlined } from "@ant-design/icons";
import { App, Button, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { file, host } from "../../platform/host";
import type { AppError } from "../../platform/transport";
import { DOCUMENT_LANGUAGES, type DocumentLanguage } from "../../shared/documentLanguages";
import { ErrorNote } from "../../shared/ErrorNote";
import { PdfPages } from "../../shared/PdfPages";
import type { Quotation } from "./api";

export function PdfPreview({ quotation, onClose }: { quotation: Quotation; onClose: () => void }) {
  const { t } = useTranslation(["quotation", "common", "terms"]);
  const { message, modal } = App.useApp();
  const [language, setLanguage] = useState<DocumentLanguage>(quotation.head.language);
  const draft = quotation.status === "draft";
  const args = { id: quotation.id, language };

  const failed = (reason: unknown) =>
    modal.error({ icon: null, content: <ErrorNote error={reason as AppError} /> });
  async function saveAs() {
    try {
      const name = await host().save("quotation.pdf", args, `${quotation.quotation_no ?? "draft"}.pdf`);
      if (name) void message.success(t("saved_as", { name }));
    } catch (reason) {
      failed(reason);
    }
  }
  async function print() {
    try {
      await host().view("quotation.pdf", args);
    } catch (reason) {
      failed(reason);
    }
  }

  return (
    <Modal
      open
      width={920}
      style={{ top: 20 }}
      title={quotation.quotation_no ?? t("preview_draft")}
      onCancel={onClose}
      footer={
        <>
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
          <Button icon={<PrinterOutlined />} onClick={() => void print()}>
            {t("open_to_print")}
          </Button>
          <Button type="primary" icon={<DownloadOutlined />} onClick={() => void saveAs()}>
            {t("save_as")}
          </Button>
        </>
      }
    >
      {draft && <p className="quiet">{t("preview_draft_note")}</p>}
      <PdfPages version={`${quotation.id} ${language}`} load={() => file("quotation.pdf", args)} />
    </Modal>
  );
}
