// Shows the paper as it will be printed; the reader is loaded only now.
import { DownloadOutlined, PrinterOutlined } from "@ant-design/icons";
import { App, Button, Modal, Select, Spin } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { file, host } from "../../platform/host";
import type { AppError } from "../../platform/transport";
import { ErrorNote } from "../../shared/ErrorNote";
import { DOCUMENT_LANGUAGES, type DocumentLanguage, type Quotation } from "./api";

export function PdfPreview({ quotation, onClose }: { quotation: Quotation; onClose: () => void }) {
  const { t } = useTranslation(["quotation", "common", "terms"]);
  const { message, modal } = App.useApp();
  const [language, setLanguage] = useState<DocumentLanguage>(quotation.head.language);
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(true);
  const pages = useRef<HTMLDivElement>(null);
  const draft = quotation.status === "draft";
  const args = { id: quotation.id, language };

  useEffect(() => {
    let gone = false;
    setBusy(true);
    setError(null);
    void (async () => {
      try {
        const [{ drawPages }, { blob }] = await Promise.all([
          import("./drawPages"),
          file("quotation.pdf", { id: quotation.id, language }),
        ]);
        const bytes = new Uint8Array(await blob.arrayBuffer());
        if (!gone && pages.current) await drawPages(bytes, pages.current, () => gone);
      } catch (reason) {
        if (!gone) setError(reason as AppError);
      } finally {
        if (!gone) setBusy(false);
      }
    })();
    return () => {
      gone = true;
    };
  }, [quotation.id, language]);

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
      {error && <ErrorNote error={error} />}
      <Spin spinning={busy}>
        <div className="pdf-pages" ref={pages} data-testid="pdf-pages" />
      </Spin>
    </Modal>
  );
}
