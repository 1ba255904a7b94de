// What a deal left behind, as text that is the same wherever it was played: states, amounts and dates, no ids, no numbers of a place.

/** Keeps of every row what is named, in a fixed order. */
const keep = (rows, names) => rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name] ?? null])));
const sorted = (rows) => rows.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

/** Reads the deal at the office; the answer is canonical JSON, one section a line. */
export async function ledger(person, deal) {
  const of = { opportunity_id: deal };
  const window = { ...of, offset: 0, limit: 200 };
  const all = await person.call("opportunity.get", { id: deal });
  const { contracts } = await person.call("contract.of_deal", of);
  const { orders, progress } = await person.call("execution.of_deal", of);
  const { lines } = await person.call("material.of_deal", of);
  const quotations = (await person.call("quotation.list", window)).rows;
  const invoices = (await person.call("invoice.list", window)).rows;
  const payments = (await person.call("payment.list", window)).rows;
  const sections = {
    deal: keep([all], ["status", "workflow_status", "stage_order", "stage_code", "delivery_verified_on", "actual_close_date"])[0],
    stages: keep(all.history ?? [], ["stage_order", "approval_status"]),
    quotations: sorted(keep(quotations, ["status", "version", "total", "total_secondary", "valid_until"])),
    contracts: sorted(keep(contracts, ["service_category", "status", "base", "tax", "total", "signed_on", "effective_from", "effective_to"])),
    invoices: sorted(keep(invoices, ["kind", "status", "amount", "tax_amount", "invoice_date"])),
    papers: sorted(lines.map((line) => ({ rule_code: line.rule_code, is_met: line.is_met, left: line.is_left_to_registration, status: line.current?.status ?? null, validation: line.current?.validation_status ?? null }))),
    payments: sorted(keep(payments, ["status", "payment_mode", "amount", "tax_amount", "received_on", "is_final_payment"])),
    execution: sorted(keep(orders, ["order_type", "status", "assigned_team", "actual_start_date", "actual_end_date", "planned_end_date"])),
    progress: { verified: progress.delivered ?? null },
  };
  return Object.entries(sections).map(([name, value]) => `${name} ${JSON.stringify(value)}\n`).join("");
}
