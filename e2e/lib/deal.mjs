// The steps of a deal as a person takes them on the screens; each waits for what the screen shows next.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import path from "node:path";
import { t } from "./texts.mjs";

const ID = "[0-9a-f]{8}-[0-9a-f-]{27}";

/** The id in the address of the page, such as `#/customers/<id>`. */
export async function idInAddress(person, place) {
  const pattern = new RegExp(`#/${place}/(${ID})`);
  await person.page.waitForURL(pattern);
  return pattern.exec(person.page.url())[1];
}

export async function createCustomer(person, name) {
  const { page } = person;
  await person.menu("/customers").click();
  await person.button(t("customer:create"), page.locator("main")).first().click();
  const form = person.dialog;
  await form.getByLabel(t("customer:name")).fill(name);
  await person.pick(form.getByLabel(t("customer:source")), "", /./);
  await person.button(t("common:save"), form).click();
  return idInAddress(person, "customers");
}

/** Opens a deal from the customer's page. */
export async function createDeal(person, name, serviceType) {
  await person.button(t("customer:new_deal")).click();
  const form = person.dialog;
  await form.getByLabel(t("opportunity:name"), { exact: true }).fill(name);
  await form.getByText(t(`terms:service_type.${serviceType}`), { exact: true }).click();
  await person.button(t("opportunity:create_ok"), form).click();
  return idInAddress(person, "opportunities");
}

export async function confirmDemand(person) {
  await person.button(t("opportunity:demand_confirm")).click();
  await person.gateIs("demand_confirmed", true);
}

/** Moves on through the dialog that shows the gate. */
export async function advance(person, stage) {
  await person.button(t("opportunity:advance"), person.page.locator(".page-actions")).click();
  await person.dialog.getByText(t("opportunity:gate_open")).waitFor();
  await person.button(t("opportunity:advance"), person.dialog).click();
  const name = t(`terms:stage.${stage}`);
  await person.page.locator(".stage.current.shown", { hasText: name }).waitFor();
}

export async function planProduct(person, code, quantity) {
  const { page } = person;
  const picker = page.locator("#products .product-picker input");
  await picker.fill(code);
  await page.locator(".ant-select-dropdown:visible .ant-select-item-option").filter({ has: page.locator("strong", { hasText: new RegExp(`^${code}$`) }) }).click();
  await page.locator("#products tbody tr").filter({ has: page.locator("strong", { hasText: new RegExp(`^${code}$`) }) }).waitFor();
  if (!quantity) return;
  const field = page.getByLabel(`${t("opportunity:quantity")} ${code}`, { exact: true });
  await field.fill(quantity);
  await field.press("Enter");
  await person.settled();
}

/** How long the running service is booked for, and from when. */
export async function setCycle(person, months, day) {
  const cycle = person.page.locator("#cycle");
  await cycle.getByText(t("opportunity:months", { count: months })).click();
  const start = cycle.getByRole("textbox", { name: t("opportunity:cycle_start") });
  await start.fill(day);
  await start.press("Enter");
  await person.gateIs("cycle_set", true);
}

export async function confirmScheme(person) {
  await person.button(t("opportunity:scheme_confirm")).click();
  await person.gateIs("scheme_approved", true);
}

export async function newQuotation(person) {
  await person.button(t("quotation:create"), person.page.locator("#quotations")).click();
  const id = await idInAddress(person, "quotations");
  await person.page.locator("table.lines tbody tr").first().waitFor();
  return id;
}

export async function setTerm(person, name, value) {
  await person.page.getByLabel(t(`quotation:${name}`), { exact: true }).fill(value);
}

/** Typed work stands in the database. */
export async function saved(person) {
  await person.page.locator('[data-saved="saved"]').waitFor();
}

export const amount = async (person, which) => (await person.page.getByTestId(which).locator("dd").innerText()).replace(/\u00a0/g, " ");

/** Waits until the sum says so; fails with what it says instead. */
export async function amountIs(person, which, wanted) {
  const place = person.page.getByTestId(which).locator("dd");
  await place.getByText(wanted.replace(/ /g, "\u00a0"), { exact: true }).waitFor().catch(async () => {
    assert.equal(await amount(person, which), wanted);
  });
}

export async function issue(person) {
  await person.button(t("quotation:issue"), person.page.locator(".page-actions")).click();
  await person.button(t("quotation:issue"), person.dialog).click();
  const title = person.page.locator("h1", { hasText: /-QUO-/ });
  await title.waitFor();
  return (await title.innerText()).trim();
}

/** Opens the preview, checks that ink is on the page, saves the paper and answers its text. */
export async function preview(person, folder) {
  const { page } = person;
  await person.button(t("quotation:preview"), page.locator(".page-actions")).click();
  await page.getByTestId("pdf-pages").locator("canvas").first().waitFor();
  await page.waitForFunction(() => {
    const canvas = document.querySelector("[data-testid=pdf-pages] canvas");
    const ink = canvas?.getContext("2d")?.getImageData(0, 0, canvas.width, Math.min(canvas.height, 400)).data;
    return ink?.some((value, at) => at % 4 === 0 && value < 128 && ink[at + 3] > 128);
  });
  const title = (await person.dialog.locator(".ant-modal-title").innerText()).trim();
  const [download] = await Promise.all([page.waitForEvent("download"), person.button(t("quotation:save_as"), person.dialog).click()]);
  const file = path.join(folder, download.suggestedFilename());
  await download.saveAs(file);
  assert.ok(statSync(file).size > 5_000, "a paper has a size");
  await person.dialog.locator(".ant-modal-close").click();
  await page.getByTestId("pdf-pages").waitFor({ state: "hidden" });
  const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
  return { title, text, name: download.suggestedFilename(), file };
}

/** Confirms a dialog that may ask for a note. */
export async function answerDialog(person, okText, note) {
  const { dialog } = person;
  await dialog.waitFor();
  if (note) await dialog.locator("textarea").fill(note);
  await person.button(okText, dialog).click();
  await dialog.waitFor({ state: "hidden" });
}
