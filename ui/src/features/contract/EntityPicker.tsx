// Chooses our company: name, currency and the tax that holds today stand in every line.
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { type ContractEntity, formatTaxRate } from "../../shared/contracts";
import { useLanguage } from "../../shared/useLanguage";
import type { Id } from "../../shared/wire";
import { choosable } from "./api";

interface Props {
  entities: readonly ContractEntity[];
  value?: Id | undefined;
  onChange?: (id: Id) => void;
}

export function EntityPicker({ entities, value, onChange }: Props) {
  const { t } = useTranslation("contract");
  const language = useLanguage();
  const tax = (entity: ContractEntity) => {
    const current = entity.rates.find((rate) => rate.is_current);
    return current ? formatTaxRate(current.rate, language) : t("no_tax");
  };
  const about = (id: Id | undefined) => {
    const entity = entities.find((one) => one.id === id);
    return entity && `${entity.fields.currency} · ${t("tax")} ${tax(entity)}`;
  };
  return (
    <div className="grow">
      <Select<Id>
        className="wide"
        value={value as Id}
        aria-label={t("entity")}
        placeholder={t("entity_choose")}
        showSearch={{ optionFilterProp: "label" }}
        options={choosable(entities, value).map((entity) => ({
          value: entity.id,
          label: entity.fields.entity_name,
        }))}
        optionRender={(option) => (
          <>
            <span className="block">{option.label}</span>
            <span className="quiet">{about(option.value as Id)}</span>
          </>
        )}
        {...(onChange ? { onChange } : {})}
      />
      {value && <div className="quiet">{about(value)}</div>}
    </div>
  );
}
