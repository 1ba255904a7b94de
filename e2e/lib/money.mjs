// The money stages on the screens: signed copies, orders, invoices, payments that finance confirms, delivery, the end of the deal.
import assert from "node:assert/strict";
import { eventually } from "../check.mjs";
import { advance, answerDialog } from "./deal.mjs";
import { executeOrders } from "./execution.mjs";
import { giveMaterials } from "./material.mjs";
import { LOGIN } from "./office.mjs";
import { savePaper, smallPdf } from "./pdf.mjs";
import { refusedInPage } from "./screens.mjs";
import { t } from "./texts.mjs";

const IDR = (text) => `IDR\u00a0${text}`;
/** Instalments of the one-time contract and a month of the running one, half before the work. */
const HALF = IDR("23,750,000");
const MONTH = IDR("2,850,000");
const REFERENCE = "TT-20260001";

/** Value beside a label in the facts of a panel. */
const fact = (within, label) =>
  within.locator(".facts > div").filter({ has: within.page().locator("dt").getByText(label, { exact: true }) }).locator("dd");

/** Waits for the value; fails with what stands there instead. */
export async function factIs(within, label, wanted) {
  const place = fact(within, label).first();
  await place.getByText(wanted, { exact: true }).waitFor().catch(async () => assert.equal(await place.innerText(), wanted, label));
}

/** Records the signature of the contract that is shown, with a signed copy handed in by the file field. */
export async function sign(person, number) {
  const { page } = person;
  await person.button(t("contract:sign"), page.locator('[data-contract="sent"]')).click();
  const { dialog } = person;
  await dialog.getByText(t("contract:sign_title", { number })).waitFor();
  const foot = dialog.locator(".ant-modal-footer");
  assert.ok(await person.button(t("contract:sign"), foot).isDisabled(), "there is no signed copy yet");
  await dialog.locator('input[type="file"]').setInputFiles(smallPdf(`${number} 签字版.pdf`, `${number} signed by both`));
  await dialog.getByText(`${number} 签字版.pdf`).waitFor();
  await person.button(t("contract:sign"), foot).click();
  await dialog.waitFor({ state: "hidden" });
  await page.locator('[data-contract="effective"] h2', { hasText: number }).waitFor();
}

/** Opens the form of a payment and fills it; the caller sends it. */
async function fillReport(person, { contract, meantFor, amount, reference, mode }) {
  const { page } = person;
  await person.button(t("payment:report"), page.locator("#payments")).click();
  const { dialog } = person;
  await person.pick(dialog.getByLabel(t("payment:contract")), "", contract);
  if (meantFor) await person.pick(dialog.getByLabel(t("payment:meant_for")), "", meantFor);
  if (amount) await dialog.getByLabel(t("payment:amount"), { exact: true }).fill(amount);
  if (mode) await person.pick(dialog.getByLabel(t("payment:mode")), "", mode);
  await dialog.getByLabel(t("payment:reference")).fill(reference);
  return dialog;
}

const sendButton = (person) => person.button(t("payment:send_report"), person.dialog);

async function attachVoucher(person, name) {
  await person.dialog.locator('input[type="file"]').setInputFiles(smallPdf(name, `Transfer ${name}`));
  await person.dialog.getByText(name).waitFor();
}

export async function collectMoney({ story, rep, manager, deal, office, sitDown, folder }) {
  const { page } = rep;
  const seller = await office.signIn(LOGIN.rep);
  const [first, second] = deal.contracts;
  const of = { opportunity_id: deal.id };
  const choice = (at) => page.locator(".contract-choice .ant-segmented-item").nth(at);
  const panelOf = (number, category) => rep.panel(`${number} · ${t(`terms:service_type.${category}`)}`);
  const payments = async () => (await seller("payment.list", { ...of, offset: 0, limit: 50 })).rows;
  const invoices = async () => (await seller("invoice.list", { ...of, offset: 0, limit: 50 })).rows;
  const row = (text) => page.locator("#payments tbody tr", { hasText: text });
  let finance;
  let ids;

  const askForStage = async (person) => {
    const panel = person.panel(t("approval:title"));
    await person.button(t("approval:ask"), panel).click();
    await answerDialog(person, t("approval:ask"));
    await panel.getByText(t("approval:state.pending"), { exact: true }).first().waitFor();
  };
  const approve = async (person) => {
    await person.go("/approvals", true);
    const card = person.page.locator("section.panel", { hasText: deal.name });
    await person.button(t("approval:approve"), card).click();
    await answerDialog(person, t("approval:approve"));
    await card.waitFor({ state: "detached" });
  };

  const moneyWay = (person) => person.button(t("payment:way"), person.page.locator(".money-way"));
  /** From the page of the deal's stage to its payments by what can be clicked there, and back to the stage. */
  const lookAtMoney = async (stage, there) => {
    await page.locator(".stage.current.shown", { hasText: t(`terms:stage.${stage}`) }).waitFor();
    await moneyWay(rep).click();
    await page.locator(".stage.shown", { hasText: t("terms:stage.collection_status") }).waitFor();
    await page.locator(".notice", { hasText: t("opportunity:looking_ahead") }).waitFor();
    await rep.button(t("payment:report"), page.locator("#payments")).and(page.locator(":focus")).waitFor();
    await there?.();
    await page.locator(".stage.current button").click();
    await page.locator(".stage.current.shown").waitFor();
  };

  await story("the signed copy of the first contract is stored, the second is still missing", async () => {
    assert.equal(await moneyWay(rep).count(), 0, "nothing is signed, there is nothing to pay");
    await choice(0).click();
    await sign(rep, first);
    await page.locator('#gate [data-gate="contract_signed"][data-met="false"]').getByText(t("gates:value.long_term")).waitFor();
    await rep.gateIs("signed_copy_stored", false);
  });

  await story("with the second signed copy the gate of the contract stage is open", async () => {
    await choice(1).click();
    await sign(rep, second);
    for (const code of ["contract_signed", "signed_copy_stored", "documents_delivered", "contract_amounts_agree", "stage_approved"]) {
      await rep.gateIs(code, true);
    }
    await page.locator(".page-note").getByText(t("terms:opportunity_status.won"), { exact: true }).waitFor();
    const { contracts } = await seller("contract.of_deal", of);
    ids = contracts.map((one) => one.id);
    assert.deepEqual(contracts.map((one) => one.signed_copy.name), [first, second].map((number) => `${number} 签字版.pdf`));
  });

  await story("from the signature on the stage leads to the payments", async () => {
    await lookAtMoney("contract", async () => {
      await rep.uncut();
      await rep.accessible();
      // Ctrl+→ stays there: the stages beyond have not begun.
      await page.evaluate(() => document.activeElement?.blur());
      await page.keyboard.press("Control+ArrowRight");
      await page.locator(".stage.shown", { hasText: t("terms:stage.collection_status") }).waitFor();
      assert.equal(await page.locator(".ant-modal-wrap:visible").count(), 0);
    });
  });

  await story("each contract made one order with its plan", async () => {
    const { orders } = await seller("collection.of_deal", of);
    assert.deepEqual(
      orders.map((one) => [one.contract_id, one.order_type, one.revenue.total_amount.amount]).sort(),
      [[ids[0], "one_time", "47500000"], [ids[1], "long_term", "34200000"]].sort(),
    );
    const amounts = (type) => orders.find((one) => one.order_type === type).receipts.map((one) => one.amount.amount);
    assert.deepEqual(amounts("one_time"), ["23750000", "23750000"]);
    assert.deepEqual(amounts("long_term"), Array(12).fill("2850000"));
  });

  await story("moves on to the invoices, where a payment can be reported already", async () => {
    await advance(rep, "invoice");
    await lookAtMoney("invoice", async () => {
      const dialog = await fillReport(rep, { contract: first, meantFor: HALF, reference: REFERENCE });
      await eventually("the amount is the one meant", async () => (await dialog.getByLabel(t("payment:amount"), { exact: true }).inputValue()) === "23,750,000");
      await rep.button(t("common:cancel"), dialog).click();
      await dialog.waitFor({ state: "hidden" });
    });
  });

  await story("the invoices ask for what the plan asks", async () => {
    await rep.gateIs("invoice_issued", false);
    const asked = (number, category) => panelOf(number, category).locator(".proposals .money").allInnerTexts();
    // Each contract asks for its own room, and answers in its own time.
    await panelOf(first, "one_time").locator(".proposals .money").first().waitFor();
    await panelOf(second, "long_term").locator(".proposals .money").first().waitFor();
    assert.deepEqual(await asked(first, "one_time"), [HALF, HALF]);
    assert.deepEqual(await asked(second, "long_term"), [MONTH, MONTH, MONTH]);
    await factIs(panelOf(first, "one_time"), t("invoice:commercial_left"), IDR("47,500,000"));
  });

  await story("more than the contract leaves is refused beside the amount, and nothing is written", async () => {
    await rep.button(t("invoice:ask_for"), panelOf(first, "one_time")).first().click();
    const field = rep.dialog.getByLabel(t("invoice:amount"), { exact: true });
    assert.equal(await field.inputValue(), "23,750,000");
    await field.fill("47,500,001");
    await rep.expecting(/^4\d\d \/rpc\/invoice\.create$/, async () => {
      await rep.button(t("common:save"), rep.dialog).click();
      await rep.dialog.getByText(t("errors:invoice.above_contract", { room: IDR("47,500,000") })).waitFor();
    });
    assert.deepEqual(await invoices(), []);
    const fields = { amount: { amount: "47500001", currency: "IDR" }, customer_name: deal.name, language: "zh_id" };
    await refusedInPage(rep, "invoice.create", { contract_id: ids[0], kind: "commercial", fields }, "invoice.above_contract");
    assert.deepEqual(await invoices(), []);
  });

  await story("an amount that cannot be read is not saved as the one before it", async () => {
    const field = rep.dialog.getByLabel(t("invoice:amount"), { exact: true });
    await field.fill("23,750,000");
    await field.fill("一百万");
    await rep.dialog.getByText(t("common:money.unreadable")).waitFor();
    await rep.button(t("common:save"), rep.dialog).click();
    await field.and(page.locator('[aria-invalid="true"]')).waitFor();
    assert.deepEqual(await invoices(), []);
  });

  await story("the first instalment is asked for: a draft without a number, then one with it", async () => {
    await rep.dialog.getByLabel(t("invoice:amount"), { exact: true }).fill("23,750,000");
    await rep.button(t("common:save"), rep.dialog).click();
    const line = panelOf(first, "one_time").locator("tbody tr");
    await line.getByText(t("invoice:status.draft"), { exact: true }).first().waitFor();
    await line.getByRole("button", { name: t("invoice:preview") }).click();
    const draft = await savePaper(rep, folder);
    assert.match(draft.text, /草稿|DRAF/);
    assert.doesNotMatch(draft.text, /\d-INV-/);
    await rep.button(t("invoice:issue"), line).click();
    await line.getByText(`${deal.customerNo}-INV-001`, { exact: true }).waitFor();
    await line.getByRole("button", { name: t("invoice:preview") }).click();
    const paper = await savePaper(rep, folder);
    assert.equal(paper.name, `${deal.customerNo}-INV-001.pdf`);
    assert.ok(paper.text.includes(`${deal.customerNo}-INV-001`), "the number is printed");
    assert.ok(paper.text.includes(first), "the contract is printed");
    assert.match(paper.text, /23[.,]750[.,]000/);
    assert.doesNotMatch(paper.text, /草稿|DRAF/);
    await factIs(panelOf(first, "one_time"), t("invoice:commercial_issued"), HALF);
    await factIs(panelOf(first, "one_time"), t("invoice:commercial_left"), HALF);
    await rep.page.locator('#gate [data-gate="invoice_issued"][data-met="false"]').getByText(t("gates:why.invoice_issued", { contracts: second })).waitFor();
  });

  await story("a draft above what is left cannot be issued: it says how much is", async () => {
    const fields = { amount: { amount: "23750001", currency: "IDR" }, customer_name: deal.name, language: "zh_id" };
    await seller("invoice.create", { contract_id: ids[0], kind: "commercial", fields });
    const { id } = (await invoices()).find((one) => one.status === "draft");
    const line = panelOf(first, "one_time").locator("tbody tr").filter({ hasText: "23,750,001" });
    await line.waitFor();
    assert.ok(await rep.button(t("invoice:issue"), line).isDisabled());
    await refusedInPage(rep, "invoice.issue", { id }, "invoice.above_contract");
    await line.getByRole("button", { name: t("common:more") }).click();
    await page.getByRole("menuitem", { name: /^删\s?除$/ }).click();
    await line.waitFor({ state: "detached" });
    assert.equal((await invoices()).length, 1);
  });

  await story("the first month of the running service gets the next number and is sent", async () => {
    const panel = panelOf(second, "long_term");
    await rep.button(t("invoice:ask_for"), panel).first().click();
    await rep.button(t("common:save"), rep.dialog).click();
    const line = panel.locator("tbody tr");
    await rep.button(t("invoice:issue"), line).click();
    await line.getByText(`${deal.customerNo}-INV-002`, { exact: true }).waitFor();
    await rep.button(t("invoice:mark_sent"), line).click();
    await rep.button(t("invoice:mark_sent"), rep.dialog).click();
    await line.getByText(t("invoice:status.sent"), { exact: true }).waitFor();
    await factIs(panel, t("invoice:commercial_left"), IDR("31,350,000"));
    assert.deepEqual(await panel.locator(".proposals .money").allInnerTexts(), [MONTH, MONTH, MONTH]);
    await rep.gateIs("invoice_issued", true);
    await rep.accessible();
  });

  await story("finance signs in, sees the request and approves the stage", async () => {
    await askForStage(rep);
    finance = await sitDown("finance");
    await finance.signIn(LOGIN.finance);
    await finance.settled();
    await finance.chooseLanguage("zh");
    await approve(finance);
    await rep.gateIs("stage_approved", true);
    await advance(rep, "handling_materials");
  });

  const operation = await giveMaterials({ story, rep, deal, office, sitDown, askForStage, approve, finance, lookAtMoney });

  await story("the stage of receipts tells what is due and what came in", async () => {
    await page.locator('#gate [data-gate="payment_confirmed"][data-met="false"]').waitFor();
    const orders = page.locator(".order-money");
    await factIs(orders.first(), t("collection:order_total"), IDR("47,500,000"));
    await factIs(orders.first(), t("collection:received"), IDR("0"));
    await fact(orders.first(), t("collection:prepayment")).getByText(HALF).waitFor();
    assert.equal(await orders.last().locator("[data-receipt]").count(), 12);
    await finance.go("/finance?tab=due_soon");
    await finance.page.locator(".grid-row", { hasText: first }).getByText(HALF).waitFor();
  });

  await story("the seller reports the first instalment with its voucher", async () => {
    const dialog = await fillReport(rep, { contract: first, meantFor: HALF, reference: REFERENCE });
    assert.equal(await dialog.getByLabel(t("payment:amount"), { exact: true }).inputValue(), "23,750,000");
    assert.ok(await sendButton(rep).isDisabled(), "a voucher is asked for");
    await attachVoucher(rep, "转账凭证 1.pdf");
    await dialog.locator("p", { hasText: t("payment:tax_inside") }).getByText(IDR("0")).waitFor();
    await rep.accessible();
    await sendButton(rep).click();
    await dialog.waitFor({ state: "hidden" });
    await row(REFERENCE).getByText(t("payment:status.pending_review"), { exact: true }).waitFor();
    await row(REFERENCE).getByText(`${deal.customerNo}-PAY-001`).waitFor();
    await page.locator("#todos tr", { hasText: t("collection:todo_type.finance_review") }).getByText(`${deal.customerNo}-PAY-001`).waitFor();
  });

  /** Reports the first instalment once more; the form says already that it seems to be the same. */
  const reportAgain = async (person, voucher) => {
    const dialog = await fillReport(person, { contract: first, amount: "23,750,000", reference: REFERENCE });
    await dialog.getByText(t("payment:duplicate", { number: `${deal.customerNo}-PAY-001` })).waitFor();
    await attachVoucher(person, voucher);
    await sendButton(person).click();
    await dialog.waitFor({ state: "hidden" });
  };

  await story("the same report again is answered as the first one", async () => {
    await reportAgain(rep, "转账凭证 1b.pdf");
    await page.getByText(t("payment:already_reported_added", { number: `${deal.customerNo}-PAY-001` })).waitFor();
    const [{ vouchers }] = await payments();
    assert.deepEqual(vouchers.map((one) => one.attachment.name), ["转账凭证 1.pdf", "转账凭证 1b.pdf"]);
    assert.deepEqual((await payments()).map((one) => one.payment_no), [`${deal.customerNo}-PAY-001`]);
  });

  await story("the same money reported by another person is marked as reported twice", async () => {
    await manager.open(`/opportunities/${deal.id}`);
    await reportAgain(manager, "转账凭证 2.pdf");
    await row(`${deal.customerNo}-PAY-002`).getByText(t("payment:twice"), { exact: true }).waitFor();
  });

  await story("more than the rest is told as an overpayment", async () => {
    const before = (await payments()).length;
    const dialog = await fillReport(rep, { contract: second, amount: "34,200,100", reference: "TT-OVER" });
    const finding = dialog.locator('[data-finding="payment.overpaid"]');
    await finding.getByText(t("payment:finding.overpaid.title")).waitFor();
    await finding.getByText(t("payment:finding_values", { found: IDR("34,200,100"), expected: IDR("34,200,000") })).waitFor();
    await rep.button(t("common:cancel"), dialog).click();
    await dialog.waitFor({ state: "hidden" });
    assert.equal((await payments()).length, before);
  });

  await story("the first month is reported too, and the next month is left alone", async () => {
    const dialog = await fillReport(rep, { contract: second, meantFor: MONTH, reference: "TT-20260002" });
    await attachVoucher(rep, "转账凭证 3.pdf");
    await sendButton(rep).click();
    await dialog.waitFor({ state: "hidden" });
    await row("TT-20260002").getByText(t("payment:status.pending_review"), { exact: true }).waitFor();
  });

  const review = async (number) => {
    await finance.go("/finance");
    await finance.page.locator(".grid-row", { hasText: number }).click();
    const dialog = finance.page.getByRole("dialog", { name: number });
    await dialog.waitFor();
    return dialog;
  };
  /** Finance confirms the payment that is open; the question stands above it. */
  const confirmPayment = async (dialog, note) => {
    await finance.button(t("payment:confirm"), dialog).click();
    const question = finance.page.getByRole("dialog", { name: t("payment:confirm") });
    if (note) await question.locator("textarea").fill(note);
    await finance.button(t("payment:confirm"), question).click();
    await dialog.getByText(t("payment:status.confirmed"), { exact: true }).waitFor();
    await question.waitFor({ state: "hidden" });
  };
  const closePayment = async () => {
    await finance.dialog.locator(".ant-modal-close").click();
    await finance.page.locator(".ant-modal-wrap:visible").waitFor({ state: "hidden" });
  };

  await story("finance sees them in the work list, the repeated one marked", async () => {
    await finance.go("/finance", true);
    const rows = finance.page.locator(".grid-row", { hasText: deal.customerNo });
    await rows.nth(2).waitFor();
    await rows.filter({ hasText: "PAY-002" }).getByText(t("finance:twice"), { exact: true }).waitFor();
    await rows.filter({ hasText: "PAY-001" }).getByText(t("finance:agrees"), { exact: true }).waitFor();
    await rows.filter({ hasText: "PAY-001" }).getByText(HALF).waitFor();
    await finance.accessible();
  });

  await story("the repeated report cannot be confirmed; finance rejects it with a reason", async () => {
    const number = `${deal.customerNo}-PAY-002`;
    const dialog = await review(number);
    await dialog.getByText(t("payment:duplicate", { number: `${deal.customerNo}-PAY-001` })).waitFor();
    assert.ok(await finance.button(t("payment:confirm"), dialog).isDisabled());
    const { id } = (await payments()).find((one) => one.payment_no === number);
    await refusedInPage(finance, "payment.review", { id, verdict: "confirmed" }, "payment.duplicate");
    await refusedInPage(finance, "payment.review", { id, verdict: "rejected", notes: " " }, "reason.required");
    await finance.button(t("payment:reject"), dialog).click();
    await finance.button(t("payment:reject"), finance.dialog).click();
    await finance.dialog.getByText(t("common:reason_missing")).waitFor();
    await finance.dialog.locator("textarea").fill("重复登记，见 PAY-001");
    await finance.button(t("payment:reject"), finance.dialog).click();
    await dialog.getByText(t("payment:status.rejected"), { exact: true }).waitFor();
    await closePayment();
    assert.equal((await payments()).find((one) => one.payment_no === number).status, "rejected");
  });

  await story("finance opens the voucher and confirms the money", async () => {
    const dialog = await review(`${deal.customerNo}-PAY-001`);
    await factIs(dialog, t("payment:amount"), HALF);
    await factIs(dialog, t("payment:reference"), REFERENCE);
    await dialog.getByRole("button", { name: "转账凭证 1.pdf" }).click();
    const voucher = await savePaper(finance, folder, t("common:file.save"));
    assert.deepEqual([voucher.name, voucher.bytes.equals(smallPdf("", "Transfer 转账凭证 1.pdf").buffer)], ["转账凭证 1.pdf", true]);
    await confirmPayment(dialog, "已到账");
  });

  await story("the receipt is a paper with number and amount", async () => {
    await finance.button(t("payment:receipt")).click();
    const paper = await savePaper(finance, folder);
    assert.equal(paper.name, `${deal.customerNo}-PAY-001.pdf`);
    assert.match(paper.text, /KUITANSI/i);
    assert.match(paper.text, /23[.,]750[.,]000/);
    assert.ok(paper.text.includes(`${deal.customerNo}-PAY-001`));
    await closePayment();
  });

  await story("the receivable fell by the amount", async () => {
    await finance.go("/finance?tab=due_soon");
    await finance.page.locator(".grid-row", { hasText: second }).first().waitFor();
    assert.equal(await finance.page.locator(".grid-row", { hasText: first }).count(), 0);
    await finance.go(`/customers/${deal.customer}/statement`);
    await finance.panel(t("finance:owed")).getByText(IDR("57,950,000")).last().waitFor();
    await factIs(page.locator(".order-money").first(), t("collection:received"), HALF);
    assert.equal(await page.locator(".order-money").first().locator('[data-receipt="confirmed"]').count(), 1);
  });

  await story("with the first month confirmed the gate of the receipts opens", async () => {
    await rep.gateIs("payment_confirmed", false);
    const dialog = await review(`${deal.customerNo}-PAY-003`);
    await confirmPayment(dialog);
    await closePayment();
    await rep.gateIs("payment_confirmed", true);
    await advance(rep, "assign_execution");
  });

  await executeOrders({ story, rep, manager, operation, deal, office, sitDown, askForStage });

  await story("the last instalment is reported as the final payment and confirmed", async () => {
    for (const [code, met] of [["collection_full", false], ["delivery_verified", true], ["no_open_finance_review", true]]) await rep.gateIs(code, met);
    assert.equal(await rep.button(t("collection:complete")).count(), 0, "nothing is complete yet");
    await refusedInPage(rep, "opportunity.complete", { id: deal.id }, "stage.gate_closed");
    const dialog = await fillReport(rep, { contract: first, meantFor: HALF, reference: "TT-20260003", mode: t("payment:modes.final") });
    await attachVoucher(rep, "转账凭证 4.pdf");
    await sendButton(rep).click();
    await dialog.waitFor({ state: "hidden" });
    await rep.gateIs("no_open_finance_review", false);
    const shown = await review(`${deal.customerNo}-PAY-004`);
    await confirmPayment(shown);
    await closePayment();
    await rep.gateIs("no_open_finance_review", true);
    await rep.gateIs("collection_full", true);
    await page.locator("#todos tr", { hasText: t("collection:todo_type.final_check") }).getByText(t("collection:work.pending"), { exact: true }).waitFor();
  });

  await story("the delivery that the last order told is taken back, and confirmed with a note", async () => {
    const panel = page.locator("#delivery");
    await panel.getByText(t("collection:delivered"), { exact: true }).waitFor();
    await rep.button(t("collection:delivery_back"), panel).click();
    await answerDialog(rep, t("collection:delivery_back"), "还有一份原件没有寄到");
    await rep.gateIs("delivery_verified", false);
    await rep.button(t("collection:delivery_confirm"), panel).click();
    await rep.button(t("collection:delivery_confirm"), rep.dialog).click();
    await rep.dialog.getByText(t("common:required"), { exact: true }).waitFor();
    await answerDialog(rep, t("collection:delivery_confirm"), "营业执照和签证均已交付");
    await panel.getByText("营业执照和签证均已交付").waitFor();
    await rep.gateIs("delivery_verified", true);
    const released = page.locator("#todos tr", { hasText: t("collection:todo_type.release_new_order") });
    const ofOrders = released.filter({ has: page.getByRole("link", { name: /^EXEC-/ }) });
    for (const one of await ofOrders.all()) await one.getByText(t("collection:work.completed"), { exact: true }).waitFor();
    const next = released.filter({ hasNot: page.getByRole("link", { name: /^EXEC-/ }) });
    await rep.button(t("collection:done"), next).click();
    await next.getByText(t("collection:work.completed"), { exact: true }).waitFor();
    await rep.accessible();
  });

  await story("the deal is completed, and its page opens again without an error", async () => {
    await rep.button(t("collection:complete")).click();
    await rep.button(t("collection:complete"), rep.dialog.locator(".ant-modal-footer")).click();
    await page.locator(".page-note").getByText(t("terms:workflow_status.completed"), { exact: true }).waitFor();
    await page.reload();
    await rep.settled();
    await page.locator(".page-note").getByText(t("terms:workflow_status.completed"), { exact: true }).waitFor();
    assert.equal(await page.locator(".stage.done").count(), 9);
    assert.equal(await rep.button(t("opportunity:advance")).count(), 0);
    for (const stage of ["contract", "invoice", "handling_materials", "collection_status", "assign_execution", "collection"]) {
      await rep.go(`/opportunities/${deal.id}?stage=${stage}`);
      rep.nothingWrong();
    }
    await refusedInPage(rep, "stage.advance", { ...of, to_order: 10 }, "opportunity.not_active");
  });

  await story("the statement of account shows what is still owed and is a paper", async () => {
    await rep.open(`/customers/${deal.customer}`);
    await rep.go(`/customers/${deal.customer}/statement`);
    await rep.panel(t("finance:owed")).getByText(IDR("31,350,000")).first().waitFor();
    await rep.button(t("finance:statement_paper")).click();
    const paper = await savePaper(rep, folder);
    assert.match(paper.name, new RegExp(`^statement_${deal.customerNo}_\\d{4}-\\d\\d-\\d\\d\\.pdf$`));
    assert.ok(paper.text.includes(`${deal.customerNo}-PAY-004`));
  });
  return { operation };
}
