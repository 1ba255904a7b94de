// What a deal left behind, as text that is the same wherever it was played: states, amounts and dates, no ids, no numbers of a place.

/** A field of a row by its path, `terms.effective_from`; a name that the row does not have is a mistake of this file. */
function at(row, field) {
  return field.split(".").reduce((part, name) => {
    if (!(name in part)) throw new Error(`no ${field} in ${Object.keys(row)}`);
    return part[name];
  }, row);
}
/** Keeps of every row what is named, in a fixed order. */
const keep = (rows, fields) => rows.map((row) => Object.fromEntries(fields.map((field) => [field.split(".").at(-1), at(row, field)])));
const sorted = (rows) => rows.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

/** Reads the deal at the office; the answer is canonical JSON, one section a line. */
export async function ledger(person, deal) {
  const of = { opportunity_id: deal };
  const window = { ...of, offset: 0, limit: 200 };
  const all = await person.call("opportunity.get", { id: deal });
  const { contracts } = await person.call("contract.of_deal", of);
  const execution = await person.call("execution.of_deal", of);
  const { lines } = await person.call("material.of_deal", of);
  const quotations = (await person.call("quotation.list", window)).rows;
  const invoices = (await person.call("invoice.list", window)).rows;
  const payments = (await person.call("payment.list", window)).rows;
  const orders = [];
  for (const { id } of (await person.call("order.list", window)).rows) orders.push(await person.call("order.get", { id }));
  const sections = {
    deal: keep([all], ["status", "workflow_status", "stage_order", "stage_code", "demand_confirmed_on", "scheme_confirmed_on"])[0],
    stages: keep(all.history, ["stage_order", "approval_status"]),
    quotations: sorted(keep(quotations, ["status", "version", "total", "total_secondary", "valid_until"])),
    contracts: sorted(keep(contracts, ["service_category", "status", "base", "tax", "total", "cycle_months", "service_start_on", "signed_on", "terms.effective_from", "terms.effective_to"])),
    invoices: sorted(keep(invoices, ["kind", "status", "amount", "tax", "before_tax", "issued_on"])),
    papers: sorted(lines.map((line) => ({ rule_code: line.rule_code, is_met: line.is_met, left: line.is_left_to_registration, status: line.current?.status ?? null, validation: line.current?.validation_status ?? null }))),
    orders: sorted(keep(orders, ["status", "payment_terms", "revenue"])),
    receipts: sorted(keep(orders.flatMap((order) => order.receipts), ["payment_type", "period_no", "part_no", "amount", "due_date", "state", "paid_on"])),
    payments: sorted(keep(payments, ["status", "fields.payment_mode", "amount", "withheld", "tax", "settled", "unallocated", "fields.received_on", "fields.is_final_payment"])),
    execution: sorted(keep(execution.orders, ["order_type", "status", "assigned_team", "actual_start_date", "actual_end_date", "planned_end_date"])),
    progress: execution.progress,
  };
  return Object.entries(sections).map(([name, value]) => `${name} ${JSON.stringify(value)}\n`).join("");
}
