// Stage 2: the service plan — products, what they need, the running service's cycle, preconditions, confirmation.
import { DeleteOutlined } from "@ant-design/icons";
import { Alert, Button, DatePicker, Input, Segmented } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Money, Nothing, Panel, State } from "../../shared/Display";
import { dayOf, pickerOf } from "../../shared/days";
import { pressed } from "../../shared/ime";
import { formatDecimal, parseDecimal, plainDecimal } from "../../shared/money";
import { nameOf } from "../../shared/names";
import { ProductPicker } from "../../shared/Pickers";
import { useLanguage } from "../../shared/useLanguage";
import { useWrite, type Write } from "../../shared/useWrite";
import type { Change } from "../../shared/wire";
import type { Opportunity, PlanRow } from "./api";
import { Confirm } from "./Confirm";
import { Preconditions } from "./Preconditions";

export function PlanStage({ deal, phases }: { deal: Opportunity; phases: ReactNode }) {
  const { t } = useTranslation(["opportunity", "common", "terms"]);
  const write = useWrite();
  const editable = deal.can.edit && deal.stage_order <= 2;
  const longTerm = deal.products.some((row) => row.service_category === "long_term");
  return (
    <>
      <Panel id="products" title={t("plan")} extra={<span className="quiet">{t("plan_note")}</span>}>
        {editable && (
          <div className="filters">
            <ProductPicker
              taken={deal.products.map((row) => row.product_id)}
              onPick={(product) =>
                void write.run("opportunity.plan", {
                  opportunity_id: deal.id,
                  product_id: product.id,
                  quantity: "1",
                })
              }
            />
          </div>
        )}
        <MissingProducts deal={deal} write={write} editable={editable} />
        {deal.products.length === 0 ? (
          <Nothing text={t("plan_empty")} />
        ) : (
          <table className="rows">
            <thead>
              <tr>
                <th className="end">{t("execution_order")}</th>
                <th>{t("product")}</th>
                <th>{t("kind")}</th>
                <th>{t("quantity")}</th>
                <th className="end">{t("price")}</th>
                <th>{t("wished_start")}</th>
                {editable && (
                  <th>
                    <span className="visually-hidden">{t("common:remove")}</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {deal.products.map((row) => (
                <PlanLine key={row.id} row={row} deal={deal} write={write} editable={editable} />
              ))}
            </tbody>
          </table>
        )}
      </Panel>
      {longTerm && <Cycle deal={deal} write={write} editable={editable} />}
      {phases}
      <Preconditions deal={deal} write={write} editable={editable} />
      <Panel id="scheme" title={t("scheme")}>
        <Confirm
          on={deal.scheme_confirmed_on}
          by={deal.scheme_confirmed_by}
          disabled={!deal.can.edit || deal.stage_order !== 2}
          busy={write.busy}
          text={t("scheme_text")}
          action={t("scheme_confirm")}
          onConfirm={(confirmed_on) =>
            void write.run("opportunity.confirm_scheme", { id: deal.id, confirmed_on })
          }
        />
      </Panel>
    </>
  );
}

interface PartProps {
  deal: Opportunity;
  write: Write;
  editable: boolean;
}

function MissingProducts({ deal, write, editable }: PartProps) {
  const { t } = useTranslation(["opportunity", "common"]);
  return deal.missing_dependencies.map((one) => (
    <Alert
      key={`${one.product_id} ${one.any_of.join()}`}
      className="error-note"
      type={one.is_warning ? "info" : "warning"}
      showIcon
      title={t(one.is_warning ? "recommended" : "needs", {
        product: one.product_code,
        needs: one.any_of_codes.join(" / "),
      })}
      action={
        editable &&
        one.any_of.slice(0, 3).map((productId, at) => (
          <Button
            key={productId}
            size="small"
            disabled={write.busy}
            onClick={() =>
              void write.run("opportunity.plan", {
                opportunity_id: deal.id,
                product_id: productId,
                quantity: "1",
              })
            }
          >
            + {one.any_of_codes[at]}
          </Button>
        ))
      }
    />
  ));
}

interface LineProps extends PartProps {
  row: PlanRow;
}

function PlanLine({ row, deal, write, editable }: LineProps) {
  const { t } = useTranslation(["opportunity", "common", "terms"]);
  const language = useLanguage();
  const shown = formatDecimal(plainDecimal(row.quantity), language);
  // Its own, so that leaving a field does not switch off what is being clicked beside it.
  const save = useWrite();
  const [quantity, setQuantity] = useState(shown);
  useEffect(() => setQuantity(shown), [shown]);

  function change(over: { quantity?: string; start_date?: string | null }) {
    const args = {
      id: row.id,
      opportunity_id: deal.id,
      product_id: row.product_id,
      quantity: row.quantity,
      start_date: row.start_date,
      notes: row.notes,
      ...over,
    };
    return save.run("opportunity.plan", args);
  }
  async function leaveQuantity() {
    const parsed = parseDecimal(quantity, language);
    if (!parsed.ok || parsed.amount === plainDecimal(row.quantity)) {
      setQuantity(shown);
      return;
    }
    if (!(await change({ quantity: parsed.amount }))) setQuantity(shown);
  }

  const name = nameOf(row.names, language);
  return (
    <tr>
      <td className="end quiet">{row.execution_order}</td>
      <td>
        <strong>{row.code}</strong> {name}
      </td>
      <td>
        <State tone={row.service_category === "long_term" ? "main" : "idle"}>
          {t(`terms:service_type.${row.service_category}`)}
        </State>
      </td>
      <td>
        {editable ? (
          <Input
            className="quantity"
            value={quantity}
            inputMode="decimal"
            aria-label={`${t("quantity")} ${row.code}`}
            onChange={(event) => setQuantity(event.target.value)}
            onKeyDown={(event) => {
              if (pressed(event, "Enter")) event.currentTarget.blur();
            }}
            onBlur={() => void leaveQuantity()}
          />
        ) : (
          shown
        )}
      </td>
      <td className="end">
        <Money value={row.price} />
        {row.price_origin && <div className="line-note">{t(`terms:price_type.${row.price_origin}`)}</div>}
      </td>
      <td>
        <DatePicker
          value={pickerOf(row.start_date)}
          disabled={!editable}
          aria-label={`${t("wished_start")} ${row.code}`}
          onChange={(value) => void change({ start_date: dayOf(value as Dayjs | null) })}
        />
      </td>
      {editable && (
        <td className="end">
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={`${t("common:remove")} ${name}`}
            disabled={write.busy}
            onClick={() => void write.run("opportunity.unplan", { id: row.id })}
          />
        </td>
      )}
    </tr>
  );
}

function Cycle({ deal, write, editable }: PartProps) {
  const { t } = useTranslation(["opportunity", "common"]);
  const { fields } = deal;
  const update = (change: Change) => void write.run("opportunity.update", { id: deal.id, changes: [change] });
  return (
    <Panel id="cycle" title={t("cycle")}>
      <div className="confirm">
        <Segmented<number>
          aria-label={t("cycle")}
          disabled={!editable || write.busy}
          value={fields.tax_service_cycle_months ?? 0}
          options={[6, 12].map((months) => ({ value: months, label: t("months", { count: months }) }))}
          onChange={(to) =>
            update({ field: "tax_service_cycle_months", from: fields.tax_service_cycle_months, to })
          }
        />
        <span className="quiet">{t("cycle_start")}</span>
        <DatePicker
          value={pickerOf(fields.tax_service_start_date)}
          disabled={!editable}
          aria-label={t("cycle_start")}
          onChange={(value) =>
            update({
              field: "tax_service_start_date",
              from: fields.tax_service_start_date,
              to: value ? dayjs(value as Dayjs).format("YYYY-MM-DD") : null,
            })
          }
        />
      </div>
    </Panel>
  );
}
