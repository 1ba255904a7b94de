// The bell: what a person is told, where a click leads, all read and taken back, and how he wants to be told.
import assert from "node:assert/strict";
import { eventually } from "../check.mjs";
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
    const wants = await (await rep.office.signIn("rep@demo.bantu"))("notification.preferences");
    assert.deepEqual([wants.muted_kinds, wants.quiet_from, wants.quiet_to], [["stage_changed"], "21:00", "07:00"]);
    await rep.page.reload();
    await eventually("it is kept", async () => !(await tick("list").isChecked()));
    await tick("list").check();
    await eventually("and taken back", () => tick("popup").isEnabled());
    await rep.open(here);
  });
}
