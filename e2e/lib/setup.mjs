// Records that a story needs before its own part begins, made through the use cases by the people whose they are.

/** A deal of both kinds at the contract stage, its quotation accepted at half before and half after, and its two contracts drafted. */
export async function dealWithContracts(seller, admin, { name, currency, customerId }) {
  const { today } = await seller("session.get");
  const { customer_sources: sources } = await seller("lookup.list");
  const fields = { name: "北京科技有限公司", customer_type: "organization", source_id: sources[0].id };
  const customer = customerId ?? (await seller("customer.create", { fields })).id;
  const deal = (await seller("opportunity.create", { customer_id: customer, fields: { name, service_type: "mixed" } })).id;
  const of = { opportunity_id: deal };
  await seller("opportunity.confirm_demand", { id: deal, confirmed_on: today });
  await seller("stage.advance", { ...of, to_order: 2 });
  for (const code of ["CPMA", "C312", "VO_normal"]) {
    const { rows } = await seller("product.list", { query: code, offset: 0, limit: 50 });
    await seller("opportunity.plan", { ...of, product_id: rows.find((row) => row.code === code).id, quantity: "1" });
  }
  const change = (field, to) => ({ field, from: null, to });
  await seller("opportunity.update", {
    id: deal, changes: [change("tax_service_cycle_months", 12), change("tax_service_start_date", today)],
  });
  await seller("opportunity.confirm_scheme", { id: deal, confirmed_on: today });
  await seller("stage.advance", { ...of, to_order: 3 });
  const { head, items } = await seller("quotation.propose", of);
  const terms = { ...head, payment_terms: "50_50", exchange_rate: "2000", discount_rate: "5" };
  const quotation = (await seller("quotation.save", { ...of, edit_no: 0, head: terms, items })).id;
  await seller("quotation.issue", { id: quotation });
  await seller("quotation.accept", { id: quotation });
  /** The administrator approves for every role at once. */
  const approve = async () => {
    const asked = (await seller("opportunity.get", { id: deal })).approval;
    if (asked?.state !== "pending") await seller("stage.request_approval", of);
    const { id, content_hash } = (await seller("opportunity.get", { id: deal })).approval;
    await admin("approval.decide", { id, verdict: "approved", content_hash });
  };
  await approve();
  await seller("stage.advance", { ...of, to_order: 4 });
  const contracts = [];
  const { rows: entities } = await seller("contract_entity.list");
  const entity = entities.find((one) => one.fields.currency === currency && one.fields.is_active).id;
  for (const service_category of ["one_time", "long_term"]) {
    const { terms } = await seller("contract.propose", { ...of, service_category, entity_id: entity });
    contracts.push((await seller("contract.create", { ...of, service_category, terms })).id);
  }
  return { customer, deal, quotation, contracts, today, approve };
}
