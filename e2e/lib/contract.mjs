// The contract stage once its contracts are written: approved, sent, handed over, and shut until the signed copies are there.
import assert from "node:assert/strict";
import { answerDialog } from "./deal.mjs";
import { LOGIN } from "./office.mjs";
import { refusedInPage } from "./screens.mjs";
import { t } from "./texts.mjs";

/** The papers a customer gets with each contract. */
const PAPERS = ["quotation_pdf", "contract_pdf", "invoice_pdf"];

export async function sendContracts({ story, rep, deal, office, sitDown }) {
  const { page } = rep;
  const call = async (who, name, args) => (await office.signIn(LOGIN[who]))(name, args);
  const dealt = () => call("rep", "contract.of_deal", { opportunity_id: deal.id });
  const choice = (at) => page.locator(".contract-choice .ant-segmented-item").nth(at);
  const confirm = () => rep.button(t("contract:send"), rep.dialog);

  await story("the manager approves them, and the stage still waits for legal", async () => {
    await rep.gateIs("stage_approved", false);
    const waiting = (await call("manager", "approval.list")).rows.find((row) => row.opportunity_id === deal.id);
    await call("manager", "approval.decide", { id: waiting.id, verdict: "approved", content_hash: waiting.content_hash });
    await rep.gateIs("stage_approved", false);
  });

  await story("legal reads the contract, is offered nothing of others, and approves with a remark", async () => {
    const legal = await sitDown("legal");
    await legal.signIn(LOGIN.legal);
    await legal.settled();
    await legal.chooseLanguage("zh");
    await legal.go("/approvals", true);
    const card = legal.page.locator("section.panel", { hasText: deal.name });
    await card.getByRole("link", { name: deal.name }).click();
    const work = legal.page.locator('[data-contract="draft"]');
    await work.locator(".pdf-page, canvas").first().waitFor();
    for (const theirs of ["contract:send", "contract:override"]) assert.equal(await legal.button(t(theirs), work).count(), 0, theirs);
    await refusedInPage(legal, "payment.review", { id: deal.id, verdict: "confirmed" }, "permission.denied");
    await refusedInPage(legal, "invoice.waive", { contract_id: deal.id, reason: "不需要" }, "permission.denied");
    await legal.go("/approvals", true);
    await legal.button(t("approval:approve"), card).click();
    await answerDialog(legal, t("approval:approve"), "条款没有问题");
    await card.waitFor({ state: "detached" });
    await rep.gateIs("stage_approved", true);
    const { approval } = await call("rep", "opportunity.get", { id: deal.id });
    assert.ok(JSON.stringify(approval).includes("条款没有问题"), "the seller reads the remark");
    legal.nothingWrong();
    await legal.context.close();
  });

  await story("both contracts are sent and get their numbers one after the other", async () => {
    deal.contracts = [];
    for (const at of [0, 1]) {
      await choice(at).click();
      await rep.button(t("contract:send"), page.locator('[data-contract="draft"]')).click();
      await confirm().click();
      const number = `${deal.customerNo}-CON-00${at + 1}`;
      await page.locator(".ant-modal-confirm-title", { hasText: t("contract:sent", { number }) }).waitFor();
      assert.equal(await confirm().count(), 0, "the question has gone before the answer comes");
      await page.locator(".ant-modal-confirm-success .ant-btn-primary").click();
      await page.locator(".ant-modal-confirm-success").waitFor({ state: "hidden" });
      await page.locator('[data-contract="sent"] h2', { hasText: number }).waitFor();
      deal.contracts.push(number);
    }
    const { contracts } = await dealt();
    assert.deepEqual(contracts.map((one) => [one.contract_no, one.status]), deal.contracts.map((number) => [number, "sent"]));
    assert.deepEqual(contracts.map((one) => one.total.amount), ["47500000", "34200000"]);
  });

  await story("a paper is looked at here before it is handed over", async () => {
    const line = page.locator(`[data-paper="invoice_pdf"]`);
    await line.getByRole("button", { name: new RegExp(t("contract:look")) }).click();
    await rep.dialog.locator("canvas, .pdf-page").first().waitFor();
    await rep.dialog.getByText(t("contract:paper_kind.invoice_pdf")).first().waitFor();
    await page.keyboard.press("Escape");
    await rep.dialog.waitFor({ state: "hidden" });
  });

  await story("the three papers of each are handed over, the same bytes as shown", async () => {
    for (const at of [0, 1]) {
      await choice(at).click();
      for (const kind of PAPERS) {
        const line = page.locator(`[data-paper="${kind}"]`);
        await line.getByText(t("contract:not_handed_over"), { exact: true }).waitFor();
        await rep.button(t("contract:hand_over"), line).click();
        await rep.button(t("contract:hand_over"), rep.dialog).click();
        await line.getByText(t("contract:handed_over"), { exact: true }).waitFor();
        await rep.dialog.waitFor({ state: "hidden" });
      }
    }
    for (const contract of (await dealt()).contracts) {
      assert.deepEqual(contract.deliveries.map((one) => one.document_type).sort(), [...PAPERS].sort());
      assert.ok(contract.deliveries.every((one) => /^[0-9a-f]{64}$/.test(one.sha256) && one.sent_via === "email"));
    }
  });

  await story("an amount of the contract says where it comes from", async () => {
    await page.locator(`[data-contract="sent"] .sums .total .explained`, { hasText: "34,200,000" }).click();
    await page.locator(".explanation").getByText(t("money:name.total")).first().waitFor();
    await page.keyboard.press("Escape");
  });

  await story("the gate stays shut and names the signed copies that are missing", async () => {
    const shut = page.locator('#gate [data-met="false"]');
    await rep.gateIs("documents_delivered", true);
    assert.deepEqual(await shut.evaluateAll((all) => all.map((one) => one.dataset.gate)), ["contract_signed", "signed_copy_stored"]);
    await shut.getByText(t("gates:signed_copy_stored")).waitFor();
    await rep.button(t("opportunity:advance"), page.locator(".page-actions").first()).click();
    await rep.dialog.getByText(t("opportunity:gate_closed", { count: 2 })).waitFor();
    assert.ok(await rep.button(t("opportunity:advance"), rep.dialog).isDisabled());
    await rep.button(t("common:close"), rep.dialog.locator(".ant-modal-footer")).click();
    await assert.rejects(call("rep", "stage.advance", { opportunity_id: deal.id, to_order: 5 }), (error) => {
      assert.deepEqual([error.refusal.code, error.refusal.params.unmet], ["stage.gate_closed", "contract_signed,signed_copy_stored"]);
      return true;
    });
  });
}
