// Files between a laptop, an office and a browser, three real processes: a voucher attached without a network is opened by
// finance at the office with the very same bytes, and what is refused leaves nothing behind. node e2e/files.mjs
import assert from "node:assert/strict";
import { closeSync, ftruncateSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { check, finish } from "./check.mjs";
import { Laptop } from "./lib/laptop.mjs";
import { LOGIN, Office } from "./lib/office.mjs";
import { openBrowser, Person } from "./lib/screens.mjs";
import { dealWithContracts } from "./lib/setup.mjs";
import { t } from "./lib/texts.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "bantu-files-"));
const office = new Office(folder);
const laptop = new Laptop(path.join(folder, "laptop"));
const people = [];
let browser;

/** A step of the story: once one failed, those after it cannot be taken and fail without waiting. */
let broken = null;
const story = (name, body) =>
  check(name, async () => {
    if (broken) throw new Error(`not reached: "${broken}" failed`);
    broken = name;
    try {
      await body();
      for (const person of people) person.nothingWrong();
    } catch (error) {
      for (const person of people) await person.picture("files");
      throw error;
    }
    broken = null;
  });

const refuses = (call, code) => assert.rejects(call, (error) => {
  assert.equal(error.refusal?.code, code, String(error.message).slice(0, 600));
  return true;
});

/** Whoever has done his part leaves: an open page asks an office that is stopped. */
async function leave(person) {
  person.nothingWrong();
  people.splice(people.indexOf(person), 1);
  await person.context.close();
}

/** Every file below a folder. */
const below = (at) => readdirSync(at, { recursive: true }).map((name) => path.join(at, name)).filter((one) => statSync(one).isFile());
const atLaptop = () => below(path.join(laptop.data, "files"));
/** What the demonstration's deals brought along. */
const begun = new Set();
const atOffice = () => below(path.join(folder, "office", "files")).filter((one) => !begun.has(one));

const local = (name) => path.join(folder, name);
/** 200 MB that take no room on the disk. */
function large(name) {
  const file = openSync(local(name), "w");
  ftruncateSync(file, 200_000_000);
  closeSync(file);
  return local(name);
}

const attach = (to, name, file) =>
  laptop.run(["rpc", "attachment.add", JSON.stringify({ ...to, file_name: name }), "--file", file]);

/** The bytes of a file as the laptop gives them out. */
async function opened(id) {
  const out = local("opened");
  const said = await laptop.run(["rpc", "attachment.open", JSON.stringify({ id }), "--out", out]);
  return { ...said, bytes: readFileSync(out) };
}

/** A deal of both kinds with both contracts sent, made at the office. */
async function sentDeal(seller, admin) {
  const made = await dealWithContracts(seller, admin, { name: "公司设立", currency: "IDR" });
  await made.approve();
  for (const id of made.contracts) await seller("contract.send", { id });
  return made;
}

try {
  office.run("demo");
  for (const file of atOffice()) begun.add(file);
  await office.start();
  const admin = await office.signIn(LOGIN.admin);
  const seller = await office.signIn(LOGIN.rep);
  const found = {};

  await story("the seller's deal has two contracts on the way", async () => {
    Object.assign(found, await sentDeal(seller, admin));
    found.to = { customer_id: found.customer, opportunity_id: found.deal };
  });

  await story("in the browser a renamed program and 200 MB are refused in words, the signed copy is taken", async () => {
    browser = await openBrowser();
    const rep = await Person.at(browser, office, "rep");
    people.push(rep);
    await rep.signIn(LOGIN.rep);
    await rep.go(`/opportunities/${found.deal}`);
    await rep.button(t("contract:sign")).first().click();
    const choose = rep.dialog.locator('input[type="file"]');
    writeFileSync(local("invoice.pdf"), "MZ\x90\0 this program cannot be run in DOS mode");
    await rep.expecting(/^415 \/rpc\/attachment\.add$/, async () => {
      await choose.setInputFiles(local("invoice.pdf"));
      await rep.dialog.getByText(t("errors:file.kind_refused")).waitFor();
    });
    await choose.setInputFiles(large("large.pdf"));
    await rep.dialog.getByText(t("errors:file.too_large", { mb: "25" })).waitFor();
    await rep.accessible();
    assert.deepEqual(atOffice(), [], "nothing is kept of what was refused");
    const paper = local("合同 签字版.pdf");
    writeFileSync(paper, await rep.page.evaluate(async (id) => {
      const answer = await fetch("/rpc/quotation.pdf", {
        method: "POST", body: JSON.stringify({ id }), headers: { authorization: `Bearer ${sessionStorage.getItem("bantu.token")}` },
      });
      return btoa(String.fromCharCode(...new Uint8Array(await answer.arrayBuffer())));
    }, found.quotation), "base64");
    found.paper = readFileSync(paper);
    await choose.setInputFiles(paper);
    await rep.dialog.getByText("合同 签字版.pdf").waitFor();
    await rep.button(t("contract:sign"), rep.dialog.locator(".ant-modal-footer")).click();
    await rep.dialog.waitFor({ state: "hidden" });
    const signed = await Promise.all(found.contracts.map((id) => seller("contract.get", { id })));
    const contract = signed.find((one) => one.signed_copy !== null);
    assert.equal(contract.signed_copy.name, "合同 签字版.pdf");
    Object.assign(found, { contract: contract.id, copy: contract.signed_copy.id });
    const kept = atOffice();
    assert.equal(kept.length, 1);
    assert.ok(readFileSync(kept[0]).equals(found.paper), "the office keeps the very bytes");
    await leave(rep);
  });

  await story("over REST a renamed program and 200 MB are refused with their codes", async () => {
    const { token } = await (await fetch(`${office.url}/rpc/auth.login`, {
      method: "POST", headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: LOGIN.rep, password: "bantu-demo-2026" }),
    })).json();
    const send = async (body) => {
      const query = new URLSearchParams({ customer_id: found.customer, file_name: "invoice.pdf" });
      const answer = await fetch(`${office.url}/api/v1/files?${query}`, { method: "POST", body, headers: { authorization: `Bearer ${token}` } });
      return [answer.status, (await answer.json()).errors[0].code];
    };
    assert.deepEqual(await send(readFileSync(local("invoice.pdf"))), [415, "file.kind_refused"]);
    assert.deepEqual(await send(Buffer.alloc(200_000_000, "%")), [413, "file.too_large"]);
    assert.equal(atOffice().length, 1);
  });

  await story("a laptop joins and holds the rows, not the bytes", async () => {
    const code = office.run("enroll-code", LOGIN.rep).trim();
    await laptop.rpc("setup.join", { url: office.url, code, device_name: "laptop of the test" });
    await laptop.sync();
    assert.equal((await laptop.rpc("contract.get", { id: found.contract })).signed_copy.id, found.copy);
    assert.deepEqual(atLaptop(), []);
  });

  await story("without the office a voucher is attached to a payment, and bad files leave nothing", async () => {
    await office.stop();
    await refuses(attach(found.to, "invoice.pdf", local("invoice.pdf")), "file.kind_refused");
    await refuses(attach(found.to, "large.pdf", local("large.pdf")), "file.too_large");
    writeFileSync(local("empty.pdf"), "");
    await refuses(attach(found.to, "empty.pdf", local("empty.pdf")), "file.empty");
    await refuses(laptop.rpc("attachment.open", { id: found.copy }), "file.needs_office");
    assert.deepEqual(atLaptop(), []);
    // Another paper than the signed copy, and as real.
    await laptop.run(["rpc", "contract.pdf", JSON.stringify({ id: found.contract }), "--out", local("voucher.pdf")]);
    found.voucher = readFileSync(local("voucher.pdf"));
    const { id } = await attach(found.to, "转账凭证.pdf", local("voucher.pdf"));
    const contract = await laptop.rpc("contract.get", { id: found.contract });
    await laptop.rpc("payment.report", {
      contract_id: found.contract, amount: { amount: "1000000", currency: contract.total?.currency ?? "IDR" },
      payment_method: "bank_transfer", payment_mode: "partial", reference: "TT-1", received_on: found.today, vouchers: [id],
    });
    found.file = id;
    const [sealed, ...more] = atLaptop();
    assert.deepEqual(more, []);
    assert.ok(!readFileSync(sealed).includes("%PDF"), "sealed on the disk");
    assert.ok((await opened(id)).bytes.equals(found.voucher), "and opened here");
  });

  await story("after the network is back the office has the bytes, and the row", async () => {
    await office.start();
    const status = await laptop.sync();
    assert.deepEqual([status.state, status.pending, status.inbox], ["synced", 0, 0]);
    const kept = atOffice().map((file) => readFileSync(file));
    assert.equal(kept.length, 2);
    assert.ok(kept.some((bytes) => bytes.equals(found.voucher)));
  });

  await story("finance opens the voucher in the browser: the same bytes, its pages drawn", async () => {
    const finance = await Person.at(browser, office, "finance");
    people.push(finance);
    await finance.signIn(LOGIN.finance);
    await finance.go("/finance");
    await finance.page.locator(".grid-row", { hasText: "北京科技有限公司" }).first().click();
    await finance.dialog.getByRole("button", { name: "转账凭证.pdf" }).click();
    await finance.dialog.getByTestId("pdf-pages").locator("canvas").first().waitFor();
    await finance.accessible();
    const [download] = await Promise.all([
      finance.page.waitForEvent("download"),
      finance.button(t("common:file.save", {}, "id"), finance.dialog).click(),
    ]);
    assert.equal(download.suggestedFilename(), "转账凭证.pdf");
    assert.ok(readFileSync(await download.path()).equals(found.voucher));
    await leave(finance);
  });

  await story("the laptop fetches the signed copy once, and has it from then on", async () => {
    const fetched = await opened(found.copy);
    assert.deepEqual([fetched.name, fetched.mime], ["合同 签字版.pdf", "application/pdf"]);
    assert.ok(fetched.bytes.equals(found.paper));
    await office.stop();
    assert.ok((await opened(found.copy)).bytes.equals(found.paper));
    await office.start();
  });

  await story("another seller's file and one that never was look the same", async () => {
    const other = await office.signIn(LOGIN.rep2);
    for (const id of [found.file, "01890000-0000-7000-8000-000000000000"]) {
      await refuses(other("attachment.open", { id }), "record.not_found");
    }
  });

  await story("bytes that the laptop lost before they were sent are told, and the row goes back", async () => {
    await office.stop();
    writeFileSync(local("lost.pdf"), "%PDF-1.7 lost on the way");
    const { id } = await attach(found.to, "lost.pdf", local("lost.pdf"));
    const bytes = atLaptop().find((file) => statSync(file).size < 200);
    rmSync(bytes);
    await office.start();
    const status = await laptop.sync();
    assert.deepEqual([status.pending, status.inbox], [0, 1]);
    const { rows } = await laptop.rpc("inbox.list");
    assert.equal(rows[0].code ?? rows[0].error?.code, "file.lost");
    await refuses(laptop.rpc("attachment.open", { id }), "record.not_found");
  });
} catch (error) {
  await check("the files' story runs", () => {
    throw error;
  });
} finally {
  await browser?.close();
  await office.stop();
  rmSync(folder, { recursive: true, force: true });
  finish();
}
