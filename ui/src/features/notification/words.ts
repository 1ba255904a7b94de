// What a notification says: the sentence of its kind with what its event told, and a line of what else is known.
import { formatDate } from "../../shared/dates";
import type { Language } from "../../shared/language";
import { type Currency, formatMoney } from "../../shared/money";
import { STAGES } from "../../shared/StageBar";
import { say } from "../../shared/say";
import type { Notice } from "./api";

type Told = Pick<Notice, "kind" | "params">;

/** The paper in the person's language, in Chinese where it has no other name. */
function paper(params: Record<string, string>, language: Language): string | undefined {
  return params[`paper_${language}`] ?? params.paper_zh;
}

function stage(params: Record<string, string>): string | undefined {
  const code = STAGES[Number(params.stage) - 1];
  return code && (say(`terms:stage.${code}`) ?? code);
}

function subject(params: Record<string, string>): string | undefined {
  return (
    params.subject && (say(`notification:subject.${params.subject}`, { stage: stage(params) ?? "" }) ?? "")
  );
}

/** What the automatic check found, in few words. */
function findings(params: Record<string, string>): string | undefined {
  return params.findings
    ?.split(",")
    .map((code) => say(`notification:finding.${code}`) ?? code)
    .join(" · ");
}

/** The name a person knows it by: its number with its title, else its name. */
function what(params: Record<string, string>): string {
  return [params.number, params.number ? params.title : params.name].filter(Boolean).join(" ");
}

/** A kind without its sentence in this catalogue, or without what the sentence needs, is told by the name of the kind. */
export function sentence({ kind, params }: Told, language: Language): string {
  const values: Record<string, string> = {
    ...params,
    what: what(params),
    stage: stage(params) ?? "",
    subject: subject(params) ?? "",
    paper: paper(params, language) ?? "",
  };
  const key = `notification:text.${kind}`;
  const said = (params.status && say(`${key}_${params.status}`, values)) || say(key, values);
  return said && !/\{\{|「」|“”/.test(said)
    ? said
    : [say(`notification:kind.${kind}`) ?? kind, values.what].filter(Boolean).join(" · ");
}

/** Customer, amount, person, day and reason, as far as the event told them and the sentence does not. */
export function detail({ params }: Told, language: Language): string {
  const amount =
    params.amount && params.currency
      ? formatMoney({ amount: params.amount, currency: params.currency as Currency }, language)
      : undefined;
  const on = params.date ?? params.due_date ?? params.due_on;
  return [
    params.number || params.paper_zh ? params.name : undefined,
    params.customer,
    amount,
    params.by,
    params.team && (say(`execution:teams.${params.team}`) ?? params.team),
    on && formatDate(on, language),
    params.reason,
    findings(params),
  ]
    .filter(Boolean)
    .join(" · ");
}
