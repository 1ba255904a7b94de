// The templates a company may sign with; one is chosen.
import { useTranslation } from "react-i18next";
import type { ContractTemplate } from "../../shared/contracts";
import { Nothing, State } from "../../shared/Display";
import type { Id } from "../../shared/wire";

interface Props {
  templates: readonly ContractTemplate[];
  chosen: Id;
  disabled: boolean;
  onChoose: (template: ContractTemplate) => void;
}

export function TemplateList({ templates, chosen, disabled, onChoose }: Props) {
  const { t } = useTranslation(["contract", "terms"]);
  if (templates.length === 0) return <Nothing text={t("no_template")} />;
  return (
    <ul className="plain template-list">
      {templates.map((one) => (
        <li key={one.id}>
          <button
            type="button"
            aria-pressed={one.id === chosen}
            disabled={disabled}
            onClick={() => onChoose(one)}
          >
            <span className="block">{one.fields.template_name}</span>
            <span className="quiet block">
              {t(`terms:document_language.${one.fields.language}`)} · v{one.version}
            </span>
            {one.fields.is_default && <State tone="main">{t("default")}</State>}
          </button>
        </li>
      ))}
    </ul>
  );
}
