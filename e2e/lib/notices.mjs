// The bell: what a person is told, where a click leads, all read and taken back, and how he wants to be told.
import assert from "node:assert/strict";
import { eventually } from "../check.mjs";
import { LOGIN } from "./office.mjs";
import { t } from "./texts.mjs";

const bell = (person) => person.page.locator(".top .bell");
const drawer = (person) => person.page.locator(".ant-drawer.notices, .ant-drawer:has(.notice-day), .ant-drawer-open").last();

/** Waits until the bell counts so many. */
export const counts = (person, count) => bell(person).and(person.page.getByLabel(t("notification:bell", { count }), { exact: true })).waitFor();

/** Opens the drawer by its keys. */
async function openDrawer(person) {
  await person.page.locator("main h1").first().click();
  await person.page.keyboard.press("g");
  await person.page.keyboard.press("i");
  await drawer(person).getByText(t("notification:title"), { exact: true }).waitFor();
}

/** The manager is told that the rep asks, and comes to the deal by a click. */
export async function askedByBell({ story, manager, deal }) {
  await story("the bell tells the manager who asks; a click opens the deal and marks it as read", async () => {
    const before = Number((await bell(manager).getAttribute("aria-label")).replace(/\D/g, ""));
    assert.ok(before > 0, "the bell counts");
    await openDrawer(manager);
    const row = drawer(manager).locator('li[data-kind="approval_requested"].unread', { hasText: deal.name });
    await row.getByText(t("notification:subject.stage", { stage: t("terms:stage.quotation") })).waitFor();
    await manager.accessible();
    await row.locator(".notice-open").focus();
    await manager.page.keyboard.press("Enter");
    await manager.page.locator("main h1", { hasText: deal.name }).waitFor();
    assert.match(manager.page.url(), new RegExp(`#/opportunities/${deal.id}`));
    await counts(manager, before - 1);
    await manager.go("/approvals", true);
  });
}

/** The rep is told of the decision; all are marked and taken back; a kind is switched off. */
export async function toldByBell({ story, rep, deal }) {
  await story("the rep's bell tells of the decision", async () => {
    await openDrawer(rep);
    const row = drawer(rep).locator('li[data-kind="approval_decided"].unread', { hasText: deal.name });
    await row.waitFor();
    const count = Number((await bell(rep).getAttribute("aria-label")).replace(/\D/g, ""));
    await rep.button(t("notification:mark_all"), drawer(rep)).click();
    await counts(rep, 0);
    await drawer(rep).getByText(t("notification:none_unread")).waitFor();
    await rep.button(t("notification:undo")).click();
    await counts(rep, count);
    await row.waitFor();
    await rep.page.keyboard.press("Escape");
    await drawer(rep).waitFor({ state: "hidden" });
  });

  await story("the rep chooses how to be told, and it is kept", async () => {
    const here = rep.page.url().split("#")[1];
    await rep.go("/notifications/settings");
    const tick = (way) => rep.page.getByLabel(`${t("notification:kind.stage_changed")}: ${t(`notification:way.${way}`)}`, { exact: true });
    await tick("list").uncheck();
    await eventually("what is not listed does not pop up", () => tick("popup").isDisabled());
    await rep.page.getByRole("switch", { name: t("notification:quiet") }).click();
    await rep.page.getByLabel(t("notification:quiet_from"), { exact: true }).waitFor();
    const call = await rep.office.signIn("rep@demo.bantu");
    await eventually("the office keeps the choice", async () => {
      const { muted_kinds, quiet_from, quiet_to } = await call("notification.preferences");
      return JSON.stringify([muted_kinds, quiet_from, quiet_to]) === '[["stage_changed"],"21:00","07:00"]';
    });
    await rep.page.reload();
    await eventually("it is kept", async () => !(await tick("list").isChecked()));
    await tick("list").check();
    await eventually("and taken back", () => tick("popup").isEnabled());
    await rep.open(here);
  });
}

/** What is muted is told no more; what is told can be found by its kind and marked by hand; quiet hours are one's own. */
export async function chooseNotices({ story, rep, office }) {
  const { page } = rep;
  const manager = await office.signIn(LOGIN.manager);
  const me = await office.signIn(LOGIN.rep);
  const told = async () => (await me("notification.unread_count")).count;
  const sources = (await manager("lookup.list")).customer_sources;
  const give = async (name) => {
    const { id } = await manager("lead.create", { fields: { name, source_id: sources[0].id } });
    await manager("lead.assign", { id, owner_user_id: me.user.id });
  };
  const tick = page.getByLabel(`${t("notification:kind.lead_assigned")}: ${t("notification:way.list")}`, { exact: true });

  await story("a kind that is muted is told no more, and told again after", async () => {
    const before = await told();
    await rep.go("/notifications/settings");
    await tick.uncheck();
    await eventually("it is kept", async () => (await me("notification.preferences")).muted_kinds.includes("lead_assigned"));
    await give("静音时分配的线索");
    assert.equal(await told(), before);
    await tick.check();
    await eventually("it is kept", async () => !(await me("notification.preferences")).muted_kinds.includes("lead_assigned"));
    await give("再次通知的线索");
    assert.equal(await told(), before + 1);
    await counts(rep, before + 1);
  });

  await story("the page finds it by its kind; read and unread again move the bell", async () => {
    const before = await told();
    await rep.go("/notifications");
    await rep.pick(page.getByLabel(t("notification:all_kinds"), { exact: true }), t("notification:kind.lead_assigned"), t("notification:kind.lead_assigned"));
    await page.waitForURL(/kind=lead_assigned/);
    await page.getByText(t("notification:only_unread"), { exact: true }).click();
    const row = page.locator('main li[data-kind="lead_assigned"]', { hasText: "再次通知的线索" });
    await row.waitFor();
    assert.equal(await page.locator('main li:not([data-kind="lead_assigned"])').count(), 0);
    assert.equal(await page.locator("main li", { hasText: "静音时分配的线索" }).count(), 0, "it was never told");
    await rep.accessible();
    await page.getByText(t("notification:only_unread"), { exact: true }).click();
    await row.getByRole("button", { name: t("notification:mark_read"), exact: true }).click();
    await counts(rep, before - 1);
    await row.getByRole("button", { name: t("notification:mark_unread"), exact: true }).click();
    await counts(rep, before);
  });

  await story("quiet hours begin when he says, and end with the switch", async () => {
    await rep.go("/notifications/settings");
    const wants = () => me("notification.preferences");
    const quiet = page.getByRole("switch", { name: t("notification:quiet") });
    if (!(await quiet.isChecked())) await quiet.click();
    const from = page.getByLabel(t("notification:quiet_from"), { exact: true });
    await from.fill("22:30");
    await from.press("Enter");
    await eventually("it is kept", async () => (await wants()).quiet_from === "22:30");
    await page.reload();
    await from.waitFor();
    assert.equal(await from.inputValue(), "22:30");
    await quiet.click();
    await page.getByText(t("notification:quiet_off"), { exact: true }).waitFor();
    await eventually("it is kept", async () => (await wants()).quiet_from === null);
  });
}
