// What is due when: the parts of the one-time services, the months of the running ones.
import { useTranslation } from "react-i18next";
import { Money } from "../../shared/Display";
import { formatPercent } from "../../shared/money";
import { useLanguage } from "../../shared/useLanguage";
import type { Instalment } from "./api";

export function Instalments({ rows }: { rows: Instalment[] }) {
  const { t } = useTranslation("quotation");
  const language = useLanguage();
  return (
    <table className="rows">
      <tbody>
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: instalments are a fixed sequence.
          <tr key={at}>
            <td className="end quiet">{at + 1}</td>
            <td>
              {row.months === undefined
                ? formatPercent(String(row.percent), language)
                : t("months", { count: row.months })}
            </td>
            <td>{t(`due.${row.due}`)}</td>
            <td className="quiet">
              {row.each && (
                <>
                  {t("each")} <Money value={row.each} />
                  {row.last && row.last.amount !== row.each.amount && (
                    <>
                      {" · "}
                      {t("last")} <Money value={row.last} />
                    </>
                  )}
                </>
              )}
            </td>
            <td className="end">
              <Money value={row.amount} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
