// Stage 6 on the screens: the seller gives the papers, the check and operations send some back, what waited is free, the gate opens.
import assert from "node:assert/strict";
import { advance, answerDialog } from "./deal.mjs";
import { LOGIN } from "./office.mjs";
import { smallPng } from "./picture.mjs";
import { refusedInPage } from "./screens.mjs";
import { t } from "./texts.mjs";

const NAME = "WANG XIAOMING";
const OTHER = "LI MEI";
/** Papers that each applicant gives for himself. */
const PERSONAL = ["PASSPORT_FRONT", "PHOTO_DIGITAL", "TRAVEL_PLAN"];
const WHY = "照片背景须为红色，请重新拍摄";

/** So many years from now, as a civil date. */
const inYears = (years) => `${new Date().getFullYear() + years}-05-04`;

/** Reads and gives the papers of a deal over HTTP, as the person that `call` is. */
export function papersOf(call, { id: opportunity_id, customer: customer_id }) {
  const list = () => call("material.of_deal", { opportunity_id });
  const line = async (code, who = 1) => {
    const { lines, applicants } = await list();
    return lines.find((one) => one.rule_code === code && (!one.applicant_id || one.applicant_id === applicants[who - 1].id));
  };
  const submit = async (code, given, who) => {
    const { id: requirement_id } = await line(code, who);
    return call("material.submit", { requirement_id, file_ids: [], text_value: null, expires_on: null, reused_from: null, ...given });
  };
  const give = async (code, { name, buffer }, expires_on = null, who = 1) => {
    const { id } = await call.attach({ customer_id, opportunity_id, file_name: name }, buffer);
    return submit(code, { file_ids: [id], expires_on }, who);
  };
  const tell = (code, text_value) => submit(code, { text_value });
  const decide = async (code, verdict, notes = null, who = 1) => call("material.decide", { id: (await line(code, who)).current.id, verdict, notes });
  return { list, line, give, tell, decide };
}

export async function giveMaterials({ story, rep, deal, office, sitDown, askForStage, approve, finance, lookAtMoney }) {
  const { page } = rep;
  const of = { opportunity_id: deal.id };
  const mine = papersOf(await office.signIn(LOGIN.rep), deal);
  const theirs = papersOf(await office.signIn(LOGIN.operation), deal);
  /** What stands on the papers of the first of the two applicants, before he has a name and after. */
  const first = new RegExp(`${NAME}|${t("material:applicant", { number: 1 })}`);
  const card = (person, code) => person.page.locator(`#materials .board-card[data-paper="${code}"]`, PERSONAL.includes(code) ? { hasText: first } : {});
  const cardIs = (person, code, state) => card(person, code).and(person.page.locator(`[data-state="${state}"]`)).waitFor();
  const line = (person, code) => {
    const { page: shown } = person;
    const group = PERSONAL.includes(code) ? shown.locator("#materials section", { has: shown.getByRole("heading", { name: NAME }) }) : shown.locator("#materials");
    return group.locator(`.material-line[data-paper="${code}"]`);
  };
  const why = (code, words, values) => page.locator(`#gate [data-gate="${code}"][data-met="false"]`).getByText(t(`gates:why.${words}`, values));
  const view = (person, name) => person.page.locator("#materials .ant-segmented").getByText(t(`material:views.${name}`), { exact: true }).click();
  const closeCard = async (person) => {
    await person.dialog.locator(".ant-modal-close").click();
    await person.page.locator(".ant-modal-wrap:visible").waitFor({ state: "hidden" });
  };
  /** The form of a paper, above the card it was opened from. */
  const form = page.getByRole("dialog", { name: t("material:give_title", { paper: "" }) });
  const giveFile = async (button, file) => {
    await button.click();
    await form.locator('input[type="file"]').first().setInputFiles(file);
    await form.getByText(file.name).waitFor();
  };
  let operation;

  await story("the checklist stands since the signatures: what is asked, and what comes first", async () => {
    await lookAtMoney("handling_materials");
    for (const code of ["DIRECTOR_ID", "COMMISSIONER_ID", "COMPANY_NAMES", "BUSINESS_SCOPE", "PASSPORT_FRONT", "PHOTO_DIGITAL"]) await cardIs(rep, code, "open");
    for (const code of ["SHARE_SPLIT", "CAPITAL"]) await cardIs(rep, code, "waiting");
    for (const code of ["COMPANY_NIB", "COMPANY_FULL_SET", "DJP_ACCOUNT"]) await cardIs(rep, code, "registration");
    await page.locator('[data-progress="CPMA"]').getByText("0 / 6").waitFor();
    await page.locator('[data-progress="C312"]').getByText("0 / 4").waitFor();
    await page.locator('#gate [data-gate="docs_collected"][data-met="false"]').getByText(t("material:paper_name.DIRECTOR_ID")).waitFor();
    await rep.gateIs("materials_approved", false);
    const { id } = await mine.line("CAPITAL");
    await refusedInPage(rep, "material.submit", { requirement_id: id, text_value: "10000000000" }, "material.waits");
    await refusedInPage(rep, "stage.request_approval", of, "stage.work_unfinished");
    await refusedInPage(rep, "stage.advance", { ...of, to_order: 7 }, "stage.gate_closed");
    await rep.uncut();
    await rep.accessible();
    await rep.picture("materials");
  });

  await story("a paper that waits names its whole chain", async () => {
    await card(rep, "CAPITAL").getByText(t("material:paper_name.BUSINESS_SCOPE")).waitFor();
    await card(rep, "CAPITAL").click();
    const waits = rep.dialog.locator(".order-waits");
    await waits.getByText(t("material:paper_name.BUSINESS_SCOPE")).waitFor();
    await waits.getByText(t("material:waits_note")).waitFor();
    assert.equal(await rep.button(t("material:give"), rep.dialog).count(), 0, "it cannot be given yet");
    await closeCard(rep);
  });

  await story("both applicants get their names and their passports' last day", async () => {
    for (const [number, name, passport] of [[1, NAME, "EJ1234567"], [2, OTHER, "EJ1234568"]]) {
      const place = page.locator(`[data-applicant="${number}"]`);
      await place.getByRole("button", { name: t("material:applicant_edit_of", { name: t("material:applicant", { number }) }) }).click();
      const { dialog } = rep;
      await dialog.getByLabel(t("material:field.full_name")).fill(name);
      await dialog.getByLabel(t("material:field.passport_no")).fill(passport);
      await dialog.getByLabel(t("material:field.nationality")).fill("chn");
      const day = dialog.getByLabel(t("material:field.passport_expires_on"));
      await day.fill(inYears(5));
      await day.press("Tab");
      if (number === 1) await rep.accessible();
      await rep.button(t("common:save"), dialog).click();
      await dialog.waitFor({ state: "hidden" });
      await place.getByText(name).waitFor();
      await place.getByText(`${passport} · CHN · ${t("material:passport_until", { day: inYears(5) })}`).waitFor();
    }
    await card(rep, "PASSPORT_FRONT").getByText(NAME).waitFor();
  });

  await story("a new rule changes nothing by itself: the seller sees what it would add, and takes it over", async () => {
    const admin = await office.signIn(LOGIN.admin);
    const { rows } = await admin("product.list", { query: "C312", offset: 0, limit: 20 });
    const { id: product_id } = rows.find((one) => one.code === "C312");
    const rule = { product_id, rule_code: "TRAVEL_PLAN", document_name_zh: "行程安排", document_type: "text", is_active: true };
    const marks = { is_required: false, is_per_person: true, is_secret: false, comes_from_registration: false };
    await admin("material_rule.create", { fields: { ...rule, ...marks, min_file_count: 1, max_file_count: 1, sort_order: 9 } });
    await rep.button(t("material:update", { count: 2 }), page.locator(".paper-contracts")).click();
    assert.equal(await mine.line("TRAVEL_PLAN"), undefined, "nothing is asked yet");
    const { dialog } = rep;
    await dialog.locator('[data-change="added"]').getByText("行程安排").nth(1).waitFor();
    await rep.accessible();
    await rep.button(t("material:update_ok"), dialog).click();
    await dialog.waitFor({ state: "hidden" });
    await cardIs(rep, "TRAVEL_PLAN", "open");
    assert.equal(await page.locator(".paper-contracts button").count(), 0, "both checklists are up to date");
  });

  await story("a passport of too few pixels is kept, and refused in words", async () => {
    await card(rep, "PASSPORT_FRONT").click();
    const small = smallPng("护照.png", 400, 300);
    await giveFile(rep.button(t("material:give"), rep.dialog), small);
    assert.equal(await form.getByLabel(t("material:expires_on")).inputValue(), inYears(5), "the last day is known already");
    await rep.accessible();
    await rep.button(t("material:give"), form).click();
    await form.waitFor({ state: "hidden" });
    const told = t("material:finding_file", { file: small.name, text: t("material:finding.too_few_pixels", { asked: "800×600", found: "400×300" }) });
    await rep.dialog.locator(".paper-findings").getByText(told).waitFor();
    await rep.accessible();
    await rep.picture("material-failed");
    const { current } = await mine.line("PASSPORT_FRONT");
    assert.equal(current.validation_status, "failed");
    await refusedInPage(finance, "material.decide", { id: current.id, verdict: "approved" }, "material.not_passed");
  });

  await story("a better one takes its place, the first stays as an earlier version", async () => {
    await giveFile(rep.button(t("material:give_again"), rep.dialog), smallPng("护照 2.png", 1200, 800));
    await rep.button(t("material:give"), form).click();
    await form.waitFor({ state: "hidden" });
    await rep.dialog.locator('[data-state="submitted"]').waitFor();
    await rep.dialog.getByText(t("material:earlier", { count: 1 })).click();
    await rep.dialog.getByText("护照.png", { exact: true }).waitFor();
    await closeCard(rep);
    await page.locator('.board-column.submitted [data-paper="PASSPORT_FRONT"]').waitFor();
  });

  await story("words are given by hand, the other papers come in", async () => {
    await card(rep, "BUSINESS_SCOPE").click();
    await rep.button(t("material:give"), rep.dialog).click();
    await rep.button(t("material:give"), form).click();
    await form.getByText(t("common:required"), { exact: true }).waitFor();
    await form.getByLabel(t("material:text_value")).fill("KBLI 46900 批发贸易");
    await rep.button(t("material:give"), form).click();
    await form.waitFor({ state: "hidden" });
    await rep.dialog.getByText("KBLI 46900 批发贸易").waitFor();
    await closeCard(rep);
    await mine.give("PHOTO_DIGITAL", smallPng("照片.png", 600, 800));
    await mine.give("PASSPORT_FRONT", smallPng("护照 LI.png", 1200, 800, 60), inYears(5), 2);
    await mine.give("PHOTO_DIGITAL", smallPng("照片 LI.png", 600, 800, 60), null, 2);
    await mine.give("DIRECTOR_ID", smallPng("法人.png", 300, 200));
    await mine.give("COMMISSIONER_ID", smallPng("监事.png", 300, 200, 90));
    await mine.tell("COMPANY_NAMES", "PT Beijing Keji Indonesia");
    await cardIs(rep, "COMPANY_NAMES", "submitted");
    await why("docs_collected", "docs_collected.count", { count: 2, papers: ["CAPITAL", "SHARE_SPLIT"].map((code) => t(`material:paper_name.${code}`)).join(", ") }).waitFor();
  });

  await story("operations rejects the photo, not without a reason; the seller reads it and gives another", async () => {
    operation = await sitDown("operation");
    await operation.signIn(LOGIN.operation);
    await operation.settled();
    await operation.chooseLanguage("zh");
    await operation.go("/materials", true);
    await operation.uncut();
    await operation.accessible();
    await operation.page.locator(".grid-row", { hasText: deal.name }).filter({ hasText: t("material:paper_name.PHOTO_DIGITAL") }).filter({ hasText: NAME }).click();
    await operation.page.waitForURL(new RegExp(`opportunities/${deal.id}\\?stage=handling_materials&paper=`));
    await operation.dialog.getByText("照片.png").waitFor();
    await closeCard(operation);
    await view(operation, "list");
    await operation.button(t("material:reject"), line(operation, "PHOTO_DIGITAL")).click();
    const { dialog } = operation;
    await operation.button(t("material:reject"), dialog).click();
    await dialog.getByText(t("common:reason_missing")).waitFor();
    await dialog.locator("textarea").fill(WHY);
    await operation.button(t("material:reject"), dialog).click();
    await dialog.waitFor({ state: "hidden" });
    await operation.accessible();
    await operation.uncut();
    await operation.picture("materials");
    await page.locator('.board-column.rejected [data-paper="PHOTO_DIGITAL"]').getByText(WHY).waitFor();
    await view(rep, "list");
    await giveFile(rep.button(t("material:give_again"), line(rep, "PHOTO_DIGITAL")), smallPng("照片 2.png", 600, 800, 120));
    await rep.button(t("material:give"), form).click();
    await form.waitFor({ state: "hidden" });
    await line(rep, "PHOTO_DIGITAL").getByText(t("material:version", { number: 2 })).waitFor();
    await view(rep, "board");
  });

  await story("operations approves the new version", async () => {
    await line(operation, "PHOTO_DIGITAL").getByText(t("material:version", { number: 2 })).waitFor();
    await operation.button(t("material:approve"), line(operation, "PHOTO_DIGITAL")).click();
    await cardIs(rep, "PHOTO_DIGITAL", "approved");
    const { current } = await mine.line("PHOTO_DIGITAL");
    assert.deepEqual([current.version_no, current.status], [2, "approved"]);
  });

  await story("an approval frees the papers behind it on the seller's open page", async () => {
    await cardIs(rep, "CAPITAL", "waiting");
    await operation.button(t("material:approve"), line(operation, "BUSINESS_SCOPE")).click();
    await cardIs(rep, "BUSINESS_SCOPE", "approved");
    await cardIs(rep, "CAPITAL", "open");
    for (const code of ["DIRECTOR_ID", "COMMISSIONER_ID"]) await theirs.decide(code, "approved");
    await cardIs(rep, "SHARE_SPLIT", "open");
    await mine.tell("SHARE_SPLIT", "WANG XIAOMING 60%, LI MEI 40%");
    await mine.tell("CAPITAL", "10,000,000,000");
    await rep.gateIs("docs_collected", true);
    await rep.gateIs("materials_approved", false);
    const { id } = await mine.line("BUSINESS_SCOPE");
    await refusedInPage(rep, "material.submit", { requirement_id: id, text_value: "KBLI 62019" }, "material.approved_already");
  });

  await story("with the last approval the gate opens; operations and finance approve the stage", async () => {
    for (const code of ["COMPANY_NAMES", "SHARE_SPLIT", "CAPITAL", "PASSPORT_FRONT"]) await theirs.decide(code, "approved");
    await rep.gateIs("materials_approved", false);
    for (const code of ["PASSPORT_FRONT", "PHOTO_DIGITAL"]) await theirs.decide(code, "approved", null, 2);
    await rep.gateIs("materials_approved", true);
    await page.locator('[data-progress="CPMA"]').getByText("6 / 6").waitFor();
    await rep.gateIs("stage_approved", false);
    await askForStage(rep);
    await approve(finance);
    await rep.gateIs("stage_approved", false);
    await approve(operation);
    await rep.gateIs("stage_approved", true);
    await advance(rep, "collection_status");
  });
  return operation;
}
