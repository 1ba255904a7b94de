// Papers on real screens: a customer without an account gives his passport by a link on his phone, a seller reads a passport's lines,
// takes over what is there already, takes a picture at the desk, and an administrator keeps the rules. node e2e/papers.mjs
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { check, finish, ROOT } from "./check.mjs";
import { LOGIN, Office } from "./lib/office.mjs";
import { smallPng } from "./lib/picture.mjs";
import { openBrowser, Person } from "./lib/screens.mjs";
import { t } from "./lib/texts.mjs";

/** Deals of the demonstration whose papers are asked and not given. */
const DEAL = "苏州会展 商务签";
const SECOND = "东莞精密 技术员商务签";
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };

const folder = mkdtempSync(path.join(tmpdir(), "bantu-papers-"));
const office = new Office(folder);
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
      for (const person of people) await person.picture("papers-failed");
      throw error;
    }
    broken = null;
  });

async function sitDown(name, look = {}) {
  const person = await Person.at(browser, office, name, look);
  people.push(person);
  return person;
}

const inYears = (years) => `${new Date().getFullYear() + years}-05-04`;
const passport = (file) => ({ name: file, mimeType: "image/png", buffer: readFileSync(path.join(ROOT, "crates/app/demo/passport.png")) });

/** The check digit of a part of a passport's lines. */
const digit = (part) => [...part].reduce((sum, c, n) => sum + (c === "<" ? 0 : Number.parseInt(c, 36)) * [7, 3, 1][n % 3], 0) % 10;
/** The lines of a made-up passport. */
function lines(until) {
  const part = (text) => `${text}${digit(text)}`;
  const [number, born, ends] = [part("EJ7654321"), part("880504"), part(until.slice(2).replaceAll("-", ""))];
  const own = "<".repeat(15);
  return `${"POCHNCHEN<<LIHUA".padEnd(44, "<")}\n${number}CHN${born}F${ends}${own}${digit(number + born + ends + own)}`;
}

try {
  office.run("demo");
  await office.start();
  browser = await openBrowser();
  const seller = await office.signIn(LOGIN.rep2);
  const { rows } = await seller("opportunity.list", { offset: 0, limit: 200 });
  const of = (name) => rows.find((row) => row.name === name);
  const line = async (deal, code) => (await seller("material.of_deal", { opportunity_id: deal.id })).lines.find((one) => one.rule_code === code);
  const rep = await sitDown("rep2");
  const deal = of(DEAL);
  const card = (code) => rep.page.locator(`#materials .board-card[data-paper="${code}"]`);
  const cardIs = (code, state) => card(code).and(rep.page.locator(`[data-state="${state}"]`)).waitFor();
  const openPapers = (at) => rep.open(`/opportunities/${at.id}?stage=handling_materials`);
  const closeDialog = async () => {
    await rep.dialog.locator(".ant-modal-close").click();
    await rep.page.locator(".ant-modal-wrap:visible").waitFor({ state: "hidden" });
  };
  let address;

  await story("the seller reads a passport's lines into the form of the applicant", async () => {
    await rep.signIn(LOGIN.rep2);
    await rep.settled();
    await rep.chooseLanguage("zh");
    await openPapers(deal);
    await cardIs("PASSPORT_FRONT", "open");
    await rep.page.locator('[data-applicant="1"]').getByRole("button").first().click();
    const { dialog } = rep;
    await dialog.getByLabel(t("material:field.nationality")).fill("idn");
    await rep.button(t("material:mrz.open"), dialog).click();
    const field = dialog.getByLabel(t("material:mrz.label"));
    await field.fill(lines(inYears(5)).slice(0, -1));
    await rep.expecting(/^422 \/rpc\/applicant\.read_mrz$|^400 \/rpc\/applicant\.read_mrz$/, async () => {
      await rep.button(t("material:mrz.read"), dialog).click();
      await dialog.getByText(t("errors:mrz.malformed", { given: "44 + 43" })).waitFor();
    });
    await field.fill(lines(inYears(5)).replace("880504", "880604"));
    await rep.button(t("material:mrz.read"), dialog).click();
    await dialog.getByText(t("material:mrz.wrong", { fields: `${t("material:mrz.field.birth_date")}, ${t("material:mrz.field.composite")}` })).waitFor();
    assert.ok(await rep.button(t("material:mrz.take"), dialog).isDisabled(), "nothing wrong is filled in");
    await field.fill(lines(inYears(5)));
    await rep.button(t("material:mrz.read"), dialog).click();
    await dialog.getByText(t("material:mrz.good")).waitFor();
    await dialog.locator('[data-differs="true"]').getByText(t("material:mrz.differs", { value: "idn" })).waitFor();
    await rep.accessible();
    await rep.picture("papers-mrz");
    await rep.button(t("material:mrz.take"), dialog).click();
    assert.equal(await dialog.getByLabel(t("material:field.full_name")).inputValue(), "CHEN LIHUA");
    assert.equal(await dialog.getByLabel(t("material:field.nationality")).inputValue(), "CHN");
    await rep.button(t("common:save"), dialog).click();
    await dialog.waitFor({ state: "hidden" });
    await rep.page.locator('[data-applicant="1"]').getByText("CHEN LIHUA").waitFor();
  });

  await story("makes a link for what is missing and copies it", async () => {
    await rep.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await rep.button(t("temporary_link:open")).click();
    const { dialog } = rep;
    await dialog.getByText(t("temporary_link:none")).waitFor();
    const chosen = dialog.getByRole("checkbox", { checked: true });
    assert.equal(await chosen.count(), 3, "both papers, and so all of them");
    assert.equal(await dialog.getByLabel(t("temporary_link:days")).inputValue(), "7");
    await rep.accessible();
    await rep.picture("papers-link");
    await dialog.getByText("English").click();
    await rep.button(t("temporary_link:create"), dialog).click();
    const shown = dialog.locator("[data-link]");
    await shown.waitFor();
    address = await shown.inputValue();
    assert.match(address, /^http:\/\/127\.0\.0\.1:\d+\/u\/[0-9a-f]{64}$/);
    await rep.button(t("temporary_link:copy"), dialog).click();
    await rep.page.getByText(t("temporary_link:copied")).waitFor();
    assert.equal(await rep.page.evaluate(() => navigator.clipboard.readText()), address);
    await dialog.locator('[data-standing="open"]').getByText(t("temporary_link:given", { count: 0, most: 10 })).waitFor();
    await rep.accessible();
    await rep.picture("papers-link-made");
    await closeDialog();
  });

  let customer;
  const paper = (code) => customer.page.locator(`[data-paper="${code}"]`);
  const words = (key, values = {}) => t(`temporary_link:page.${key}`, values, "en");
  const choose = (code, file) => paper(code).locator('input[type="file"]').first().setInputFiles(file);
  const send = (code) => paper(code).getByRole("button", { name: words("send") }).click();

  await story("the customer opens it on his phone: two papers, their rules, nothing else", async () => {
    customer = await sitDown("customer", PHONE);
    const answer = await customer.page.goto(address);
    assert.equal(answer.headers()["x-robots-tag"], "noindex, nofollow, noarchive");
    await customer.page.getByRole("heading", { level: 1, name: words("title") }).waitFor();
    assert.equal(await customer.page.locator("[data-paper]").count(), 2);
    await paper("PASSPORT_FRONT").getByText("at least 800×600 pixels").waitFor();
    await customer.page.getByText("CHEN LIHUA").waitFor();
    const text = await customer.page.locator("body").innerText();
    assert.doesNotMatch(text, /苏州|EJ7654321/, "neither the customer nor a number is told");
    assert.doesNotMatch(text, /\{\{|undefined|\[object/);
    await customer.accessible();
    await customer.picture("papers-page");
    const wide = await customer.page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    assert.equal(wide, false, "no wider than the phone");
  });

  await story("a program in disguise, nothing at all, a paper of too few pixels: each is told, none is kept", async () => {
    const disguised = { name: "passport.png", mimeType: "image/png", buffer: Buffer.from("MZ\x90\0 this program cannot be run in DOS mode", "latin1") };
    await customer.expecting(/^415 \/u\/[0-9a-f]+\/files$/, async () => {
      await choose("PASSPORT_FRONT", disguised);
      await send("PASSPORT_FRONT");
      await paper("PASSPORT_FRONT").getByText(t("errors:file.kind_refused", {}, "en")).waitFor();
    });
    await choose("PASSPORT_FRONT", { name: "empty.png", mimeType: "image/png", buffer: Buffer.alloc(0) });
    await paper("PASSPORT_FRONT").getByText(t("errors:file.empty", {}, "en")).waitFor();
    const small = smallPng("small.png", 400, 300);
    await choose("PASSPORT_FRONT", small);
    await send("PASSPORT_FRONT");
    const told = t("material:finding.too_few_pixels", { asked: "800×600", found: "400×300" }, "en");
    await paper("PASSPORT_FRONT").getByText(t("material:finding_file", { file: small.name, text: told }, "en")).waitFor();
    await customer.accessible();
    await customer.picture("papers-page-wrong");
    assert.equal((await line(deal, "PASSPORT_FRONT")).current, null);
  });

  await story("the passport goes through", async () => {
    await choose("PASSPORT_FRONT", passport("IMG_0012.png"));
    await send("PASSPORT_FRONT");
    await customer.page.locator('[data-paper="PASSPORT_FRONT"][data-state="given"]').waitFor();
    await customer.page.getByText(words("left", { count: 1 })).waitFor();
    await customer.picture("papers-page-given");
  });

  await story("the seller's open page shows it, given by the customer", async () => {
    await cardIs("PASSPORT_FRONT", "submitted");
    await card("PASSPORT_FRONT").click();
    await rep.dialog.getByText("IMG_0012.png").waitFor();
    await rep.dialog.getByText(t("material:given_by_customer")).waitFor();
    await rep.picture("papers-seen");
    await closeDialog();
  });

  await story("the link is revoked and opens nothing, on the page that was open as on a new one", async () => {
    await rep.button(t("temporary_link:open")).click();
    const { dialog } = rep;
    const row = dialog.locator('[data-standing="open"]');
    await row.getByText(t("temporary_link:given", { count: 1, most: 10 })).waitFor();
    await rep.button(t("temporary_link:revoke"), row).click();
    await rep.page.locator(".ant-popconfirm").getByRole("button", { name: /撤\s?销/ }).click();
    await dialog.locator('[data-standing="revoked"]').waitFor();
    await closeDialog();
    await customer.expecting(/^404 \/u\/[0-9a-f]+(\/files)?$/, async () => {
      await choose("PHOTO_DIGITAL", smallPng("photo.png", 600, 800));
      await send("PHOTO_DIGITAL");
      await customer.page.getByRole("heading", { name: words("closed_title") }).waitFor();
      const answer = await customer.page.goto(address);
      assert.equal(answer.status(), 404);
      await customer.page.getByRole("heading", { level: 1 }).waitFor();
      await customer.accessible();
      await customer.picture("papers-page-closed");
      const never = await customer.page.goto(`${office.url}/u/${"0".repeat(64)}`);
      assert.equal(await never.text(), await (await customer.page.goto(address)).text(), "as one that never was");
    });
  });

  await story("a file the customer sent before is offered for the photo, and taken", async () => {
    const { customer: whose } = await seller("opportunity.get", { id: deal.id });
    await seller.attach({ customer_id: whose.id, file_name: "微信图片.png" }, smallPng("", 600, 800).buffer);
    await seller.attach({ customer_id: whose.id, file_name: "缩略图.png" }, smallPng("", 80, 60).buffer);
    await card("PHOTO_DIGITAL").click();
    await rep.button(t("material:reuse"), rep.dialog).click();
    const offer = rep.page.getByRole("dialog", { name: t("material:reuse_title", { paper: "" }) });
    await offer.getByText(t("material:reuse_none")).waitFor();
    const file = offer.locator("[data-fitting]", { hasText: "微信图片.png" });
    await file.waitFor();
    assert.equal(await offer.locator("[data-fitting]", { hasText: "缩略图" }).count(), 0, "another shape is not offered");
    await rep.accessible();
    await rep.picture("papers-reuse");
    await rep.button(t("material:reuse_take"), file).click();
    const form = rep.page.getByRole("dialog", { name: t("material:give_title", { paper: "" }) });
    await form.getByText("微信图片.png").waitFor();
    await rep.button(t("material:give"), form).click();
    await form.waitFor({ state: "hidden" });
    await rep.dialog.locator('[data-state="submitted"]').waitFor();
    await closeDialog();
  });

  await story("a passport that was approved is taken over for a second line of it", async () => {
    const operation = await office.signIn(LOGIN.operation);
    await operation("material.decide", { id: (await line(deal, "PASSPORT_FRONT")).current.id, verdict: "approved", notes: null });
    const fields = { opportunity_id: deal.id, applicant_no: 2, full_name: "CHEN LIHUA", product_codes: ["C211"] };
    await seller("applicant.create", { fields });
    await seller("material.prepare", { contract_id: (await line(deal, "PASSPORT_FRONT")).contract_id });
    await cardIs("PASSPORT_FRONT", "open");
    await card("PASSPORT_FRONT").and(rep.page.locator('[data-state="open"]')).click();
    await rep.button(t("material:reuse"), rep.dialog).click();
    const offer = rep.page.getByRole("dialog", { name: t("material:reuse_title", { paper: "" }) });
    const approved = offer.locator("[data-reusable]");
    await approved.getByText("IMG_0012.png").waitFor();
    await rep.button(t("material:reuse_take"), approved).click();
    await offer.waitFor({ state: "hidden" });
    await rep.dialog.locator('[data-state="submitted"]').getByText(t("material:reused")).waitFor();
    await closeDialog();
  });

  await story("a picture is taken with the camera at the desk", async () => {
    await openPapers(of(SECOND));
    await cardIs("PHOTO_DIGITAL", "open");
    await card("PHOTO_DIGITAL").click();
    await rep.button(t("material:give"), rep.dialog).click();
    const form = rep.page.getByRole("dialog", { name: t("material:give_title", { paper: "" }) });
    await rep.button(t("common:file.camera"), form).click();
    const camera = rep.page.getByRole("dialog", { name: t("common:file.camera_title") });
    await rep.page.waitForFunction(() => document.querySelector("video.camera")?.videoWidth > 0);
    await rep.accessible();
    await rep.button(t("common:file.camera_shoot"), camera).click();
    await rep.picture("papers-camera");
    await rep.button(t("common:file.camera_use"), camera).click();
    await camera.waitFor({ state: "hidden" });
    await form.getByText(/^camera-[\d-]+\.jpg$/).waitFor();
  });

  await story("the execution manager changes a rule and adds one, not without its names", async () => {
    const dispatch = await sitDown("dispatch");
    await dispatch.signIn(LOGIN.dispatch);
    await dispatch.settled();
    await dispatch.chooseLanguage("zh");
    const { rows: products } = await seller("product.list", { query: "B1", offset: 0, limit: 20 });
    await dispatch.open(`/products/${products.find((one) => one.code === "B1").id}`);
    const rule = (code) => dispatch.page.locator(`#rules [data-rule="${code}"]`);
    await rule("PASSPORT_FRONT").getByRole("button").click();
    const { dialog } = dispatch;
    await dialog.getByLabel(t("fields:min_width_px"), { exact: true }).fill("1000");
    await dispatch.accessible();
    await dispatch.picture("papers-rule");
    await dispatch.button(t("common:save"), dialog).click();
    await dialog.waitFor({ state: "hidden" });
    await rule("PASSPORT_FRONT").getByText(/1000×600/).waitFor();
    await dispatch.button(t("material:rule.create"), dispatch.page.locator("#rules")).click();
    await dispatch.button(t("common:save"), dispatch.dialog).click();
    await dispatch.dialog.getByText(t("common:required"), { exact: true }).first().waitFor();
    await dispatch.dialog.getByLabel(t("fields:rule_code"), { exact: true }).fill("hotel booking");
    await dispatch.dialog.getByLabel(t("fields:document_name_zh"), { exact: true }).fill("酒店订单");
    await dispatch.expecting(/^422 \/rpc\/material_rule\.create$/, async () => {
      await dispatch.button(t("common:save"), dispatch.dialog).click();
      await dispatch.dialog.locator(".ant-form-item-explain-error").first().waitFor();
    });
    await dispatch.dialog.getByLabel(t("fields:rule_code"), { exact: true }).fill("HOTEL_BOOKING");
    await dispatch.button(t("common:save"), dispatch.dialog).click();
    await rule("HOTEL_BOOKING").getByText("酒店订单").waitFor();
    assert.equal(await line(deal, "HOTEL_BOOKING"), undefined, "a signed contract's checklist stays as it is");
  });
} catch (error) {
  await check("the run comes to its end", () => {
    throw error;
  });
} finally {
  await browser?.close();
  await office.stop();
  rmSync(folder, { recursive: true, force: true });
}
finish();
