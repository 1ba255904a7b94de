// Templates of quotations: one of each currency and language is the default, any can be copied.
import { useTranslation } from "react-i18next";
import { TemplateListPage } from "../../shared/TemplateListPage";
import { useTemplates } from "./api";

export function QuotationTemplateListPage() {
  const { t } = useTranslation(["template", "terms"]);
  return (
    <TemplateListPage
      texts="template"
      templates={useTemplates()}
      columns={[
        { title: t("currency"), cell: ({ fields }) => t(`terms:currency.${fields.primary_currency}`) },
        { title: t("language"), cell: ({ fields }) => t(`terms:document_language.${fields.language}`) },
      ]}
    />
  );
}
