// What may not be done before a contract is sent and signed: every attempt names its code and changes nothing. Then the same in yuan, to the fen.
import assert from "node:assert/strict";
import { LOGIN } from "./office.mjs";
import { factIs, sign } from "./money.mjs";
import { smallPdf } from "./pdf.mjs";
import { refusedInPage } from "./screens.mjs";
import { dealWithContracts } from "./setup.mjs";
import { t } from "./texts.mjs";

const CNY = (text) => `CNY\u00a0${text}`;
const PAPERS = ["quotation_pdf", "contract_pdf", "invoice_pdf"];

export async function doWrongThings({ story, rep, manager, customer, office }) {
  const { page } = rep;
  const seller = await office.signIn(LOGIN.rep);
  const admin = await office.signIn(LOGIN.admin);
  const yuan = await dealWithContracts(seller, admin, { name: "北京科技 · 人民币合同", currency: "CNY", customerId: customer });
  const [first] = yuan.contracts;
  /** Everything that an attempt could have changed. */
  const all = async () => {
    const of = { opportunity_id: yuan.deal, offset: 0, limit: 50 };
    const deal = await seller("opportunity.get", { id: yuan.deal });
    const contracts = await seller("contract.of_deal", { opportunity_id: yuan.deal });
    const money = [await seller("invoice.list", of), await seller("payment.list", of), await seller("collection.of_deal", { opportunity_id: yuan.deal })];
    return JSON.stringify([deal, contracts, money]);
  };
  const unchanged = async (attempts) => {
    const before = await all();
    await attempts();
    assert.equal(await all(), before);
  };

  await story("a contract that was not sent cannot be signed", async () => {
    await rep.open(`/opportunities/${yuan.deal}`);
    const draft = page.locator('[data-contract="draft"]');
    await draft.getByText(CNY("15,831.75")).first().waitFor();
    assert.equal(await rep.button(t("contract:sign"), draft).count(), 0);
    const { buffer } = smallPdf("copy.pdf", "signed too early");
    const { id: copy } = await seller.attach({ customer_id: customer, opportunity_id: yuan.deal, file_name: "copy.pdf" }, buffer);
    await unchanged(() => refusedInPage(rep, "contract.sign", { id: first, signed_on: yuan.today, signed_copy_id: copy }, "contract.not_sent"));
  });

  await story("neither invoice nor payment without a signed contract", () =>
    unchanged(async () => {
      const amount = { amount: "1000.00", currency: "CNY" };
      const fields = { amount, customer_name: "北京科技有限公司", language: "zh" };
      await refusedInPage(rep, "invoice.create", { contract_id: first, kind: "commercial", fields }, "contract.not_signed");
      const report = { contract_id: first, amount, payment_method: "cash", payment_mode: "partial", received_on: yuan.today };
      await refusedInPage(rep, "payment.report", { ...report, vouchers: [] }, "contract.not_signed");
      await refusedInPage(rep, "stage.advance", { opportunity_id: yuan.deal, to_order: 6 }, "stage.not_next");
      await refusedInPage(rep, "opportunity.complete", { id: yuan.deal }, "stage.wrong");
    }),
  );

  await story("a guard is not overridden without a reason, nor by the seller, nor where none stands", () =>
    unchanged(async () => {
      const ask = { id: first, guard: "rupiah_only" };
      await refusedInPage(manager, "contract.override_guard", { ...ask, reason: "  " }, "reason.required");
      await refusedInPage(manager, "contract.override_guard", { ...ask, reason: "境外收款" }, "contract.guard_absent");
      await refusedInPage(rep, "contract.override_guard", { ...ask, reason: "境外收款" }, "permission.denied");
    }),
  );

  await story("a manager lets a guard pass with a reason, which stays on the contract and in the audit", async () => {
    const { deal, contracts, today } = await dealWithContracts(seller, admin, { name: "北京科技 · 只有中文", currency: "IDR", customerId: customer });
    const { terms, edit_no } = await seller("contract.get", { id: contracts[0] });
    await seller("contract.update", { id: contracts[0], edit_no, terms: { ...terms, language: "zh" } });
    await manager.open(`/opportunities/${deal}`);
    const work = manager.page.locator('[data-contract="draft"]');
    const warning = work.locator(".ant-alert", { hasText: "UU 24/2009" });
    await manager.button(t("contract:override"), warning).click();
    await manager.button(t("contract:override"), manager.dialog).click();
    await manager.dialog.getByText(t("common:reason_missing")).waitFor();
    assert.deepEqual((await seller("contract.get", { id: contracts[0] })).override_reason, null);
    await manager.dialog.locator("textarea").fill("客户只签中文");
    await manager.button(t("contract:override"), manager.dialog).click();
    await manager.dialog.waitFor({ state: "hidden" });
    await work.getByText("客户只签中文").waitFor();
    const { user } = await office.signIn(LOGIN.manager);
    await work.getByText(t("contract:overridden_by", { name: user.display_name })).waitFor();
    const trail = (await admin("audit.list", { table: "contracts", id: contracts[0], from: today, offset: 0, limit: 20 })).rows;
    const entry = trail.find((row) => row.command === "contract.override_guard");
    assert.ok(entry && entry.actor.id === user.id && JSON.stringify(entry.changes).includes("客户只签中文"), JSON.stringify(trail));
  });

  await story("in yuan both instalments stand to the fen, and one fen more is refused", async () => {
    await yuan.approve();
    for (const id of yuan.contracts) {
      await seller("contract.send", { id });
      for (const document_type of PAPERS) await seller("contract.hand_over", { id, document_type, sent_via: "email" });
    }
    const numbers = [];
    for (const [at, id] of yuan.contracts.entries()) {
      const { contract_no: number } = await seller("contract.get", { id });
      await page.locator(".contract-choice .ant-segmented-item").nth(at).click();
      await sign(rep, number);
      numbers.push(number);
    }
    await rep.gateIs("stage_approved", true);
    await seller("stage.advance", { opportunity_id: yuan.deal, to_order: 5 });
    const one = rep.panel(`${numbers[0]} · ${t("terms:service_type.one_time")}`);
    const running = rep.panel(`${numbers[1]} · ${t("terms:service_type.long_term")}`);
    await running.locator(".proposals .money").first().waitFor();
    assert.deepEqual(await one.locator(".proposals .money").allInnerTexts(), [CNY("7,915.88"), CNY("7,915.87")]);
    assert.deepEqual(await running.locator(".proposals .money").allInnerTexts(), Array(3).fill(CNY("239.88")));
    await factIs(running, t("invoice:contract_total"), CNY("2,878.50"));
    await rep.button(t("invoice:ask_for"), one).first().click();
    await rep.dialog.getByLabel(t("invoice:amount"), { exact: true }).fill("15,831.76");
    await rep.expecting(/^4\d\d \/rpc\/invoice\.create$/, async () => {
      await rep.button(t("common:save"), rep.dialog).click();
      await rep.dialog.getByText(t("errors:invoice.above_contract", { room: CNY("15,831.75") })).waitFor();
    });
    await rep.dialog.getByLabel(t("invoice:amount"), { exact: true }).fill("7,915.88");
    await rep.button(t("common:save"), rep.dialog).click();
    const line = one.locator("tbody tr");
    await line.getByText(CNY("7,915.88")).waitFor();
    await line.locator(".line-note", { hasText: t("invoice:tax") }).getByText("78.38", { exact: true }).waitFor();
    await rep.button(t("invoice:issue"), line).click();
    await factIs(one, t("invoice:commercial_left"), CNY("7,915.87"));
    await rep.gate("invoice_issued").getByText(t("gates:why.invoice_issued", { contracts: numbers[1] })).waitFor();
  });

  return yuan.deal;
}
