// The whole way without a screen: a rep quotes with the network off, the office approves, the laptop learns of it.
// story.mjs BANTU LAPTOP OFFICE_URL MANAGER_EMAIL MANAGER_PASSWORD OUTPUT ; the laptop is enrolled already.
import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import path from "node:path";

const [bantu, laptop, office, managerEmail, managerPassword, output] = process.argv.slice(2);

function say(text) {
  console.log(`          ${text}`);
}

/** Runs the program on the laptop's data; its answers and errors are JSON. */
function run(...args) {
  try {
    return JSON.parse(execFileSync(bantu, ["--data", laptop, ...args], { encoding: "utf8", maxBuffer: 1 << 28 }));
  } catch (error) {
    throw new Error(`bantu ${args.slice(0, 2).join(" ")}: ${error.stdout || error.message}`);
  }
}

const rpc = (name, args = {}) => run("rpc", name, JSON.stringify(args));

let token = null;
async function atOffice(name, args = {}) {
  const answer = await fetch(`${office}/rpc/${name}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(args),
  });
  const body = await answer.json();
  if (!answer.ok) throw new Error(`${name} at the office: ${JSON.stringify(body)}`);
  return body;
}

function expect(what, found, wanted) {
  if (JSON.stringify(found) !== JSON.stringify(wanted)) {
    throw new Error(`${what}: expected ${JSON.stringify(wanted)}, found ${JSON.stringify(found)}`);
  }
}

const unmet = (gate) => gate.conditions.filter((condition) => !condition.met).map((condition) => condition.code);

function product(code) {
  const { rows } = rpc("product.list", { query: code, offset: 0, limit: 50 });
  const found = rows.find((row) => row.code === code);
  if (!found) throw new Error(`the catalogue has no ${code}`);
  return found;
}

/** A deal of the customer, taken to stage 3 with these products. */
function dealAtQuotation(customerId, name, products, today) {
  const deal = rpc("opportunity.create", { customer_id: customerId, fields: { name, service_type: "mixed" } }).id;
  rpc("opportunity.confirm_demand", { id: deal, confirmed_on: today });
  rpc("stage.advance", { opportunity_id: deal, to_order: 2 });
  for (const { id } of products) rpc("opportunity.plan", { opportunity_id: deal, product_id: id, quantity: "1" });
  rpc("opportunity.update", {
    id: deal,
    changes: [
      { field: "tax_service_cycle_months", from: null, to: 12 },
      { field: "tax_service_start_date", from: null, to: today },
    ],
  });
  rpc("opportunity.confirm_scheme", { id: deal, confirmed_on: today });
  rpc("stage.advance", { opportunity_id: deal, to_order: 3 });
  return deal;
}

/** Saves a quotation in IDR with CNY beside it at 2000; `edit` changes its lines. */
function quote(deal, discount, today, edit = (line) => line) {
  const { head, items } = rpc("quotation.propose", { opportunity_id: deal });
  const wanted = {
    ...head,
    currency_primary: "IDR",
    exchange_rate: "2000",
    exchange_rate_on: head.exchange_rate_on ?? today,
    discount_rate: discount,
    language: "zh_id",
  };
  return rpc("quotation.save", { opportunity_id: deal, edit_no: 0, head: wanted, items: items.map(edit) }).id;
}

rpc("sync.set_offline", { offline: true });
const { today, user } = rpc("session.get");
say(`the network is off; ${user.display_name} works on the laptop alone`);

const { customer_sources: sources } = rpc("lookup.list");
const customer = rpc("customer.create", {
  fields: { name: "北京科技有限公司", customer_type: "organization", source_id: sources[0].id },
});
const scheme = ["CPMA", "C312", "VO_normal"].map(product);
const deal = dealAtQuotation(customer.id, "北京科技 · 公司设立与签证", scheme, today);
const quotation = quote(deal, "5.00", today);
const draft = rpc("quotation.get", { id: quotation });
expect("lines", draft.items.map((line) => line.total.amount), ["15200000", "16150000", "5700000"]);
expect("total", draft.total, { amount: "37050000", currency: "IDR" });
expect("second total", draft.total_secondary, { amount: "18525.00", currency: "CNY" });

const number = rpc("quotation.issue", { id: quotation }).facts.quotation_no;
const paper = path.join(output, `${number}.pdf`);
run("rpc", "quotation.pdf", JSON.stringify({ id: quotation }), "--out", paper);
rpc("quotation.accept", { id: quotation });
rpc("stage.request_approval", { opportunity_id: deal });
say(`quotation ${number}: ${draft.total.amount} IDR = ${draft.total_secondary.amount} CNY`);
say(`          ${paper} (${statSync(paper).size} bytes)`);

const low = dealAtQuotation(customer.id, "北京科技 · 低于底价", [product("CPMA")], today);
const below = quote(low, "0.00", today, (line) => ({
  ...line,
  unit_price_list: { amount: "1", currency: "IDR" },
  price_origin: "manual",
}));
const refused = rpc("quotation.get", { id: below });
expect("below the floor", [refused.is_below_floor, refused.may_issue !== null], [true, true]);
const watermarked = path.join(output, "draft.pdf");
run("rpc", "quotation.pdf", JSON.stringify({ id: below }), "--out", watermarked);
say(`a line below the floor prints only as a draft (${refused.may_issue.code}): ${watermarked}`);

expect("gate without the office", unmet(rpc("stage.gate", { opportunity_id: deal })), ["stage_approved"]);
rpc("sync.set_offline", { offline: false });
run("sync");
const after = rpc("sync.status");
expect("nothing is waiting", [after.state, after.pending, after.inbox], ["synced", 0, 0]);
say(`the network is back: ${after.state}, ${after.pending} pending, ${after.inbox} in the inbox`);

({ token } = await atOffice("auth.login", { email: managerEmail, password: managerPassword }));
const { rows } = await atOffice("approval.list");
const asked = rows.find((row) => row.opportunity_id === deal);
if (!asked) throw new Error("the manager does not see the request");
await atOffice("approval.decide", { id: asked.id, verdict: "approved", content_hash: asked.content_hash });
say(`the manager approved ${asked.opportunity_name} at the office`);

run("sync");
expect("gate after the pull", unmet(rpc("stage.gate", { opportunity_id: deal })), []);
rpc("stage.advance", { opportunity_id: deal, to_order: 4 });
run("sync");
const end = rpc("opportunity.get", { id: deal });
expect("stage", end.stage_order, 4);
say(`the laptop knows after one pull: ${end.fields.name} is at stage ${end.stage_order} (${end.stage_code})`);
