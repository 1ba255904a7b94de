// Stage 1: the basics of the deal and the confirmed demand.
import { EditOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Choice } from "../../shared/Choice";
import { CivilDate, Facts, Money, Panel } from "../../shared/Display";
import { useWrite } from "../../shared/useWrite";
import type { ServiceType } from "../../shared/wire";
import type { Opportunity } from "./api";
import { Confirm } from "./Confirm";

export function NewStage({ deal, onEdit }: { deal: Opportunity; onEdit: () => void }) {
  const { t } = useTranslation(["opportunity", "common", "terms"]);
  const write = useWrite();
  const { fields } = deal;
  const locked = !deal.can.edit;

  function chooseType(to: ServiceType) {
    const changes = [{ field: "service_type", from: fields.service_type, to }];
    void write.run("opportunity.update", { id: deal.id, changes });
  }

  return (
    <>
      <Panel
        id="basics"
        title={t("basics")}
        extra={
          !locked && (
            <Button size="small" icon={<EditOutlined />} onClick={onEdit}>
              {t("common:edit")}
            </Button>
          )
        }
      >
        <div className="confirm spaced">
          <span className="quiet">{t("service_type")}</span>
          <Choice<ServiceType>
            label={t("service_type")}
            disabled={locked || write.busy}
            value={fields.service_type}
            onChange={chooseType}
            options={(["one_time", "long_term", "mixed"] as const).map((value) => ({
              value,
              label: t(`terms:service_type.${value}`),
            }))}
          />
        </div>
        <Facts
          items={[
            [t("name"), fields.name],
            [t("customer"), deal.customer_display],
            [t("estimate"), <Money key="amount" value={deal.amount} />],
            [t("probability"), fields.probability === null ? null : `${fields.probability}%`],
            [t("expected_close"), <CivilDate key="close" value={fields.expected_close_date} />],
            [t("group_no"), fields.wechat_group_no],
            [t("split_hint"), t(fields.is_split_required ? "common:yes" : "common:no")],
          ]}
        />
        {fields.description && <p className="pre">{fields.description}</p>}
      </Panel>
      <Panel id="demand" title={t("demand")}>
        <Confirm
          on={deal.demand_confirmed_on}
          by={deal.demand_confirmed_by}
          disabled={locked || deal.stage_order > 1}
          busy={write.busy}
          text={t("demand_text")}
          action={t("demand_confirm")}
          onConfirm={(confirmed_on) =>
            void write.run("opportunity.confirm_demand", { id: deal.id, confirmed_on })
          }
        />
      </Panel>
    </>
  );
}
