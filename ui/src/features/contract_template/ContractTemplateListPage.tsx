// Templates of contracts: listed, opened, copied.
import { useTranslation } from "react-i18next";
import { useContractEntities, useContractTemplates } from "../../shared/contracts";
import { InstantDay } from "../../shared/Display";
import { TemplateListPage } from "../../shared/TemplateListPage";

export function ContractTemplateListPage() {
  const { t } = useTranslation(["contract_template", "terms"]);
  const entities = useContractEntities();
  const nameOf = (id: string | null) =>
    id === null
      ? t("entity_any")
      : (entities.data?.rows.find((one) => one.id === id)?.fields.short_name ?? "—");
  return (
    <TemplateListPage
      texts="contract_template"
      templates={useContractTemplates()}
      columns={[
        { title: t("currency"), cell: ({ fields }) => t(`terms:currency.${fields.currency}`) },
        { title: t("entity"), cell: ({ fields }) => nameOf(fields.entity_id) },
        { title: t("language"), cell: ({ fields }) => t(`terms:document_language.${fields.language}`) },
        { title: t("version"), end: true, cell: (row) => row.version },
        {
          title: t("updated"),
          cell: (row) => (row.version > 1 ? <InstantDay value={row.updated_at} /> : "—"),
        },
      ]}
    />
  );
}
