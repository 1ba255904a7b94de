// A product's prices as a line in time: what will begin, what holds, what held before.
import { Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CivilDate, Money, Nothing, Panel, State, type Tone } from "../../shared/Display";
import type { Product, Standing } from "./api";
import { type AmountKind, KIND_LABEL, timeline } from "./prices";

const TONE: Record<Standing, Tone> = { future: "running", current: "done", past: "idle" };

export function PriceHistory({ product }: { product: Product }) {
  const { t } = useTranslation(["product", "terms", "common"]);
  const [only, setOnly] = useState<AmountKind | "all">("all");
  const kinds: AmountKind[] = [
    "direct",
    "channel",
    "list",
    ...(product.prices.some((row) => row.level) ? ["level" as const] : []),
    "floor",
    ...(product.costs ? ["cost" as const] : []),
  ];
  const days = timeline(product, only === "all" ? null : only);
  return (
    <Panel
      title={t("price_history")}
      id="price-history"
      extra={
        <Segmented<AmountKind | "all">
          size="small"
          aria-label={t("price_type")}
          value={only}
          onChange={setOnly}
          options={[
            { value: "all", label: t("common:all") },
            ...kinds.map((value) => ({ value, label: t(KIND_LABEL[value]) })),
          ]}
        />
      }
    >
      {days.length === 0 && <Nothing text={t("no_prices")} />}
      <ol className="history">
        {days.map((day) => (
          <li key={day.on}>
            <strong>
              <CivilDate value={day.on} />
            </strong>
            <table className="rows price-day">
              <tbody>
                {day.entries.map((entry) => (
                  <tr key={entry.id} data-standing={entry.standing}>
                    <td className="price-kind">
                      {t(KIND_LABEL[entry.kind])}
                      {entry.level && ` · ${entry.level.name}`}
                    </td>
                    <td className="end price-amount">
                      <Money value={entry.amount} />
                    </td>
                    <td className="price-standing">
                      <State tone={TONE[entry.standing]}>{t(`standing.${entry.standing}`)}</State>
                    </td>
                    <td>
                      {entry.reason} {entry.by && <span className="quiet">{entry.by}</span>}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
