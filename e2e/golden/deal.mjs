// The golden deal: a company is founded, two people get their stay permits, taxes are kept for a year, half is paid first and half at the
// end. Nine stages, played by whoever is handed in; those who sit at laptops work without a network and meet the office in between.
import { readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../check.mjs";

const picture = (name) => ({ name: `${name}.png`, bytes: readFileSync(path.join(ROOT, "crates/app/demo", `${name}.png`)) });
const idr = (amount) => ({ amount: String(amount), currency: "IDR" });
const day = (today, days) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);

/** What is typed where a paper is words; everything else is a picture. */
const WORDS = {
  COMPANY_NAMES: "Cemerlang Logistik Indonesia",
  BUSINESS_SCOPE: "KBLI 52291 货运代理",
  SHARE_SPLIT: "90 : 10",
  CAPITAL: "10,000,000,000",
  OSS_ACCOUNT: "cemerlang-logistik / rahasia-7",
  DJP_ACCOUNT: "53.210.987.5-012.000 / rahasia-8",
};
/** How long the taxes are kept; the product is sold by the month. */
const MONTHS = 12;
const PEOPLE = [["LIU YANG", "EK7654321"], ["ZHOU MIN", "EK7654322"]];

/**
 * Plays the deal up to the end of a stage; `stage(order, text)` is told at the end of each stage, `paper(text)` names a file where a
 * paper is kept.
 */
export async function playDeal({ rep, manager, operation, legal, finance, dispatch }, { stage, paper, until = 9 }) {
  const laptops = [rep, manager, operation];
  const { today } = await rep.call("session.get");
  for (const person of laptops) await person.offline();
  /** A laptop meets the office and leaves again. */
  const meet = async (person) => {
    const status = await person.online();
    await person.offline();
    return status;
  };
  const approve = async (person, deal, note) => {
    const asked = (await person.call("approval.list")).rows.find((row) => row.opportunity_id === deal);
    if (!asked) throw new Error(`nothing waits for ${person.user.display_name}`);
    await person.call("approval.decide", { id: asked.id, verdict: "approved", content_hash: asked.content_hash, note });
  };

  // 1: met at a fair, no network.
  const { customer_sources: sources } = await rep.call("lookup.list");
  const fields = { name: "深圳晨星物流有限公司", customer_type: "organization", source_id: sources[0].id, address: "深圳市南山区科苑路 15 号", email: "info@chenxing.example" };
  const customer = await rep.call("customer.create", { fields });
  const customer_id = customer.id;
  await rep.call("contact.create", { fields: { customer_id, name: "刘洋", is_primary: true, position: "总经理", mobile: "+86 139 2600 1155", email: "liuyang@chenxing.example" } });
  const deal = (await rep.call("opportunity.create", { customer_id, fields: { name: "深圳晨星 印尼公司", service_type: "mixed", wechat_group_no: "G-GOLD" } })).id;
  const of = { opportunity_id: deal };
  await rep.call("opportunity.confirm_demand", { id: deal, confirmed_on: today });
  const advance = (to_order) => rep.call("stage.advance", { ...of, to_order });
  await advance(2);
  await stage(1, `${fields.name}, customer ${customer.facts?.customer_no ?? ""}`);

  // 2
  const { rows: products } = await rep.call("product.list", { query: null, offset: 0, limit: 200 });
  for (const [code, quantity] of [["CPMA", "1"], ["C312", "2"], ["Tax_company_month_zero", String(MONTHS)]]) {
    await rep.call("opportunity.plan", { ...of, product_id: products.find((one) => one.code === code).id, quantity });
  }
  const cycle = [["tax_service_cycle_months", MONTHS], ["tax_service_start_date", today]].map(([field, to]) => ({ field, from: null, to }));
  await rep.call("opportunity.update", { id: deal, changes: cycle });
  await rep.call("opportunity.confirm_scheme", { id: deal, confirmed_on: today });
  await advance(3);
  await stage(2, "a company, two stay permits, a year of taxes");

  // 3
  const { head, items } = await rep.call("quotation.propose", of);
  const terms = { currency_primary: "IDR", exchange_rate: "2000", exchange_rate_on: today, payment_terms: "50_50", discount_rate: "5.00", valid_until: day(today, 14), language: "zh_id" };
  const quotation = (await rep.call("quotation.save", { ...of, edit_no: 0, head: { ...head, ...terms }, items })).id;
  const number = (await rep.call("quotation.issue", { id: quotation })).facts.quotation_no;
  const quotationPaper = paper(`quotation ${number}`);
  await rep.paper("quotation.pdf", { id: quotation }, quotationPaper);
  await rep.call("quotation.accept", { id: quotation });
  await rep.call("stage.request_approval", of);
  await meet(rep);
  await meet(manager);
  await approve(manager, deal, "可以");
  await meet(manager);
  await meet(rep);
  await advance(4);
  const quoted = await rep.call("quotation.get", { id: quotation });
  await stage(3, `quotation ${number}: ${quoted.total.amount} ${quoted.total.currency} = ${quoted.total_secondary.amount} ${quoted.total_secondary.currency}`);

  // 4
  const { rows: entities } = await rep.call("contract_entity.list");
  const entity = entities.find((one) => one.fields.entity_code === "PT_BUSINESS");
  await rep.call("contract.create_all", { ...of, entity_id: entity.id });
  await rep.call("stage.request_approval", of);
  await meet(rep);
  await approve(legal, deal, "条款没有问题");
  await meet(manager);
  await approve(manager, deal, "可以签");
  await meet(manager);
  await meet(rep);
  const contracts = (await rep.call("contract.of_deal", of)).contracts;
  const signed = [];
  for (const { id } of contracts) {
    const { facts } = await rep.call("contract.send", { id });
    for (const document_type of ["quotation_pdf", "contract_pdf", "invoice_pdf"]) await rep.call("contract.hand_over", { id, document_type, sent_via: "wechat" });
    const file = paper(`contract ${facts.contract_no}`);
    await rep.paper("contract.pdf", { id }, file);
    const signed_copy_id = await rep.attach({ customer_id, ...of }, { name: "合同-签字版.pdf", bytes: readFileSync(file) });
    await rep.call("contract.sign", { id, signed_copy_id });
    signed.push(facts.contract_no);
  }
  await advance(5);
  await stage(4, `contracts ${signed.join(" and ")}, signed`);

  // 5: half of what is done once, the first month of the rest.
  const invoices = [];
  for (const contract of (await rep.call("contract.of_deal", of)).contracts) {
    const long = contract.service_category === "long_term";
    const total = BigInt(contract.total.amount);
    const amount = idr(long ? total / BigInt(MONTHS) : total / 2n);
    const { id } = await rep.call("invoice.create", { contract_id: contract.id, kind: "commercial", fields: { amount, customer_name: fields.name, language: "zh_id" } });
    const { facts } = await rep.call("invoice.issue", { id });
    await rep.paper("invoice.pdf", { id }, paper(`invoice ${facts.invoice_no}`));
    await rep.call("invoice.mark_sent", { id });
    invoices.push({ number: facts.invoice_no, contract_id: contract.id, amount, total, long });
  }
  await rep.call("stage.request_approval", of);
  await meet(rep);
  await approve(finance, deal, "Sesuai kontrak");
  await meet(rep);
  await advance(6);
  await stage(5, `invoices ${invoices.map((one) => one.number).join(" and ")}`);

  // 6: what waits for another paper comes in the next round.
  const { applicants } = await rep.call("material.of_deal", of);
  for (const [index, applicant] of applicants.entries()) {
    const [full_name, passport_no] = PEOPLE[index];
    const known = { full_name, passport_no, nationality: "CHN", passport_expires_on: day(today, 1_900) };
    const changes = Object.entries(known).map(([field, to]) => ({ field, from: applicant.fields[field] ?? null, to }));
    await rep.call("applicant.update", { id: applicant.id, changes });
  }
  /** Gives what a line of the checklist asks for. */
  const give = async (person, line) => {
    const isFile = ["image", "pdf", "file"].includes(line.ask.document_type);
    const scan = () => (line.ask.allowed_extensions.includes("png") ? picture("passport") : { name: `${line.rule_code}.pdf`, bytes: readFileSync(quotationPaper) });
    const file = () => (line.rule_code.startsWith("PHOTO") ? picture("photo") : scan());
    const file_ids = isFile ? [await person.attach({ customer_id, ...of }, file())] : [];
    const text_value = isFile ? null : (WORDS[line.rule_code] ?? "1");
    const expires_on = line.ask.valid_months ? day(today, 1_900) : null;
    const { facts } = await person.call("material.submit", { requirement_id: line.id, file_ids, text_value, expires_on, reused_from: null });
    if (facts.validation_status !== "passed") throw new Error(`${line.rule_code}: ${JSON.stringify(facts)}`);
  };
  /** Delivery staff looks at what was given. */
  const approvePapers = async () => {
    for (const line of (await operation.call("material.of_deal", of)).lines.filter((one) => one.current?.status === "submitted")) {
      await operation.call("material.decide", { id: line.current.id, verdict: "approved", notes: null });
    }
  };
  let given = 0;
  for (let round = 0; round < 6; round += 1) {
    const { lines } = await rep.call("material.of_deal", of);
    const open = lines.filter((line) => line.ask.is_required && !line.is_met && !line.is_left_to_registration && line.waits_for.length === 0);
    if (open.length === 0) break;
    for (const line of open) await give(rep, line);
    given += open.length;
    await meet(rep);
    await meet(operation);
    await approvePapers();
    await meet(operation);
    await meet(rep);
  }
  await rep.call("stage.request_approval", of);
  await meet(rep);
  await meet(operation);
  await approve(operation, deal, "Dokumen lengkap");
  await meet(operation);
  await approve(finance, deal, "OK");
  await meet(rep);
  await advance(7);
  await stage(6, `${given} papers given and approved`);

  // 7
  const pay = async (contract_id, amount, reference, is_final_payment = false) => {
    const vouchers = [await rep.attach({ customer_id, ...of }, picture("slip"))];
    const reported = { contract_id, amount, payment_method: "bank_transfer", payment_mode: "partial", reference, received_on: today, vouchers, is_final_payment };
    const { id } = await rep.call("payment.report", reported);
    await meet(rep);
    await finance.call("payment.review", { id, verdict: "confirmed" });
    await meet(rep);
  };
  for (const [index, { contract_id, amount }] of invoices.entries()) await pay(contract_id, amount, `GOLD-${index + 1}`);
  await advance(8);
  await meet(rep);
  await stage(7, "half is received");
  if (until === 7) return { deal, customer_id, quotationPaper };

  // 8: the company first; it releases the permits, they release the rest.
  await dispatch.call("execution.split", of);
  const orders = async (person) => (await person.call("execution.of_deal", of)).orders;
  const assign = async (type, assigned_team) => {
    for (const order of (await orders(dispatch)).filter((one) => one.order_type === type)) {
      await dispatch.call("execution.assign", { id: order.id, assigned_to: operation.user.id, assigned_team });
    }
  };
  const waiting = (await orders(dispatch)).filter((one) => one.status === "blocked").length;
  await assign("company_registration", "enterprise_service");
  await meet(operation);
  const [company] = (await orders(operation)).filter((one) => one.order_type === "company_registration");
  const found = { company_name: "PT CEMERLANG LOGISTIK INDONESIA", nib: "0220103456780", npwp: "53.210.987.5-012.000", akta: "AHU-0042318.AH.01.01" };
  await operation.call("registration.save", { execution_order_id: company.id, ...found });
  await operation.call("registration.complete", { execution_order_id: company.id, completed_on: today });
  await meet(operation);
  await assign("visa_kitas", "visa");
  await meet(operation);
  for (const order of (await orders(operation)).filter((one) => one.order_type === "visa_kitas")) {
    for (const { id } of order.items) for (const status of ["in_progress", "completed"]) await operation.call("execution.move_item", { id, status, notes: null });
    await operation.call("execution.complete", { id: order.id, actual_end_date: today });
  }
  await meet(operation);
  // What came out of the registration, and the taxes need.
  const born = async () => (await operation.call("material.of_deal", of)).lines.filter((one) => one.is_left_to_registration && !one.is_met && one.waits_for.length === 0);
  for (let open = await born(); open.length > 0; open = await born()) {
    for (const line of open) await give(operation, line);
    await approvePapers();
  }
  await meet(operation);
  await assign("long_term", "tax");
  await meet(rep);
  await rep.call("stage.request_approval", of);
  await meet(rep);
  await approve(dispatch, deal, "已交付");
  await meet(rep);
  await advance(9);
  await stage(8, `${found.company_name}; ${waiting} orders waited for it and are free`);

  // 9
  const once = invoices.find((one) => !one.long);
  await pay(once.contract_id, idr(once.total - BigInt(once.amount.amount)), "GOLD-9", true);
  await rep.call("opportunity.complete", { id: deal });
  const sync = await rep.online();
  for (const person of [manager, operation]) await person.online();
  await stage(9, "paid in full and complete");
  return { deal, customer_id, quotationPaper, sync };
}
