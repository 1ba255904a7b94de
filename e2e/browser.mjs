// The story on the real screens: a rep and a manager in headless Chromium before a real office server, then every
// screen in three languages with axe, and the keyboard. Run by scripts/test.sh, or alone: node e2e/browser.mjs
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { check, eventually, finish } from "./check.mjs";
import { keepCalendar } from "./lib/calendar.mjs";
import { keepCatalogue } from "./lib/catalogue.mjs";
import { sendContracts } from "./lib/contract.mjs";
import {
  advance, amountIs, answerDialog, confirmDemand, confirmScheme, createCustomer, createDeal, idInAddress, issue,
  newQuotation, planProduct, preview, saved, setCycle, setTerm,
} from "./lib/deal.mjs";
import { workLeads } from "./lib/lead.mjs";
import { lookAfterMails, mailPaper } from "./lib/mails.mjs";
import { collectMoney } from "./lib/money.mjs";
import { askedByBell, chooseNotices, toldByBell } from "./lib/notices.mjs";
import { LOGIN, Office } from "./lib/office.mjs";
import { employ } from "./lib/people.mjs";
import { workOnPermits } from "./lib/permits.mjs";
import { openBrowser, Person } from "./lib/screens.mjs";
import { MailServer } from "./lib/smtp.mjs";
import { t } from "./lib/texts.mjs";
import { keepOrder } from "./lib/upkeep.mjs";
import { walk } from "./lib/walk.mjs";
import { doWrongThings } from "./lib/wrong.mjs";

const CUSTOMER = "北京科技有限公司";
/** The company of the catalogue that signs in rupiah. */
const COMPANY = "PT BANTU BUSINESS SERVICE";
/** What the contract stage asks for while nothing of it is done. */
const GATE = ["contract_signed", "signed_copy_stored", "documents_delivered", "contract_amounts_agree", "stage_approved"].map((code) => [code, "false"]);
const folder = mkdtempSync(path.join(tmpdir(), "bantu-browser-"));
const smtp = new MailServer(folder);
const office = new Office(folder, { mail: smtp });
const people = [];
let browser;
let pictures = 0;

/** A check that leaves a picture of every screen behind when it fails. */
const step = (name, body) =>
  check(name, async () => {
    try {
      await body();
      for (const person of people) person.nothingWrong();
    } catch (error) {
      pictures += 1;
      for (const person of people) await person.picture(`browser-${pictures}`);
      for (const person of people) person.forget();
      throw error;
    }
  });

/** A step of the story: once one failed, those after it cannot be taken and fail without waiting. */
let broken = null;
const story = (name, body) =>
  step(name, async () => {
    if (broken) throw new Error(`not reached: "${broken}" failed`);
    broken = name;
    await body();
    broken = null;
  });

async function sitDown(name) {
  const person = await Person.at(browser, office, name);
  people.push(person);
  return person;
}

try {
  office.run("demo");
  await smtp.start();
  await office.start();
  browser = await openBrowser();
  const { today } = await (await office.signIn(LOGIN.rep))("session.get");
  const rep = await sitDown("rep");
  const deal = { name: "北京科技 · 公司设立与签证" };
  const low = { name: "北京科技 · 低于底价" };
  let manager;

  await step("a wrong password is told in the person's language", () =>
    rep.expecting(/^401 \/rpc\/auth\.login$/, async () => {
      await rep.open();
      await rep.page.getByLabel(t("setup:login.email")).fill(LOGIN.rep);
      await rep.page.getByLabel(t("setup:login.password"), { exact: true }).fill("not-the-password-1");
      await rep.button(t("setup:login.submit")).click();
      await rep.page.getByText(t("errors:auth.failed")).waitFor();
      await rep.page.getByText("Bahasa Indonesia").click();
      await rep.page.getByText(t("errors:auth.failed", {}, "id")).waitFor();
      await rep.accessible();
      await rep.page.getByText("简体中文").click();
    }),
  );

  await story("the rep signs in", async () => {
    await rep.signIn(LOGIN.rep);
    await rep.settled();
  });

  await story("the rep creates the customer", async () => {
    deal.customer = await createCustomer(rep, CUSTOMER);
    const title = rep.page.locator("h1", { hasText: /^12\d{3}（北京科技有限公司）$/ });
    await title.waitFor();
    deal.customerNo = (await title.innerText()).slice(0, 5);
  });

  await story("opens a deal of both kinds and confirms the demand", async () => {
    deal.id = await createDeal(rep, deal.name, "mixed");
    await rep.gateIs("demand_confirmed", false);
    await confirmDemand(rep);
  });

  await story("moves it to the service plan", () => advance(rep, "service_plan"));

  await story("picks a company, two stay permits and a year of taxes with their catalogue prices", async () => {
    for (const [code, quantity] of [["CPMA"], ["C312", "2"], ["Tax_company_month_zero", "12"]]) await planProduct(rep, code, quantity);
    const prices = await rep.page.locator("#products tbody td .money").allInnerTexts();
    assert.deepEqual(prices.map((text) => text.replace(/\D/g, "")).sort(), ["16000000", "17000000", "3000000"]);
    await rep.gateIs("products_chosen", true);
    await rep.gateIs("cycle_set", false);
  });

  await story("sets the cycle of twelve months and its start", () => setCycle(rep, 12, today));
  await story("confirms the scheme and moves to the quotation", async () => {
    await confirmScheme(rep);
    await advance(rep, "quotation");
  });

  await story("the quotation of 5 % shows 81,700,000 IDR and 40,850.00 CNY", async () => {
    deal.quotation = await newQuotation(rep);
    await setTerm(rep, "rate", "2000");
    await setTerm(rep, "discount", "5");
    await amountIs(rep, "total", "IDR 81,700,000");
    await amountIs(rep, "total-secondary", "CNY 40,850.00");
    const lines = await rep.page.locator("table.lines tbody tr td:nth-child(6) .money").allInnerTexts();
    assert.deepEqual(lines, ["15,200,000", "32,300,000", "34,200,000"]);
    assert.equal(await rep.page.locator('table.lines tr[data-below="true"]').count(), 0);
    await saved(rep);
  });

  await story("typed work is there again after the page was loaded anew", async () => {
    await rep.page.reload();
    await amountIs(rep, "total", "IDR 81,700,000");
    assert.equal(await rep.page.getByLabel(t("quotation:discount"), { exact: true }).inputValue(), "5");
  });

  await story("a template is chosen for the paper, and left to the rule again", async () => {
    const call = await office.signIn(LOGIN.rep);
    const { rows } = await call("quotation_template.list");
    const template = async () => rows.find((one) => one.id === (chosen ?? null))?.fields;
    let chosen;
    await rep.pick(rep.page.getByLabel(t("quotation:template"), { exact: true }), "", "IDR");
    await saved(rep);
    ({ template_id: chosen } = (await call("quotation.get", { id: deal.quotation })).head);
    const { head } = await call("quotation.get", { id: deal.quotation });
    assert.deepEqual([(await template()).primary_currency, (await template()).language], [head.currency_primary, head.language]);
    await rep.page.locator(".field", { hasText: t("quotation:template") }).locator(".ant-select-clear").click();
    await saved(rep);
    assert.equal((await call("quotation.get", { id: deal.quotation })).head.template_id, null);
  });

  await story("the draft's paper has no number", async () => {
    const paper = await preview(rep, folder);
    assert.equal(paper.title, t("quotation:preview_draft"));
    assert.doesNotMatch(paper.text, /\d-QUO-/);
    assert.match(paper.text, /草稿|DRAF/);
  });

  await story("it is issued with a final number", async () => {
    deal.number = await issue(rep);
    assert.match(deal.number, /^12\d{3}-QUO-\d{3}$/);
    assert.ok(deal.number.startsWith(`${deal.customerNo}-`));
  });

  await story("the paper opens in the preview and carries number, customer and both totals", async () => {
    const paper = await preview(rep, folder);
    assert.equal(paper.title, deal.number);
    assert.equal(paper.name, `${deal.number}_v1.pdf`);
    assert.ok(paper.text.includes(deal.number), "the number is printed");
    assert.ok(paper.text.includes(CUSTOMER), "the customer is printed");
    assert.match(paper.text, /81[.,]700[.,]000/);
    assert.match(paper.text, /40[.,]850[.,]00/);
    assert.doesNotMatch(paper.text, /草稿|DRAFT/);
  });

  await mailPaper({ story, rep, deal, office, smtp });

  await story("the customer accepts, the rep asks for the approval of the stage", async () => {
    await rep.button(t("quotation:accept"), rep.page.locator(".page-actions")).click();
    await answerDialog(rep, t("quotation:accept"));
    await rep.page.getByText(t("terms:quotation_status.accepted"), { exact: true }).waitFor();
    await rep.open(`/opportunities/${deal.id}`);
    await rep.gateIs("quote_accepted", true);
    await rep.gateIs("stage_approved", false);
    await rep.button(t("approval:ask"), rep.panel(t("approval:title"))).click();
    await answerDialog(rep, t("approval:ask"));
    await rep.page.locator(".stage.current.waiting").waitFor();
  });

  await story("nobody moves on before the approval: the dialog says what is missing", async () => {
    await rep.button(t("opportunity:advance"), rep.page.locator(".page-actions")).click();
    await rep.dialog.getByText(t("opportunity:gate_closed", { count: 1 })).waitFor();
    assert.ok(await rep.button(t("opportunity:advance"), rep.dialog).isDisabled());
    await rep.button(t("common:close"), rep.dialog.locator(".ant-modal-footer")).click();
  });

  await story("the manager signs in on another screen and sees the request", async () => {
    manager = await sitDown("manager");
    await manager.signIn(LOGIN.manager);
    await manager.menu("/approvals").locator(".menu-count").waitFor();
    await manager.menu("/approvals").click();
    const card = manager.page.locator("section.panel", { hasText: deal.name });
    await card.getByText("IDR\u00a081,700,000").waitFor();
    await card.getByText("CNY\u00a040,850.00").waitFor();
  });

  await askedByBell({ story, manager, deal });

  await story("the manager approves it", async () => {
    const card = manager.page.locator("section.panel", { hasText: deal.name });
    await manager.button(t("approval:approve"), card).click();
    await answerDialog(manager, t("approval:approve"), "价格可以");
    await card.waitFor({ state: "detached" });
  });

  await story("the rep's open page shows the open gate by itself", async () => {
    await rep.gateIs("stage_approved", true);
    assert.equal(await rep.page.locator('#gate [data-met="false"]').count(), 0);
  });

  await toldByBell({ story, rep, deal });

  await story("the contract stage shows its gate and what was agreed", async () => {
    await advance(rep, "contract");
    const conditions = await rep.page.locator("#gate [data-gate]").evaluateAll((all) => all.map((one) => [one.dataset.gate, one.dataset.met]));
    assert.deepEqual(conditions, GATE);
    await rep.panel(t("contract:agreed")).getByText(deal.number).waitFor();
    assert.equal(await rep.button(t("approval:ask")).count(), 0, "there is nothing to approve yet");
  });

  await story("the rep makes both contracts with one company", async () => {
    await rep.page.getByLabel(t("contract:entity")).click();
    await rep.page.locator(".ant-select-item-option", { hasText: COMPANY }).first().click();
    await rep.button(t("contract:create", { count: 2 })).click();
    const work = rep.page.locator('[data-contract="draft"]');
    await work.getByText("IDR\u00a047,500,000").first().waitFor();
    await work.locator(".pdf-pages canvas").first().waitFor();
    assert.equal(await rep.page.locator(".contract-choice .ant-segmented-item").count(), 2);
    assert.ok(await rep.button(t("contract:send"), work).isDisabled(), "nobody approved it");
    assert.equal(await rep.button(t("contract:hand_over"), work).count(), 0, "a draft is not handed over");
  });

  await story("what the rep changes is on the paper after saving", async () => {
    const work = rep.page.locator('[data-contract="draft"]');
    await work.getByLabel(t("contract:special_terms")).fill("每周五书面汇报进度。");
    await work.getByText(t("contract:unsaved")).waitFor();
    await rep.button(t("common:save"), work).click();
    await work.getByText(t("contract:unsaved")).waitFor({ state: "detached" });
    const { contracts } = await (await office.signIn(LOGIN.rep))("contract.of_deal", { opportunity_id: deal.id });
    assert.equal(contracts[0].terms.special_terms, "每周五书面汇报进度。");
    assert.equal(contracts[0].edit_no, 2);
  });

  await story("the rep asks for the approval of the contracts", async () => {
    await rep.button(t("approval:ask"), rep.panel(t("approval:title"))).click();
    await answerDialog(rep, t("approval:ask"));
    await rep.panel(t("approval:title")).getByText(t("approval:state.pending"), { exact: true }).first().waitFor();
  });

  await sendContracts({ story, rep, deal, office, sitDown });
  const { operation } = await collectMoney({ story, rep, manager, deal, office, sitDown, folder });

  await story("a second deal of the customer comes to its quotation", async () => {
    await rep.open(`/customers/${deal.customer}`);
    low.id = await createDeal(rep, low.name, "one_time");
    await confirmDemand(rep);
    await advance(rep, "service_plan");
    await planProduct(rep, "CPMA");
    await confirmScheme(rep);
    await advance(rep, "quotation");
    low.quotation = await newQuotation(rep);
  });

  await story("a line below the floor turns red and cannot be issued", async () => {
    await rep.page.getByLabel(`${t("quotation:unit_gross")} CPMA`).fill("13,000,000");
    const row = rep.page.locator('table.lines tr[data-below="true"]');
    await row.getByText(t("quotation:below_floor", { floor: "IDR\u00a014,000,000" })).waitFor();
    const [red, plain] = await Promise.all([
      row.locator("td").nth(1).evaluate((cell) => getComputedStyle(cell).backgroundColor),
      rep.page.locator("table.lines th").nth(1).evaluate((cell) => getComputedStyle(cell).backgroundColor),
    ]);
    assert.notEqual(red, plain, "the row is tinted");
    await saved(rep);
    await eventually("issuing is shut", () => rep.button(t("quotation:issue"), rep.page.locator(".page-actions")).isDisabled());
    const call = await office.signIn(LOGIN.rep);
    await assert.rejects(call("quotation.issue", { id: low.quotation }), (error) => error.refusal.code === "quotation.below_floor");
  });

  await story("its paper is a draft: watermark, no number", async () => {
    const paper = await preview(rep, folder);
    assert.match(paper.text, /草稿|DRAF/);
    assert.doesNotMatch(paper.text, /\d-QUO-/);
    assert.ok(paper.text.includes(CUSTOMER));
  });

  await story("the rep asks for the approval of the price", async () => {
    await rep.button(t("approval:ask"), rep.panel(t("approval:title"))).click();
    await answerDialog(rep, t("approval:ask"), "老客户，第二单");
    await rep.panel(t("approval:title")).getByText(t("approval:state.pending"), { exact: true }).first().waitFor();
  });

  await story("the manager sees the price below the floor and approves", async () => {
    await manager.go("/approvals", true);
    const card = manager.page.locator("section.panel", { hasText: low.name });
    await card.getByText(t("approval:below_floor"), { exact: true }).waitFor();
    await card.getByText("老客户，第二单").waitFor();
    await manager.button(t("approval:approve"), card).click();
    await answerDialog(manager, t("approval:approve"));
    await card.waitFor({ state: "detached" });
  });

  await story("the rep issues it with the next number", async () => {
    await eventually("issuing is open", () => rep.button(t("quotation:issue"), rep.page.locator(".page-actions")).isEnabled());
    low.number = await issue(rep);
    const [first, second] = [deal.number, low.number].map((number) => Number(number.split("-").at(-1)));
    assert.equal(second, first + 1, "no number was lost to the refused attempt");
    const paper = await preview(rep, folder);
    assert.ok(paper.text.includes(low.number));
  });

  const lead = await workLeads({ story, rep, manager, office });
  const yuan = await doWrongThings({ story, rep, manager, customer: deal.customer, office });

  await story("Ctrl+K finds the customer by bjkj and by 北京", async () => {
    for (const typed of ["bjkj", "北京"]) {
      await rep.page.keyboard.press("Control+k");
      await rep.page.locator("[cmdk-input]").fill(typed);
      await rep.page.locator("[cmdk-item]", { hasText: CUSTOMER }).filter({ hasText: deal.customerNo }).first().waitFor();
      await rep.page.keyboard.press("Escape");
      await rep.page.locator("[cmdk-input]").waitFor({ state: "hidden" });
    }
  });

  await story("Ctrl+K opens what was found by Enter alone", async () => {
    await rep.page.keyboard.press("Control+k");
    await rep.page.locator("[cmdk-input]").fill(deal.customerNo);
    await rep.page.locator(`[cmdk-item][aria-selected="true"][data-value="customer ${deal.customer}"]`).waitFor();
    await rep.page.keyboard.press("Enter");
    assert.equal(await idInAddress(rep, "customers"), deal.customer);
  });

  await story("the language changes without loading the page again", async () => {
    await rep.page.evaluate(() => { window.stayed = true; });
    for (const language of ["id", "en", "zh"]) {
      await rep.chooseLanguage(language);
      await rep.menu("/customers").getByText(t("common:nav.customers", {}, language)).waitFor();
      assert.ok(await rep.page.evaluate(() => window.stayed === true));
    }
  });

  await story("other keys are chosen for the search, work at once, and go back", async () => {
    await rep.go("/settings");
    const row = rep.page.locator('[data-shortcut="palette"]');
    await row.locator(".binding-keys").click();
    await rep.page.keyboard.press("Control+s");
    await row.getByRole("alert").getByText(t("settings:shortcut_refused.taken", { keys: "Ctrl+S", other: t("common:shortcut.save") })).waitFor();
    await row.locator(".binding-keys").click();
    await rep.page.keyboard.press("Control+j");
    await row.locator("kbd", { hasText: "Ctrl+J" }).waitFor();
    await rep.picture("browser-shortcuts");
    await rep.page.reload();
    await rep.page.locator("header kbd", { hasText: "Ctrl+J" }).waitFor();
    await rep.page.keyboard.press("Control+j");
    await rep.page.locator("[cmdk-input]").waitFor();
    await rep.page.keyboard.press("Escape");
    await rep.page.locator("[cmdk-input]").waitFor({ state: "hidden" });
    await rep.page.keyboard.press("Control+k");
    assert.equal(await rep.page.locator("[cmdk-input]").isVisible(), false, "the old keys rest");
    await rep.button(t("settings:shortcuts_reset")).click();
    await row.locator("kbd", { hasText: "Ctrl+K" }).waitFor();
  });

  await story("the manager hands the deal over to himself, with a reason", async () => {
    await manager.open(`/opportunities/${yuan}`);
    await manager.button(t("common:more"), manager.page.locator(".page-actions").first()).click();
    await manager.page.getByRole("menuitem", { name: t("opportunity:assign.menu") }).click();
    const { user } = await office.signIn(LOGIN.manager);
    await manager.pick(manager.dialog.getByLabel(t("common:hand_over.to")), "", user.display_name);
    await manager.dialog.getByLabel(t("common:reason")).fill("大客户，经理跟进");
    await manager.picture("browser-assign");
    await manager.button(t("opportunity:assign.action"), manager.dialog).click();
    await manager.page.getByText(t("opportunity:assign.done")).waitFor();
    const call = await office.signIn(LOGIN.rep);
    assert.equal((await call("opportunity.get", { id: yuan })).owner.id, user.id);
  });

  await step("another seller's deal and one that never was look the same", () =>
    rep.expecting(/^404 \/rpc\/opportunity\.get$/, async () => {
      const other = await office.signIn(LOGIN.rep2);
      const theirs = (await other("opportunity.list", { offset: 0, limit: 1 })).rows[0].id;
      const never = "01a00000-0000-7000-8000-000000000000";
      const told = [];
      for (const id of [theirs, never]) {
        await rep.open(`/opportunities/${id}`);
        await rep.page.getByText(t("errors:record.not_found")).waitFor();
        told.push((await rep.page.locator("main").innerText()).replaceAll(id, ""));
      }
      assert.equal(told[0], told[1]);
      // An open page asks again by itself.
      await rep.go("/", true);
    }),
  );

  await step("an address that is no page says so and leads back", async () => {
    await rep.open("/nowhere");
    await rep.page.getByText(t("common:not_found.title")).waitFor();
    await rep.page.getByRole("link", { name: t("common:not_found.home") }).click();
    await rep.page.waitForURL(/#\/$/);
  });

  const admin = await sitDown("admin");
  await story("the admin signs in and reads Chinese here", async () => {
    await admin.signIn(LOGIN.admin);
    await admin.settled();
    await admin.chooseLanguage("zh");
  });
  await keepOrder({ story, rep, manager, admin, office });
  await keepCalendar({ story, admin, office });
  await lookAfterMails({ step, admin, smtp });
  await chooseNotices({ story, rep, office });
  await workOnPermits({ story, office, operation, sitDown, folder });
  const colleague = await employ({ story, admin, office, sitDown });
  const product = await keepCatalogue({ story, admin, rep, customer: deal.customer, office });
  await walk({ step, rep, manager, admin, deal, low, colleague, product, lead, office });
} catch (error) {
  await check("the run comes to its end", () => {
    throw error;
  });
} finally {
  await browser?.close();
  await office.stop();
  smtp.stop();
  rmSync(folder, { recursive: true, force: true });
  finish();
}
