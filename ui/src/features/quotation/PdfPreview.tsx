// The paper of a quotation as it will be printed.
import { useTranslation } from "react-i18next";
import { PaperDialog } from "../../shared/PaperDialog";
import type { Quotation } from "./api";

export function PdfPreview({ quotation, onClose }: { quotation: Quotation; onClose: () => void }) {
  const { t } = useTranslation("quotation");
  return (
    <PaperDialog
      source={{ name: "quotation.pdf", args: { id: quotation.id } }}
      title={quotation.quotation_no ?? t("preview_draft")}
      fileName={`${quotation.quotation_no ?? "draft"}.pdf`}
      language={quotation.head.language}
      {...(quotation.status === "draft" ? { note: t("preview_draft_note") } : {})}
      onClose={onClose}
    />
  );
}
