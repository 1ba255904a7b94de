// A seller with leads: one is entered, a twin refused, followed up by keyboard, qualified and made a customer; others are claimed
// from the pool, first come first served and so many a day; a manager gives one away.
import assert from "node:assert/strict";
import { idInAddress } from "./deal.mjs";
import { LOGIN } from "./office.mjs";
import { t } from "./texts.mjs";

const NAME = "温州正泰 展会名片";
const COMPANY = "温州正泰鞋业有限公司";
/** A colleague's, spelled another way: its name must not be told. */
const THEIRS = "P.T. MITRA LOGISTIK NUSANTARA";
const POOLED = "昆明滇池 茶叶进口";
const LOST = "Sinar Bahari ekspor";
const RACED = "Dewi Lestari · toko roti";

export async function workLeads({ story, rep, manager, office }) {
  const { page } = rep;
  const row = (name, within = page) => within.locator(".grid-row", { hasText: name });
  const status = (name) => page.locator(".page-note").getByText(t(`activity:status.${name}`), { exact: true });
  /** The way back in the note that says what was done; the note of the step before may still be there. */
  const undone = (done, person = rep) => person.button(t("common:undo"), person.page.locator("[data-undo]", { hasText: done }));
  const call = await office.signIn(LOGIN.rep);
  const admin = await office.signIn(LOGIN.admin);
  const other = await office.signIn(LOGIN.rep2);
  const limit = (value) => admin("setting.set", { key: "lead.claims_per_day", value: String(value) });
  const claimOf = (name) => rep.button(t("lead:claim.of", { name }));
  let id;
  let deal;

  await story("the seller's leads stand with their counts and how long the clock still runs", async () => {
    await rep.menu("/leads").click();
    await row("佛山石湾").getByText(t("lead:clock.countdown", { count: 4 })).or(row("佛山石湾").getByText(t("lead:clock.countdown", { count: 3 }))).waitFor();
    const { total } = await call("lead.counts", { mine: true });
    await page.locator('[data-count="all"] strong', { hasText: new RegExp(`^${total}$`) }).waitFor();
    await page.locator('[data-count="converted"]').click();
    await row("珠海格物").waitFor();
    await row("佛山石湾").waitFor({ state: "detached" });
    await page.locator('[data-count="converted"]').click();
  });

  await story("a colleague's company is refused while typing, without its name, and when saving", async () => {
    await rep.button(t("lead:create"), page.locator(".page-actions")).click();
    const form = rep.dialog;
    await rep.button(t("common:save"), form).click();
    await form.getByText(t("lead:name_missing")).waitFor();
    await form.getByLabel(t("lead:name"), { exact: true }).fill(NAME);
    await form.getByLabel(t("lead:company_name"), { exact: true }).fill(THEIRS);
    const told = form.locator('[data-twins="refused"]');
    await told.getByText(t("lead:twin.hidden")).waitFor();
    assert.doesNotMatch(await told.innerText(), /mitra/i, "the name stays hidden");
    await rep.accessible();
    await rep.expecting(/^4\d\d \/rpc\/lead\.create$/, async () => {
      await rep.button(t("common:save"), form).click();
      await form.getByText(t("errors:lead.duplicate_company")).waitFor();
    });
    await form.getByLabel(t("lead:company_name"), { exact: true }).fill(COMPANY);
    await told.waitFor({ state: "detached" });
  });

  await story("one's own lead with the same phone is told by name, and the new one is saved", async () => {
    const form = rep.dialog;
    await form.getByLabel(t("lead:phone"), { exact: true }).fill("139 5188 6012");
    const told = form.locator('[data-twins="told"]');
    await told.getByRole("link", { name: "南京钟山 新能源" }).waitFor();
    await form.getByLabel(t("lead:phone"), { exact: true }).fill("+86 577 8888 1234");
    await told.waitFor({ state: "detached" });
    await form.getByLabel(t("lead:contact_name"), { exact: true }).fill("郑洁");
    await page.keyboard.press("Control+s");
    id = await idInAddress(rep, "leads");
    await status("new").waitFor();
  });

  await story("a follow-up is written by keyboard alone and moves the lead on", async () => {
    await rep.settled();
    await page.locator("main").focus();
    await page.keyboard.press("f");
    await page.keyboard.type("电话确认需求：泗水开门店");
    await page.getByText(t("activity:status.qualified"), { exact: true }).last().click();
    await rep.button(t("activity:soon.3"), page.locator("main")).click();
    await page.locator("main .next-follow-up input").waitFor();
    await page.locator("main textarea").first().press("Control+Enter");
    await status("qualified").waitFor();
    await page.locator('#timeline [data-follow-up="call"]', { hasText: "泗水开门店" }).getByText(t("activity:became", { status: t("activity:status.qualified") })).waitFor();
    const lead = await call("lead.get", { id });
    assert.equal(lead.status, "qualified");
    assert.ok(Date.parse(lead.next_follow_up_at) > Date.now(), "the next one is planned");
  });

  await story("a follow-up that was a mistake is taken back at once, a note is kept", async () => {
    // The same words stand in the note of the follow-up before.
    await page.locator("[data-undo]").waitFor({ state: "detached", timeout: 20_000 });
    await page.locator("main textarea").first().fill("写错了");
    await page.locator("main textarea").first().press("Control+Enter");
    const wrong = page.locator("#timeline li", { hasText: "写错了" });
    await wrong.waitFor();
    await undone(t("activity:added")).click();
    await wrong.waitFor({ state: "detached" });
    const notes = page.locator("#notes");
    await notes.locator("textarea").fill("老板只用微信");
    await notes.getByText(t("activity:important"), { exact: true }).click();
    await rep.button(t("activity:add_note"), notes).click();
    await notes.locator('[data-important="true"]', { hasText: "老板只用微信" }).waitFor();
    await rep.accessible();
    await rep.picture("browser-lead");
  });

  await story("the qualified lead becomes a customer with a deal, and nothing of it is lost", async () => {
    await rep.button(t("lead:convert.action"), page.locator(".page-actions")).click();
    const dialog = rep.dialog;
    await dialog.getByText(COMPANY).waitFor();
    await rep.button(t("lead:convert.ok"), dialog).click();
    await dialog.getByText(t("lead:source_missing")).waitFor();
    await rep.pick(dialog.getByLabel(t("lead:source"), { exact: true }), "", /./);
    await rep.accessible();
    await rep.button(t("lead:convert.ok"), dialog).click();
    deal = await idInAddress(rep, "opportunities");
    const made = await call("opportunity.get", { id: deal });
    assert.equal(made.stage_order, 1);
    const customer = await call("customer.get", { id: made.customer.id });
    assert.deepEqual([customer.fields.name, customer.contacts[0].fields.name], [COMPANY, "郑洁"]);
    await rep.go(`/leads/${id}`);
    await status("converted").waitFor();
    await page.locator("#notes").getByText("老板只用微信").waitFor();
    assert.equal(await page.locator("main textarea").count(), 0, "what ended is not followed up");
    await page.getByRole("link", { name: t("lead:to_customer") }).click();
    assert.equal(await idInAddress(rep, "customers"), made.customer.id);
  });

  await story("the pool shows no contact data; the claimed lead does", async () => {
    await rep.menu("/lead-pool").click();
    await row(POOLED).waitFor();
    const shown = await page.locator("main").innerText();
    assert.doesNotMatch(shown, /8711|yangfan/, "masked in the list");
    await rep.accessible();
    await claimOf(POOLED).click();
    await rep.dialog.getByText(t("lead:claim.today", { count: 0, most: 10 })).waitFor();
    assert.doesNotMatch(await rep.dialog.innerText(), /8711|yangfan/, "masked in the dialog");
    await rep.button(t("lead:claim.action"), rep.dialog).click();
    assert.match(page.url(), /#\/lead/);
    await idInAddress(rep, "leads");
    await page.getByText("yangfan@dianchi-tea.example").first().waitFor();
  });

  await story("a lead that was released by mistake is taken back from the pool at once", async () => {
    await rep.button(t("common:more"), page.locator(".page-actions")).click();
    await page.getByRole("menuitem", { name: t("lead:action.release"), exact: true }).click();
    await rep.button(t("lead:action.release"), rep.dialog).click();
    await page.waitForURL(/#\/leads$/);
    await undone(t("lead:release.done")).click();
    await row(POOLED).waitFor();
  });

  await story("a lead that a colleague claimed a moment before is told as taken", async () => {
    await rep.menu("/lead-pool").click();
    await claimOf(RACED).click();
    const { rows } = await other("lead.pool", { offset: 0, limit: 50 });
    await other("lead.claim", { id: rows.find((one) => one.name === RACED).id });
    await rep.expecting(/^4\d\d \/rpc\/lead\.claim$/, async () => {
      await rep.button(t("lead:claim.action"), rep.dialog).click();
      await rep.dialog.getByText(t("errors:lead.taken")).waitFor();
    });
    await rep.button(t("common:cancel"), rep.dialog.locator(".ant-modal-footer")).click();
    await row(RACED).waitFor({ state: "detached" });
  });

  await story("more claims than the day allows are refused with the number", async () => {
    await limit(2);
    await rep.go("/leads");
    await rep.go("/lead-pool");
    await page.getByText(t("lead:claim.today", { count: 2, most: 2 })).waitFor();
    await claimOf(LOST).click();
    await rep.dialog.getByText(t("lead:claim.note_lost")).waitFor();
    await rep.expecting(/^4\d\d \/rpc\/lead\.claim$/, async () => {
      await rep.button(t("lead:claim.action"), rep.dialog).click();
      await rep.dialog.getByText(t("errors:lead.claim_limit", { limit: 2 })).waitFor();
    });
    await limit(10);
    await rep.button(t("lead:claim.action"), rep.dialog).click();
    await idInAddress(rep, "leads");
    await status("new").waitFor();
  });

  await story("the manager sees everybody's leads, gives one away and takes that back", async () => {
    const boss = manager.page;
    await manager.go("/leads", true);
    await boss.getByRole("radiogroup", { name: t("lead:whose") }).getByText(t("lead:everybody"), { exact: true }).click();
    await row("合肥量子", boss).click();
    const name = await boss.locator("h1", { hasText: "合肥量子" }).innerText();
    await manager.button(t("common:more"), boss.locator(".page-actions")).click();
    await boss.getByRole("menuitem", { name: t("lead:action.assign"), exact: true }).click();
    await manager.pick(manager.dialog.getByLabel(t("common:hand_over.to")), "", "Budi Santoso");
    await manager.button(t("lead:assign.action"), manager.dialog).click();
    const owner = boss.locator(".side-panel dd", { hasText: "Budi Santoso" });
    await owner.waitFor();
    await undone(t("lead:assign.done", { name }), manager).click();
    await owner.waitFor({ state: "detached" });
  });
  return id;
}
