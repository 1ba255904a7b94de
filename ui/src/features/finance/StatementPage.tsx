// The statement of account of a customer: per contract what is owed and what settled it, the balance by age, the paper.
import { FileTextOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Button, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CivilDate, Money, Nothing, PageHead, Panel } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { Explained } from "../../shared/Explained";
import { PaperDialog } from "../../shared/PaperDialog";
import type { Id } from "../../shared/wire";
import { type Statement, useStatement } from "./api";

const AGES = ["not_due", "days_1_30", "days_31_60", "days_61_90", "over_90"] as const;

export function StatementPage({ customerId }: { customerId: Id }) {
  const { t } = useTranslation("finance");
  const statement = useStatement(customerId);
  const [paper, setPaper] = useState(false);
  const { data } = statement;
  return (
    <div className="page">
      <PageHead
        title={t("statement")}
        note={
          data && (
            <>
              <Link to="/customers/$id" params={{ id: customerId }}>
                {data.customer.name}
              </Link>{" "}
              · {t("as_of")} <CivilDate value={data.as_of} />
            </>
          )
        }
        actions={
          data &&
          data.contracts.length > 0 && (
            <Button type="primary" icon={<FileTextOutlined />} onClick={() => setPaper(true)}>
              {t("statement_paper")}
            </Button>
          )
        }
      />
      {statement.error && <ErrorNote error={statement.error} onRetry={() => void statement.refetch()} />}
      {!data && !statement.error && <Skeleton active />}
      {data?.contracts.length === 0 && <Nothing text={t("none.statement")} />}
      {data && data.contracts.length > 0 && <Accounts statement={data} />}
      {paper && data && (
        <PaperDialog
          source={{ name: "receivable.statement_pdf", args: { customer_id: customerId } }}
          title={t("statement")}
          fileName={`statement_${data.customer_no ?? "customer"}_${data.as_of}.pdf`}
          language="zh_id"
          note={t("statement_paper_note")}
          onClose={() => setPaper(false)}
        />
      )}
    </div>
  );
}

function Accounts({ statement }: { statement: Statement }) {
  const { t } = useTranslation("finance");
  return (
    <>
      <Panel title={t("owed")}>
        <table className="rows">
          <thead>
            <tr>
              {AGES.map((age) => (
                <th key={age} className="end">
                  {t(`age.${age}`)}
                </th>
              ))}
              <th className="end">{t("balance")}</th>
            </tr>
          </thead>
          <tbody>
            {statement.balances.map((balance) => {
              const ages = statement.ageing.find((one) => one.not_due.currency === balance.currency);
              return (
                <tr key={balance.currency}>
                  {AGES.map((age) => (
                    <td key={age} className="end">
                      <Money value={ages?.[age]} />
                    </td>
                  ))}
                  <td className="end">
                    <Money value={balance} strong />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Panel>
      {statement.contracts.map((account) => (
        <Panel key={account.contract.id} title={`${account.contract.name} · ${account.title}`}>
          <table className="rows">
            <thead>
              <tr>
                <th>{t("day")}</th>
                <th>{t("entry")}</th>
                <th>{t("number")}</th>
                <th className="end">{t("amount")}</th>
                <th className="end">{t("balance")}</th>
              </tr>
            </thead>
            <tbody>
              {account.lines.map((line) => (
                <tr key={`${line.kind} ${line.on} ${line.number}`}>
                  <td>
                    <CivilDate value={line.on} />
                  </td>
                  <td>{t(`kind.${line.kind}`)}</td>
                  <td>{line.number || "—"}</td>
                  <td className="end">
                    {line.kind === "contract" ? (
                      <Explained
                        subject="contract"
                        id={account.contract.id}
                        figure="total"
                        value={line.amount}
                      />
                    ) : (
                      <Money value={line.amount} />
                    )}
                  </td>
                  <td className="end">
                    <Money value={line.balance} strong />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      ))}
    </>
  );
}
