// A laptop and an office, two real processes: the story with the network off, restarts and kill -9 in between, the four
// states of the badge, the inbox, secrets that never reach the laptop, backup and restore. No window: node e2e/laptop.mjs
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { check, finish, ROOT } from "./check.mjs";
import { Laptop } from "./lib/laptop.mjs";
import { Line } from "./lib/line.mjs";
import { LOGIN, Office, program } from "./lib/office.mjs";

const CUSTOMER = "北京科技有限公司";
const CANARY = "9876543";
const folder = mkdtempSync(path.join(tmpdir(), "bantu-laptop-"));
const office = new Office(folder);
let laptop = new Laptop(path.join(folder, "laptop"));
let line = null;
const rpc = (...args) => laptop.rpc(...args);

/** A step of the story: once one failed, those after it cannot be taken and fail without waiting. */
let broken = null;
const story = (name, body) =>
  check(name, async () => {
    if (broken) throw new Error(`not reached: "${broken}" failed`);
    broken = name;
    await body();
    broken = null;
  });

const refuses = (call, code) => assert.rejects(call, (error) => {
  assert.equal(error.refusal?.code, code, String(error.message).slice(0, 600));
  assert.notEqual(error.code, 0);
  return true;
});
const idr = (amount) => ({ amount: String(amount), currency: "IDR" });
const unmet = async (deal) => (await rpc("stage.gate", { opportunity_id: deal })).conditions.filter((one) => !one.met).map((one) => one.code);

async function product(code, ask = rpc) {
  const { rows } = await ask("product.list", { query: code, offset: 0, limit: 50 });
  return rows.find((row) => row.code === code);
}

/** A deal of the customer, taken to its quotation with these products. */
async function dealAtQuotation(customerId, name, codes, today) {
  const { id } = await rpc("opportunity.create", { customer_id: customerId, fields: { name, service_type: "mixed" } });
  await rpc("opportunity.confirm_demand", { id, confirmed_on: today });
  await rpc("stage.advance", { opportunity_id: id, to_order: 2 });
  for (const code of codes) await rpc("opportunity.plan", { opportunity_id: id, product_id: (await product(code)).id, quantity: "1" });
  await rpc("opportunity.update", {
    id,
    changes: [
      { field: "tax_service_cycle_months", from: null, to: 12 },
      { field: "tax_service_start_date", from: null, to: today },
    ],
  });
  await rpc("opportunity.confirm_scheme", { id, confirmed_on: today });
  await rpc("stage.advance", { opportunity_id: id, to_order: 3 });
  return id;
}

async function quote(deal, today, discount, edit = (line) => line) {
  const { head, items } = await rpc("quotation.propose", { opportunity_id: deal });
  const wanted = {
    ...head, currency_primary: "IDR", exchange_rate: "2000", exchange_rate_on: head.exchange_rate_on ?? today,
    discount_rate: discount, language: "zh_id",
  };
  return (await rpc("quotation.save", { opportunity_id: deal, edit_no: 0, head: wanted, items: items.map(edit) })).id;
}

async function paper(id, name) {
  const file = path.join(folder, name);
  await laptop.run(["rpc", "quotation.pdf", JSON.stringify({ id }), "--out", file]);
  return execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
}

const phone = async (id) => (await rpc("customer.get", { id })).fields.phone;
/** Changes the phone from what the laptop shows. */
const setPhone = async (id, to) => rpc("customer.update", { id, changes: [{ field: "phone", from: await phone(id), to }] });

try {
  office.run("demo");
  await office.start();
  line = await Line.to(office);
  const manager = await office.signIn(LOGIN.manager);
  const admin = await office.signIn(LOGIN.admin);
  const seller = await office.signIn(LOGIN.rep);
  const other = await office.signIn(LOGIN.rep2);
  const found = {};

  await story("a one-time code enrols the laptop, once", async () => {
    assert.equal((await rpc("setup.status")).ready, false);
    await refuses(rpc("session.get"), "setup.needed");
    const tested = await rpc("setup.test_server", { url: line.url });
    assert.equal(tested.ok, true);
    const code = office.run("enroll-code", LOGIN.rep).trim();
    await refuses(rpc("setup.join", { url: line.url, code: "AAAA-BBBB-CCCC", device_name: "x" }), "enroll.code_refused");
    await rpc("setup.join", { url: line.url, code, device_name: "laptop of the test" });
    const second = new Laptop(path.join(folder, "second"));
    await refuses(second.rpc("setup.join", { url: line.url, code, device_name: "again" }), "enroll.code_used");
    await laptop.sync();
    const { mode, user, device_mark, today } = await rpc("session.get");
    assert.equal(mode, "device");
    assert.equal(user.email, LOGIN.rep);
    assert.match(device_mark, /^[A-Z0-9]{2}$/);
    Object.assign(found, { mark: device_mark, today, user: user.id });
  });

  await story("the badge says synced", async () => {
    const status = await rpc("sync.now");
    assert.deepEqual([status.state, status.pending, status.inbox, status.problem], ["synced", 0, 0, null]);
    assert.ok(status.numbers_left > 0 && status.last_sync_at && status.server_url === line.url);
  });

  await story("a wrong passphrase opens nothing and has a stable code", async () => {
    const { refusal } = await rpc("session.get", {}, { passphrase: "not the passphrase" }).catch((error) => error);
    assert.equal(refusal?.code, "passphrase.wrong");
    await rpc("session.get");
  });

  await story("the database is encrypted and its folder names nothing", () => {
    for (const name of ["bantu.db", "bantu.db-wal"]) {
      const file = path.join(laptop.data, name);
      if (!existsSync(file)) continue;
      const bytes = readFileSync(file);
      assert.ok(!bytes.includes("SQLite format 3") && !bytes.includes("CPMA") && !bytes.includes(LOGIN.rep), name);
    }
  });

  await story("with the office stopped the badge says offline", async () => {
    await office.stop();
    const status = await rpc("sync.now");
    assert.deepEqual([status.state, status.work_offline, status.pending], ["offline", false, 0]);
  });

  await story("the story runs offline, each step a process of its own", async () => {
    const { customer_sources: sources } = await rpc("lookup.list");
    const fields = { name: CUSTOMER, customer_type: "organization", source_id: sources[0].id, phone: "+86 10 0001" };
    const customer = await rpc("customer.create", { fields });
    found.customer = customer.id;
    found.customerNo = customer.facts.customer_no;
    assert.match(found.customerNo, /^12\d{3}$/);
    found.deal = await dealAtQuotation(customer.id, "北京科技 · 公司设立与签证", ["CPMA", "C312", "VO_normal"], found.today);
    found.quotation = await quote(found.deal, found.today, "5.00");
    const draft = await rpc("quotation.get", { id: found.quotation });
    assert.deepEqual(draft.items.map((line) => line.total.amount), ["15200000", "16150000", "5700000"]);
    assert.deepEqual([draft.total, draft.total_secondary], [idr(37050000), { amount: "18525.00", currency: "CNY" }]);
  });

  await story("it is issued with a final number of this laptop", async () => {
    found.number = (await rpc("quotation.issue", { id: found.quotation })).facts.quotation_no;
    assert.equal(found.number, `${found.customerNo}-QUO-${found.mark}-01`);
    await refuses(rpc("quotation.issue", { id: found.quotation }), "quotation.not_draft");
    const text = await paper(found.quotation, "final.pdf");
    assert.ok(text.includes(found.number) && text.includes(CUSTOMER));
    assert.match(text, /37[.,]050[.,]000/);
    assert.match(text, /18[.,]525[.,]00/);
  });

  await story("accepted, approval asked; the gate waits for the office", async () => {
    await rpc("quotation.accept", { id: found.quotation });
    await rpc("stage.request_approval", { opportunity_id: found.deal });
    assert.deepEqual(await unmet(found.deal), ["stage_approved"]);
    const refused = await rpc("stage.advance", { opportunity_id: found.deal, to_order: 4 }).catch((error) => error);
    assert.equal(refused.refusal?.code, "stage.gate_closed");
  });

  await story("a line below the floor prints only as a draft without number", async () => {
    found.low = await dealAtQuotation(found.customer, "北京科技 · 低于底价", ["CPMA"], found.today);
    found.lowQuotation = await quote(found.low, found.today, "0.00", (line) => ({ ...line, unit_price_list: idr(13000000), price_origin: "manual" }));
    await refuses(rpc("quotation.issue", { id: found.lowQuotation }), "quotation.below_floor");
    const text = await paper(found.lowQuotation, "draft.pdf");
    assert.match(text, /草稿|DRAF/);
    assert.doesNotMatch(text, /\d-QUO-/);
    await rpc("quotation.request_approval", { id: found.lowQuotation, note: "老客户" });
  });

  await story("kill -9 in the middle of a command loses nothing that was answered and doubles nothing", async () => {
    const { customer_sources: sources } = await rpc("lookup.list");
    found.killed = [];
    let answered = 0;
    let cut = 0;
    for (let turn = 0; turn < 14; turn += 1) {
      const name = `中断测试 ${turn} 号`;
      const fields = { name, customer_type: "organization", source_id: sources[0].id };
      const { running, printed, ended } = laptop.start(["rpc", "customer.create", JSON.stringify({ fields })]);
      // From the first milliseconds to past the end of a call; the last ones die as soon as they have answered.
      if (turn < 11) setTimeout(() => running.kill("SIGKILL"), 20 + turn * 60);
      else running.stdout.on("data", () => printed.out.includes('"customer_no"') && running.kill("SIGKILL"));
      await ended;
      const told = printed.out.includes('"customer_no"');
      answered += told ? 1 : 0;
      cut += told ? 0 : 1;
      found.killed.push({ name, told });
    }
    assert.ok(answered >= 1 && cut >= 1, `some were cut (${cut}), some had answered (${answered})`);
    for (const one of found.killed) {
      const { rows } = await rpc("customer.list", { query: one.name, offset: 0, limit: 50 });
      one.count = rows.filter((row) => row.name === one.name).length;
      assert.ok(one.told ? one.count === 1 : one.count <= 1, `${one.name}: told ${one.told}, found ${one.count}`);
    }
    const all = await rpc("customer.list", { offset: 0, limit: 200 });
    const numbers = all.rows.map((row) => row.customer_no).filter((number) => number !== null);
    assert.equal(new Set(numbers).size, numbers.length, "no number was given twice");
  });

  await story("everything waits in the queue, in order", async () => {
    const { rows } = await rpc("sync.queue");
    const status = await rpc("sync.status");
    assert.equal(status.pending, rows.length);
    assert.ok(rows.length >= 20 && rows.every((row) => row.state === "pending"));
    assert.deepEqual(rows.map((row) => row.seq), rows.map((row) => row.seq).sort((a, b) => a - b));
  });

  await story("the office answers, kill -9 in the middle of a sync, and all arrives once", async () => {
    await office.start();
    for (const delay of [250, 400, 550]) {
      const { running, ended } = laptop.start(["sync"]);
      setTimeout(() => running.kill("SIGKILL"), delay);
      await ended;
    }
    await laptop.sync();
    const status = await rpc("sync.status");
    assert.deepEqual([status.state, status.pending, status.inbox], ["synced", 0, 0], JSON.stringify(await rpc("inbox.list")));
    for (const one of found.killed) {
      const { rows } = await seller("customer.list", { query: one.name, offset: 0, limit: 50 });
      assert.equal(rows.filter((row) => row.name === one.name).length, one.count, `${one.name} at the office`);
    }
    const deals = (await seller("opportunity.list", { offset: 0, limit: 200 })).rows.filter((row) => row.customer.id === found.customer);
    assert.equal(deals.length, 2);
    const there = await seller("quotation.get", { id: found.quotation });
    assert.deepEqual([there.quotation_no, there.status, there.total.amount], [found.number, "accepted", "37050000"]);
  });

  await story("the manager approves both at the office", async () => {
    const { rows } = await manager("approval.list");
    for (const [subject, below] of [[found.deal, false], [found.low, true]]) {
      const asked = rows.find((row) => row.opportunity_id === subject);
      assert.ok(asked?.may_decide, "the manager sees the request");
      assert.equal(asked.is_below_floor, below);
      await manager("approval.decide", { id: asked.id, verdict: "approved", content_hash: asked.content_hash });
    }
  });

  await story("one pull later the gate is open; the deal goes on to the contract", async () => {
    await laptop.sync();
    assert.deepEqual(await unmet(found.deal), []);
    await rpc("stage.advance", { opportunity_id: found.deal, to_order: 4 });
    await laptop.sync();
    assert.equal((await seller("opportunity.get", { id: found.deal })).stage_order, 4);
    const mine = await rpc("opportunity.get", { id: found.deal });
    assert.deepEqual([mine.stage_order, mine.pending_sync], [4, false]);
    assert.deepEqual(mine.gate.map((one) => one.code), ["contract_signed", "signed_copy_stored", "documents_delivered", "contract_amounts_agree", "stage_approved"]);
  });

  await story("the quotation below the floor is issued now, with the laptop's next number", async () => {
    const number = (await rpc("quotation.issue", { id: found.lowQuotation })).facts.quotation_no;
    assert.equal(number, `${found.customerNo}-QUO-${found.mark}-02`);
    assert.ok((await paper(found.lowQuotation, "second.pdf")).includes(number));
  });

  await story("while the office has not answered yet the badge says pending", async () => {
    await rpc("sync.set_offline", { offline: true });
    await setPhone(found.customer, "+86 10 0002");
    const switched = await rpc("sync.status");
    assert.deepEqual([switched.state, switched.work_offline], ["offline", true]);
    const asked = line.silence();
    const { ended } = laptop.start(["rpc", "sync.set_offline", '{"offline":false}']);
    await asked;
    line.restore();
    const status = JSON.parse((await ended).out);
    assert.equal(status.state, "pending");
    assert.ok(status.pending >= 1);
    await laptop.sync();
    assert.equal((await rpc("sync.status")).state, "synced");
    assert.equal((await seller("customer.get", { id: found.customer })).fields.phone, "+86 10 0002");
  });

  await story("an edit of a customer who went to another seller is refused: attention, with what was typed", async () => {
    await rpc("sync.set_offline", { offline: true });
    await setPhone(found.customer, "+86 10 0003");
    await admin("customer.transfer", { id: found.customer, owner_user_id: other.user.id, reason: "area" });
    await rpc("sync.set_offline", { offline: false });
    await laptop.sync();
    const status = await rpc("sync.status");
    assert.deepEqual([status.state, status.inbox, status.pending], ["attention", 1, 0]);
    const { rows } = await rpc("inbox.list");
    assert.deepEqual([rows[0].name, rows[0].kind, rows[0].code], ["customer.update", "rejected", "record.not_found"]);
    assert.match(JSON.stringify(rows[0].args), /\+86 10 0003/, "what was typed is kept");
    await refuses(rpc("customer.get", { id: found.customer }), "record.not_found");
    found.rejected = rows[0].cmd_id;
  });

  await story("retry is accepted after the customer came back", async () => {
    await admin("customer.transfer", { id: found.customer, owner_user_id: found.user, reason: "back" });
    await laptop.sync();
    assert.equal(await phone(found.customer), "+86 10 0002");
    await rpc("inbox.retry", { cmd_id: found.rejected });
    await laptop.sync();
    const status = await rpc("sync.status");
    assert.deepEqual([status.state, status.inbox, status.pending], ["synced", 0, 0]);
    assert.equal((await seller("customer.get", { id: found.customer })).fields.phone, "+86 10 0003");
  });

  await story("discard drops the refused edit and nothing else", async () => {
    await rpc("sync.set_offline", { offline: true });
    await setPhone(found.customer, "+86 10 0004");
    await admin("customer.transfer", { id: found.customer, owner_user_id: other.user.id, reason: "area" });
    await rpc("sync.set_offline", { offline: false });
    await laptop.sync();
    const { rows } = await rpc("inbox.list");
    assert.equal(rows.length, 1);
    await rpc("inbox.discard", { cmd_id: rows[0].cmd_id });
    await refuses(rpc("inbox.discard", { cmd_id: rows[0].cmd_id }), "inbox.not_found");
    await admin("customer.transfer", { id: found.customer, owner_user_id: found.user, reason: "back" });
    await laptop.sync();
    const status = await rpc("sync.status");
    assert.deepEqual([status.state, status.inbox, status.pending], ["synced", 0, 0]);
    assert.equal(await phone(found.customer), "+86 10 0003");
    assert.equal((await rpc("customer.list", { query: CUSTOMER, offset: 0, limit: 50 })).rows.filter((row) => row.id === found.customer).length, 1);
  });

  await story("what was built on a refused command is held under it, and goes again with it at one stroke", async () => {
    await rpc("sync.set_offline", { offline: true });
    const { id } = await rpc("opportunity.create", { customer_id: found.customer, fields: { name: "北京科技 · 续约", service_type: "mixed" } });
    await rpc("opportunity.confirm_demand", { id, confirmed_on: found.today });
    await rpc("stage.advance", { opportunity_id: id, to_order: 2 });
    await admin("customer.transfer", { id: found.customer, owner_user_id: other.user.id, reason: "area" });
    await rpc("sync.set_offline", { offline: false });
    await laptop.sync();
    const { rows: groups } = await rpc("inbox.list");
    assert.deepEqual(groups.map((group) => [group.name, group.kind, group.held.map((held) => held.name)]), [
      ["opportunity.create", "rejected", ["opportunity.confirm_demand", "stage.advance"]],
    ]);
    assert.ok(groups[0].held.every((held) => held.cause === groups[0].cmd_id && held.seq > groups[0].seq));
    const all = { cmd_id: groups[0].cmd_id, with_held: true };
    await refuses(rpc("inbox.retry", all), "record.not_found");
    assert.equal((await rpc("inbox.list")).rows[0].held.length, 2, "refused here, the group stays whole");
    await admin("customer.transfer", { id: found.customer, owner_user_id: found.user, reason: "back" });
    await laptop.sync();
    await rpc("inbox.retry", all);
    await laptop.sync();
    const status = await rpc("sync.status");
    assert.deepEqual([status.state, status.inbox, status.pending], ["synced", 0, 0]);
    assert.equal((await seller("opportunity.get", { id })).stage_order, 2);
  });

  await story("a lead of the pool is asked for at two laptops without a network: the first to arrive has it", async () => {
    const rival = new Laptop(path.join(folder, "rival"));
    const code = office.run("enroll-code", LOGIN.rep2).trim();
    await rival.rpc("setup.join", { url: line.url, code, device_name: "laptop of the rival" });
    await rival.sync();
    await laptop.sync();
    const places = [laptop, rival];
    const pool = async (place) => (await place.rpc("lead.pool", { offset: 0, limit: 50 })).rows;
    const [first, second] = await pool(laptop);
    assert.ok(first && second && !first.requested, "the demonstration fills the pool");
    for (const place of places) await place.rpc("sync.set_offline", { offline: true });
    for (const place of places) assert.equal((await place.rpc("lead.claim", { id: first.id })).facts.claim, "requested");
    await rpc("lead.claim", { id: first.id });
    await rpc("lead.claim", { id: second.id });
    assert.equal((await pool(laptop)).find((row) => row.id === first.id).requested, true);
    assert.equal((await rpc("lead.counts", { mine: true })).open_claims, 2, "asked twice, once in the queue");
    const { rows: asked } = await rpc("lead.claims");
    assert.deepEqual(asked.map((row) => [row.lead_id, row.state, row.name]), [[first.id, "requested", first.name], [second.id, "requested", second.name]]);
    await rpc("sync.withdraw", { cmd_id: asked[1].cmd_id });
    for (const place of places.toReversed()) {
      await place.rpc("sync.set_offline", { offline: false });
      await place.sync();
    }
    const won = (await rival.rpc("lead.claims")).rows;
    assert.deepEqual(won.map((row) => [row.lead_id, row.state]), [[first.id, "won"]]);
    const [here, there] = [await rival.rpc("lead.get", { id: first.id }), await other("lead.get", { id: first.id })];
    assert.match(here.fields.phone, /^\+[\d ]{8,}$/, "contact data came with it");
    assert.deepEqual([here.fields, there.owner.id], [there.fields, other.user.id]);
    const { rows: lost } = await rpc("lead.claims");
    assert.deepEqual(lost.map((row) => [row.lead_id, row.state, row.name, row.code]), [[first.id, "lost", first.name, "lead.taken"]]);
    assert.equal((await rpc("sync.status")).state, "attention", "the person is told");
    assert.ok(!(await pool(laptop)).some((row) => row.id === first.id || row.requested), "the pool asks for nothing");
    assert.ok((await pool(laptop)).some((row) => row.id === second.id), "what was taken back is free");
    await rpc("inbox.discard", { cmd_id: lost[0].cmd_id });
    await laptop.sync();
    assert.equal((await rpc("sync.status")).state, "synced");
  });

  await story("no cost reaches the laptop: neither a planted one nor the catalogue's", async () => {
    const cpma = await product("CPMA", admin);
    assert.equal(cpma.cost.idr.amount, "9500000");
    await admin("product.set_cost", { product_id: cpma.id, amount: idr(CANARY), effective_from: found.today });
    assert.equal((await product("CPMA", admin)).cost.idr.amount, CANARY);
    await laptop.sync();
    const told = [];
    let products = [];
    for (let offset = 0; ; offset += 200) {
      const page = await rpc("product.list", { offset, limit: 200 });
      told.push(page);
      products = products.concat(page.rows);
      if (products.length >= page.total) break;
    }
    told.push(await rpc("product.get", { id: cpma.id }));
    for (const id of [found.quotation, found.lowQuotation]) told.push(await rpc("quotation.get", { id }));
    told.push(await rpc("opportunity.get", { id: found.low }), await rpc("setting.list"), await rpc("sync.queue"), await rpc("inbox.list"));
    const text = JSON.stringify(told);
    assert.ok(products.length > 40 && text.includes('"16000000"'), "the catalogue with its prices is there");
    assert.doesNotMatch(text, /"(unit_)?cost"|is_below_cost/);
    assert.ok(!text.includes(CANARY));
    assert.ok(!JSON.stringify(told[told.length - 7]).includes('"9500000"'), "the cost of CPMA");
    await refuses(rpc("audit.list", { offset: 0, limit: 10 }), "permission.denied");
  });

  await story("a floor planted below the cost: the office reviews, and neither the cost nor the reason comes down the line", async () => {
    const cpma = await product("CPMA", admin);
    await admin("product.set_floor", { product_id: cpma.id, amount: idr(1000000), effective_from: found.today });
    await laptop.sync();
    await rpc("sync.set_offline", { offline: true });
    const deal = await dealAtQuotation(found.customer, "北京科技 · 底价有误", ["CPMA"], found.today);
    const id = await quote(deal, found.today, "0.00", (one) => ({ ...one, unit_price_list: idr(5000000), price_origin: "manual" }));
    await rpc("quotation.issue", { id });
    assert.equal((await rpc("quotation.get", { id })).review_required, false, "the laptop sees nothing wrong");
    await rpc("sync.set_offline", { offline: false });
    await laptop.sync();
    assert.deepEqual((await rpc("quotation.get", { id })).review_reasons, ["office_check"]);
    assert.deepEqual((await seller("quotation.get", { id })).review_reasons, ["office_check"]);
    assert.deepEqual((await manager("quotation.get", { id })).review_reasons, ["below_cost"]);
    const told = line.told() + JSON.stringify([await rpc("quotation.get", { id }), await rpc("sync.queue"), await rpc("inbox.list")]);
    assert.ok(told.includes("office_check"), "the line carries the review");
    // The permission of that name is no secret; its word must stand nowhere else.
    assert.doesNotMatch(told, /(?<!approve_)below_cost/);
    assert.ok(!told.includes(CANARY), "the cost");
    const floor = cpma.floor.idr;
    await admin("product.set_floor", { product_id: cpma.id, amount: floor, effective_from: found.today });
    await laptop.sync();
  });

  await story("the program itself carries no cost of the catalogue", () => {
    const folderOf = (...parts) => path.join(ROOT, "crates", ...parts);
    const costs = JSON.parse(readFileSync(folderOf("server/catalogue/costs.json"), "utf8"));
    const open = execFileSync("grep", ["-rhoE", "[0-9]{6,}", folderOf("app/catalogue"), folderOf("app/demo")], { encoding: "utf8", maxBuffer: 1 << 28 });
    const known = new Set(open.split("\n"));
    const secret = [...new Set(costs.map((row) => row.IDR))].filter((amount) => amount?.length >= 6 && !known.has(amount));
    assert.ok(secret.length >= 3, "there are costs that are no price");
    const bytes = readFileSync(program("BANTU_BIN", "bantu"));
    const server = readFileSync(program("BANTU_SERVER_BIN", "bantu-server"));
    for (const amount of secret) assert.ok(!bytes.includes(`"${amount}"`), `the cost ${amount} is in the program`);
    assert.ok(secret.some((amount) => server.includes(`"${amount}"`)), "the search finds them where they are: in the server");
  });

  await story("a backup comes back on another machine with everything in it", async () => {
    await rpc("sync.set_offline", { offline: true });
    await setPhone(found.customer, "+86 10 0005");
    const file = path.join(folder, "laptop.backup");
    await laptop.run(["backup", file]);
    assert.ok(statSync(file).size > 50_000 && !readFileSync(file).includes(Buffer.from(CUSTOMER)));
    const elsewhere = new Laptop(path.join(folder, "elsewhere"));
    await refuses(elsewhere.run(["restore", file], { passphrase: "not the passphrase" }), "passphrase.wrong");
    await elsewhere.run(["restore", file]);
    for (const [name, args] of [["customer.get", { id: found.customer }], ["opportunity.get", { id: found.deal }], ["quotation.get", { id: found.quotation }], ["sync.queue", {}]]) {
      assert.deepEqual(await elsewhere.rpc(name, args), await rpc(name, args), name);
    }
    await refuses(elsewhere.run(["restore", file]), "restore.would_replace");
    await rpc("sync.set_offline", { offline: false });
    await laptop.sync();
  });

  await story("a locked user: attention with its reason, and after unlocking all goes on", async () => {
    await rpc("sync.set_offline", { offline: true });
    await setPhone(found.customer, "+86 10 0007");
    await admin("user.lock", { user_id: found.user, locked: true });
    await rpc("sync.set_offline", { offline: false });
    const status = await rpc("sync.now");
    assert.deepEqual([status.state, status.problem?.code, status.pending, status.inbox], ["attention", "user.inactive", 1, 0]);
    assert.equal(await phone(found.customer), "+86 10 0007");
    await assert.rejects(office.signIn(LOGIN.rep), (error) => error.refusal.code === "auth.locked");
    await admin("user.lock", { user_id: found.user, locked: false });
    await laptop.sync();
    assert.deepEqual([(await rpc("sync.status")).state, (await rpc("sync.status")).pending], ["synced", 0]);
    assert.equal((await seller("customer.get", { id: found.customer })).fields.phone, "+86 10 0007");
  });

  await story("the office lists the laptop with its last contact", async () => {
    const { rows } = await admin("device.list", { user_id: found.user });
    assert.deepEqual(rows.map((row) => [row.mark, row.name, row.is_active]), [[found.mark, "laptop of the test", true]]);
    assert.ok(Date.now() - Date.parse(rows[0].last_seen_at) < 600_000, rows[0].last_seen_at);
    found.device = rows[0].id;
    await assert.rejects(seller("device.list"), (error) => error.refusal.code === "permission.denied");
  });

  await story("delivery staff end their order without a network, what waited is free at once, and at the office after the sync", async () => {
    const desk = new Laptop(path.join(folder, "delivery"));
    await desk.rpc("setup.join", { url: line.url, code: office.run("enroll-code", LOGIN.operation).trim(), device_name: "delivery" });
    await desk.sync();
    await desk.rpc("sync.set_offline", { offline: true });
    const me = (await desk.rpc("session.get")).user.id;
    const mine = (await desk.rpc("execution.list", { assigned_to: me, status: "in_progress", offset: 0, limit: 50 })).rows;
    assert.equal(mine.length, 1, "the permit of the demonstration's deal");
    const [{ id, opportunity }] = mine;
    const states = async (ask) => {
      const { orders } = await ask("execution.of_deal", { opportunity_id: opportunity.id });
      return orders.map((order) => order.status);
    };
    const [part] = (await desk.rpc("execution.get", { id })).items;
    const ended = { id, actual_end_date: found.today };
    await refuses(desk.rpc("execution.complete", ended), "execution.items_open");
    await desk.rpc("execution.move_item", { id: part.id, status: "completed" });
    await desk.rpc("execution.complete", ended);
    assert.deepEqual(await states((...args) => desk.rpc(...args)), ["completed", "completed", "pending"]);
    assert.deepEqual(await states(manager), ["completed", "in_progress", "blocked"], "the office knows nothing yet");
    await desk.rpc("sync.set_offline", { offline: false });
    await desk.sync();
    assert.deepEqual(await states(manager), ["completed", "completed", "pending"]);
    const { delivery_verified_on } = await manager("collection.of_deal", { opportunity_id: opportunity.id });
    assert.equal(delivery_verified_on, found.today, "everything that is done once is delivered");
  });

  await story("a revoked laptop: attention with its reason, data readable, what was not sent stays in the queue", async () => {
    await rpc("sync.set_offline", { offline: true });
    await setPhone(found.customer, "+86 10 0008");
    await admin("device.revoke", { device_id: found.device });
    await rpc("sync.set_offline", { offline: false });
    const status = await rpc("sync.now");
    assert.deepEqual([status.state, status.problem?.code, status.pending, status.inbox], ["attention", "device.revoked", 1, 0]);
    assert.equal(await phone(found.customer), "+86 10 0008");
    assert.equal((await rpc("quotation.get", { id: found.quotation })).quotation_no, found.number);
    const { rows } = await rpc("sync.queue");
    assert.deepEqual(rows.map((row) => [row.name, row.state]), [["customer.update", "pending"]]);
    // Another day, another process: still the same answer, still the same queue.
    const again = await rpc("sync.now");
    assert.deepEqual([again.state, again.problem?.code, again.pending], ["attention", "device.revoked", 1]);
    assert.equal((await seller("customer.get", { id: found.customer })).fields.phone, "+86 10 0007", "nothing of it came to the office");
    const printed = office.run("device", "list").split("\n").find((one) => one.startsWith(`${found.mark}\t`));
    assert.equal(printed.split("\t")[1], "revoked");
    const trail = await admin("audit.list", { table: "device", id: found.device, offset: 0, limit: 5 });
    assert.deepEqual(trail.rows.map((row) => [row.command, row.actor.id]), [["device.revoke", admin.user.id], ["device.join", found.user]]);
  });

  await story("a new code makes a new laptop with a mark of its own; the old one stays out", async () => {
    const { code } = await admin("device.enroll_code", { user_id: found.user });
    const revoked = laptop;
    laptop = new Laptop(path.join(folder, "replacement"));
    await rpc("setup.join", { url: line.url, code, device_name: "replacement" });
    await laptop.sync();
    const { device_mark: mark } = await rpc("session.get");
    assert.match(mark, /^[A-Z0-9]{2}$/);
    assert.notEqual(mark, found.mark);
    assert.equal(await phone(found.customer), "+86 10 0007");
    const devices = (await admin("device.list", { user_id: found.user })).rows;
    assert.deepEqual(devices.map((row) => [row.mark, row.is_active]), [[mark, true], [found.mark, false]]);
    const deal = await dealAtQuotation(found.customer, "北京科技 · 换了电脑", ["CPMA"], found.today);
    const number = (await rpc("quotation.issue", { id: await quote(deal, found.today, "0.00") })).facts.quotation_no;
    assert.equal(number, `${found.customerNo}-QUO-${mark}-01`, "a series of its own");
    await laptop.sync();
    assert.deepEqual([(await rpc("sync.status")).state, (await rpc("sync.status")).inbox], ["synced", 0]);
    assert.equal((await revoked.rpc("sync.now")).problem?.code, "device.revoked");
  });

  await story("an office that does not know the laptop: attention, and nothing is lost", async () => {
    await rpc("sync.set_offline", { offline: true });
    await setPhone(found.customer, "+86 10 0006");
    await office.stop();
    office.forgetEverything();
    office.run("demo");
    await office.start();
    const answer = await rpc("sync.set_offline", { offline: false });
    assert.notEqual(answer.state, "synced");
    const status = await rpc("sync.now");
    assert.deepEqual([status.state, status.problem?.code, status.pending], ["attention", "device.token_refused", 1]);
    assert.equal(await phone(found.customer), "+86 10 0006");
  });
} catch (error) {
  await check("the run comes to its end", () => {
    throw error;
  });
} finally {
  line?.close();
  await office.stop();
  rmSync(folder, { recursive: true, force: true });
  finish();
}
