// Everything that hangs on some deals, in one list: the papers of a customer's page and of a chat group.
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Choice } from "./Choice";
import { CivilDate, InstantDay, Money, Nothing, State, type Tone } from "./Display";
import type { MoneyValue } from "./money";
import { say } from "./say";
import type { Id, Ref } from "./wire";

const KINDS = ["quotation", "contract", "invoice", "payment", "paper", "execution_order"] as const;
type Kind = (typeof KINDS)[number];

interface DossierRow {
  kind: Kind;
  id: Id;
  deal: Ref;
  number: string | null;
  title: string;
  status: string;
  amount: MoneyValue | null;
  expires_on: string | null;
  created_at: string;
}

export interface Dossier {
  rows: DossierRow[];
  sums: { signed: MoneyValue; invoiced: MoneyValue; received: MoneyValue; open: MoneyValue }[];
}

/** Where the words for a state stand. */
const WORDS: Record<Kind, string> = {
  quotation: "terms:quotation_status",
  contract: "contract:status",
  invoice: "invoice:status",
  payment: "payment:status",
  paper: "material:state",
  execution_order: "execution:status",
};

const STAGE = {
  contract: "contract",
  invoice: "invoice",
  payment: "collection_status",
  paper: "handling_materials",
  execution_order: "assign_execution",
} as const;

const DONE = new Set(["accepted", "effective", "signed", "confirmed", "approved", "completed"]);
const WRONG = new Set(["rejected", "expired", "terminated", "cancelled", "blocked"]);

function tone(status: string): Tone {
  if (DONE.has(status)) return "done";
  return WRONG.has(status) ? "warning" : "running";
}

/** Sums of money, worked out by the core. */
export function DossierSums({ dossier }: { dossier: Dossier }) {
  const { t } = useTranslation("activity");
  if (dossier.sums.length === 0) return null;
  return (
    <table className="rows sums">
      <thead>
        <tr>
          <th className="end">{t("signed")}</th>
          <th className="end">{t("invoiced")}</th>
          <th className="end">{t("received")}</th>
          <th className="end">{t("open_sum")}</th>
        </tr>
      </thead>
      <tbody>
        {dossier.sums.map((sum) => (
          <tr key={sum.signed.currency}>
            <td className="end">
              <Money value={sum.signed} />
            </td>
            <td className="end">
              <Money value={sum.invoiced} />
            </td>
            <td className="end">
              <Money value={sum.received} />
            </td>
            <td className="end">
              <Money value={sum.open} strong />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function DossierTable({ dossier }: { dossier: Dossier }) {
  const { t } = useTranslation(["activity", "common"]);
  const [kind, setKind] = useState<Kind | "all">("all");
  const present = KINDS.filter((one) => dossier.rows.some((row) => row.kind === one));
  const rows = dossier.rows.filter((row) => kind === "all" || row.kind === kind);
  if (dossier.rows.length === 0) return <Nothing text={t("no_papers")} />;
  return (
    <>
      {present.length > 1 && (
        <p>
          <Choice<Kind | "all">
            label={t("paper_kind")}
            value={kind}
            onChange={setKind}
            options={[
              { value: "all", label: t("common:all") },
              ...present.map((value) => ({ value, label: t(`kind.${value}`) })),
            ]}
          />
        </p>
      )}
      <table className="rows">
        <thead>
          <tr>
            <th>{t("paper_kind")}</th>
            <th>{t("number")}</th>
            <th>{t("deal")}</th>
            <th>{t("state")}</th>
            <th className="end">{t("amount")}</th>
            <th>{t("until")}</th>
            <th>{t("made")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.kind} ${row.id}`}>
              <td>{t(`kind.${row.kind}`)}</td>
              <td>
                <RowLink row={row} />
              </td>
              <td>
                <Link to="/opportunities/$id" params={{ id: row.deal.id }}>
                  {row.deal.name}
                </Link>
              </td>
              <td>
                <State tone={tone(row.status)}>{say(`${WORDS[row.kind]}.${row.status}`) ?? row.status}</State>
              </td>
              <td className="end">{row.amount ? <Money value={row.amount} /> : ""}</td>
              <td>{row.expires_on ? <CivilDate value={row.expires_on} /> : ""}</td>
              <td>
                <InstantDay value={row.created_at} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function RowLink({ row }: { row: DossierRow }) {
  const text = row.number ?? row.title;
  if (row.kind === "quotation")
    return (
      <Link to="/quotations/$id" params={{ id: row.id }}>
        {text} {row.number && <span className="quiet">{row.title}</span>}
      </Link>
    );
  return (
    <Link to="/opportunities/$id" params={{ id: row.deal.id }} search={{ stage: STAGE[row.kind] }}>
      {text}
    </Link>
  );
}
