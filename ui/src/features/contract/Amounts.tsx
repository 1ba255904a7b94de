// What a contract is worth: base, tax, total, and what is paid when.
import { useTranslation } from "react-i18next";
import { formatTaxRate } from "../../shared/contracts";
import { Money, Panel } from "../../shared/Display";
import { Explained } from "../../shared/Explained";
import { formatDecimal, formatPercent } from "../../shared/money";
import { useLanguage } from "../../shared/useLanguage";
import type { Contract, Proposal } from "./api";

export function Amounts({ contract, proposal }: { contract: Contract; proposal: Proposal | null }) {
  const { t } = useTranslation(["contract", "quotation", "terms"]);
  const language = useLanguage();
  const shown = proposal ?? contract;
  // A proposal is not recorded yet: only what is can be explained.
  const amount = (figure: "base" | "tax" | "total") =>
    proposal ? (
      <Money value={proposal[figure]} strong={figure === "total"} />
    ) : (
      <Explained
        subject="contract"
        id={contract.id}
        figure={figure}
        value={contract[figure]}
        strong={figure === "total"}
      />
    );
  return (
    <Panel title={t("amounts")}>
      <dl className="sums">
        <div>
          <dt>{t("base")}</dt>
          <dd>{amount("base")}</dd>
        </div>
        <div>
          <dt>
            {t("tax")} {formatTaxRate(shown.tax_rate, language)}
          </dt>
          <dd>{amount("tax")}</dd>
        </div>
        <div className="total">
          <dt>{t("total")}</dt>
          <dd>{amount("total")}</dd>
        </div>
      </dl>
      {contract.exchange_rate && !proposal && (
        <p className="quiet">{t("at_rate", { rate: formatDecimal(contract.exchange_rate, language) })}</p>
      )}
      {proposal ? (
        <p className="quiet">{t("after_saving")}</p>
      ) : (
        <>
          <p className="quiet">{t(`terms:payment_terms.${contract.payment_terms}`)}</p>
          <ol className="instalments">
            {contract.instalments.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: instalments are a fixed sequence.
              <li key={at}>
                <div>
                  <span>
                    {row.months === undefined
                      ? formatPercent(String(row.percent), language)
                      : t("quotation:months", { count: row.months })}{" "}
                    · {t(`quotation:due.${row.due}`)}
                    {row.each && (
                      <span className="quiet block">
                        {t("quotation:each")} <Money value={row.each} />
                      </span>
                    )}
                  </span>
                  <Money value={row.amount} />
                </div>
              </li>
            ))}
          </ol>
        </>
      )}
    </Panel>
  );
}
