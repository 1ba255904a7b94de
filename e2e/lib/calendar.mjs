// The calendar of holidays: a day changed, a 调休 working day added, what is refused, the way back, and a year that nobody has entered.
import assert from "node:assert/strict";
import { t } from "./texts.mjs";

/** A year whose lists are built in, and one of which nothing is known. */
const KNOWN = 2026;
const UNKNOWN = 2031;
const NATIONAL_DAY = `${KNOWN}-10-01`;
const SATURDAY = `${KNOWN}-10-24`;
const THURSDAY = `${KNOWN}-10-22`;
const NAMES = { name_zh: "公司调休", name_id: "Hari kerja pengganti", name_en: "Working day instead" };

export async function keepCalendar({ story, admin, office }) {
  const { page } = admin;
  const call = await office.signIn("admin@demo.bantu");
  const days = async () => (await call("holiday.list", { year: KNOWN })).rows.filter((row) => row.country === "CN");
  const china = () => admin.panel(t("holiday:country.CN"));
  const row = (day) => china().locator("tr", { hasText: day });
  /** Takes back what the note about it says; the note of the step before may still be there. */
  const undo = (done, name) => admin.button(t("common:undo"), page.locator("[data-undo]", { hasText: t(`holiday:${done}`, { name }) })).click();
  const save = () => admin.button(t("common:save"), admin.dialog).click();
  const closed = () => page.locator(".ant-modal-wrap:visible").waitFor({ state: "hidden" });

  /** Turns the leaves of the calendar to a year. */
  async function turnTo(wanted) {
    const shown = page.locator("strong.year");
    for (let year = Number(await shown.innerText()); year !== wanted; year += Math.sign(wanted - year)) {
      await page.getByLabel(t(wanted > year ? "holiday:year_after" : "holiday:year_before"), { exact: true }).click();
      await shown.getByText(String(year + Math.sign(wanted - year)), { exact: true }).waitFor();
    }
    await admin.settled();
  }

  /** Opens the form for another day of China and fills what is given. */
  async function enter(day, kind) {
    const { dialog } = admin;
    const field = dialog.getByLabel(t("holiday:day"), { exact: true });
    await field.fill(day);
    await field.press("Enter");
    if (kind) await dialog.getByText(t(`holiday:kind.${kind}`), { exact: true }).click();
    for (const [name, text] of Object.entries(NAMES)) await dialog.getByLabel(t(`holiday:${name}`), { exact: true }).fill(text);
  }

  await story("the administrator renames a holiday, and takes it back", async () => {
    await admin.go("/holidays", true);
    await turnTo(KNOWN);
    const before = (await days()).find((one) => one.day === NATIONAL_DAY).name_zh;
    await row(NATIONAL_DAY).getByRole("button", { name: `${t("common:edit")} ${NATIONAL_DAY}` }).click();
    assert.ok(await admin.dialog.getByLabel(t("holiday:day"), { exact: true }).isDisabled(), "the day is its key");
    await admin.dialog.getByLabel(t("holiday:name_zh"), { exact: true }).fill("国庆节放假");
    await admin.accessible();
    await save();
    await closed();
    await row(NATIONAL_DAY).getByText("国庆节放假", { exact: true }).waitFor();
    await undo("saved", `${NATIONAL_DAY} 国庆节放假`);
    await row(NATIONAL_DAY).getByText(before, { exact: true }).waitFor();
    assert.equal((await days()).find((one) => one.day === NATIONAL_DAY).name_zh, before);
  });

  await story("a day without a name, entered twice, or worked in the middle of the week is named beside its field", async () => {
    const count = (await days()).length;
    await admin.button(t("common:add"), china()).click();
    await save();
    await admin.dialog.getByText(t("holiday:day_missing"), { exact: true }).waitFor();
    await admin.dialog.getByText(t("holiday:name_missing"), { exact: true }).first().waitFor();
    await enter(NATIONAL_DAY);
    await save();
    const { name_zh: name } = (await days()).find((one) => one.day === NATIONAL_DAY);
    await admin.dialog.getByText(t("holiday:day_taken", { name }), { exact: true }).waitFor();
    await enter(THURSDAY, "workday");
    await admin.expecting(/^4\d\d \/rpc\/holiday\.set$/, async () => {
      await save();
      await admin.dialog.locator(".ant-form-item-explain-error").getByText(t("errors:holiday.not_weekend")).waitFor();
    });
    assert.equal(await admin.dialog.locator(".error-note").count(), 0, "it is said once");
    assert.equal((await days()).length, count);
  });

  await story("a Saturday is worked in the stead of a holiday; removed, it comes back by undo", async () => {
    await enter(SATURDAY, "workday");
    await save();
    await closed();
    await row(SATURDAY).getByText(t("holiday:kind.workday"), { exact: true }).waitFor();
    await row(SATURDAY).getByRole("button", { name: `${t("common:remove")} ${SATURDAY}` }).click();
    await row(SATURDAY).waitFor({ state: "detached" });
    assert.ok(!(await days()).some((one) => one.day === SATURDAY));
    await undo("removed", `${SATURDAY} ${NAMES.name_zh}`);
    await row(SATURDAY).getByText(NAMES.name_zh, { exact: true }).waitFor();
    const { day, kind } = (await days()).find((one) => one.day === SATURDAY);
    assert.deepEqual([day, kind], [SATURDAY, "workday"]);
  });

  await story("a year that nobody has entered says what is missing, and with a day it is silent", async () => {
    await turnTo(UNKNOWN);
    const gap = page.getByText(t("holiday:gap", { year: UNKNOWN }), { exact: true });
    await gap.waitFor();
    const { counts } = await call("holiday.list", { year: UNKNOWN });
    const panel = admin.panel(t(`holiday:country.${counts}`));
    await panel.getByText(t("holiday:none"), { exact: true }).waitFor();
    await admin.accessible();
    await admin.button(t("common:add"), panel).click();
    await enter(`${UNKNOWN}-01-01`);
    await save();
    await closed();
    await gap.waitFor({ state: "detached" });
    await undo("saved", `${UNKNOWN}-01-01 ${NAMES.name_zh}`);
    await gap.waitFor();
  });
}
