// The pictures that README shows, of the demonstration and the golden deal: the screens in Chromium at a laptop's size, a page of a
// paper, and with `window` the real window. Run by scripts/screenshots.sh, which sets the office's clock.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { eventually, RESULTS, ROOT } from "./check.mjs";
import { playDeal } from "./golden/deal.mjs";
import { AtOffice } from "./golden/people.mjs";
import { Laptop, PASSPHRASE } from "./lib/laptop.mjs";
import { papersOf } from "./lib/material.mjs";
import { LOGIN, Office } from "./lib/office.mjs";
import { smallPng } from "./lib/picture.mjs";
import { openBrowser, Person } from "./lib/screens.mjs";
import { t } from "./lib/texts.mjs";
import { Window } from "./lib/window.mjs";

const TARGET = path.join(ROOT, "docs/screenshots");
/** The moment at which the office's clock begins. */
const NOW = process.env.BANTU_SCREENSHOT_AT;
const LAPTOP = { viewport: { width: 1366, height: 768 }, deviceScaleFactor: 1.5, timezoneId: "Asia/Jakarta", locale: "zh-CN" };
const folder = mkdtempSync(path.join(tmpdir(), "bantu-screenshots-"));

/** Few colours are enough for screens, and keep the repository small. */
function keep(name, file) {
  const target = path.join(TARGET, `${name}.png`);
  execFileSync("convert", [file, "-strip", "+dither", "-colors", "128", "-define", "png:compression-level=9", `PNG8:${target}`]);
  console.log(`${name}.png ${Math.round(statSync(target).size / 1024)} KiB`);
}

async function take(person, name) {
  const { page } = person;
  await person.settled();
  await page.evaluate(() => document.fonts.ready);
  await page.mouse.move(0, 0);
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({ path: file, caret: "hide", animations: "disabled" });
  keep(name, file);
}

/** A person signed in and reading Chinese. */
async function sitDown(browser, office, name) {
  const person = await Person.at(browser, office, name, LAPTOP);
  if (NOW) await person.context.clock.setFixedTime(new Date(NOW));
  await person.signIn(LOGIN[name]);
  await person.settled();
  await person.chooseLanguage("zh");
  return person;
}

/** Some papers of the deal in each state, so that its board shows what it is for. */
async function givePapers(office, deal) {
  const mine = papersOf(await office.signIn(LOGIN.rep), deal);
  const theirs = papersOf(await office.signIn(LOGIN.operation), deal);
  await mine.give("DIRECTOR_ID", smallPng("法人.png", 300, 200));
  await mine.give("COMMISSIONER_ID", smallPng("监事.png", 300, 200, 90));
  await mine.tell("COMPANY_NAMES", "Cemerlang Logistik Indonesia");
  await mine.give("PHOTO_DIGITAL", smallPng("照片.png", 600, 800));
  await theirs.decide("DIRECTOR_ID", "approved");
  await theirs.decide("COMPANY_NAMES", "approved");
  await theirs.decide("PHOTO_DIGITAL", "rejected", "照片背景须为红色，请重新拍摄");
}

/** The company is founded, one permit is given out, the other waits for somebody, the rest waits for both. */
async function workOnOrders({ dispatch, operation }, opportunity_id) {
  const { today } = await dispatch.call("session.get");
  await dispatch.call("execution.split", { opportunity_id });
  const { orders } = await dispatch.call("execution.of_deal", { opportunity_id });
  const [company] = orders.filter((one) => one.order_type === "company_registration");
  const [permit] = orders.filter((one) => one.order_type === "visa_kitas");
  const give = (order, assigned_team) => dispatch.call("execution.assign", { id: order.id, assigned_to: operation.user.id, assigned_team });
  await give(company, "enterprise_service");
  const found = { company_name: "PT CEMERLANG LOGISTIK INDONESIA", nib: "0220103456780", npwp: "53.210.987.5-012.000" };
  await operation.call("registration.save", { execution_order_id: company.id, ...found });
  await operation.call("registration.complete", { execution_order_id: company.id, completed_on: today });
  await give(permit, "visa");
}

async function takeScreens() {
  const office = new Office(folder);
  office.run("demo");
  await office.start();
  const browser = await openBrowser();
  try {
    const people = {};
    for (const who of ["rep", "manager", "operation", "legal", "finance", "dispatch"]) people[who] = await AtOffice.signIn(office, LOGIN[who]);
    const rep = await sitDown(browser, office, "rep");
    const paper = (what) => path.join(folder, `${what.replaceAll(" ", "-")}.pdf`);
    /** The papers are pictured on the way, before they are complete. */
    const stage = async (order) => {
      if (order !== 5) return;
      const { rows } = await people.rep.call("opportunity.list", { query: "深圳晨星", offset: 0, limit: 1 });
      await givePapers(office, { id: rows[0].id, customer: rows[0].customer.id });
      await rep.go(`/opportunities/${rows[0].id}`);
      await rep.page.locator("#materials").evaluate((one) => one.scrollIntoView({ block: "start" }));
      await take(rep, "papers");
    };
    const { deal, quotationPaper } = await playDeal(people, { stage, paper, until: 7 });
    await workOnOrders(people, deal);

    await rep.go(`/opportunities/${deal}`);
    await rep.page.locator(".order-graph").waitFor();
    await rep.page.locator("main").evaluate((one) => one.scrollTo(0, 0));
    await take(rep, "deal");

    const draft = (await people.rep.call("start.get")).drafts[0];
    await rep.go(`/quotations/${draft.id}`);
    await rep.page.locator("table.lines tbody tr").first().waitFor();
    await take(rep, "quotation");

    const { rows: customers } = await people.rep.call("customer.list", { query: "武汉光谷", offset: 0, limit: 1 });
    await rep.go(`/customers/${customers[0].id}`);
    await rep.page.getByRole("tab", { name: t("customer:tab.papers") }).click();
    await take(rep, "customer");

    await rep.go("/leads", true);
    await rep.page.locator(".grid-row").first().waitFor();
    await take(rep, "leads");

    // The head of the first page, in the shape of the screens.
    const head = ["-singlefile", "-f", "1", "-scale-to-x", "1366", "-scale-to-y", "-1", "-x", "0", "-y", "0", "-W", "1366", "-H", "768"];
    execFileSync("pdftoppm", ["-png", ...head, quotationPaper, path.join(folder, "paper")]);
    keep("paper", path.join(folder, "paper.png"));
    rep.nothingWrong();
  } finally {
    await browser.close();
    await office.stop();
  }
}

/** The desktop of the rep, enrolled at an office with demo data, with a deal at its eighth stage. */
async function takeWindow() {
  const office = new Office(folder);
  office.run("demo");
  await office.start();
  const data = path.join(folder, "laptop");
  const window = new Window(data).inside({ BANTU_PASSPHRASE: PASSPHRASE });
  try {
    const laptop = new Laptop(data);
    const code = office.run("enroll-code", LOGIN.rep).trim();
    await laptop.rpc("setup.join", { url: office.url, code, device_name: "demo laptop" });
    await laptop.sync();
    await laptop.run(["recovery-key"]);
    const { rows } = await laptop.rpc("opportunity.list", { query: "武汉光谷", offset: 0, limit: 1 });
    await window.start();
    await window.find("nav.menu");
    await window.driver.executeScript(`location.hash = "#/opportunities/${rows[0].id}"`);
    await window.find(".order-graph");
    await eventually("nothing loads", () => window.driver.executeScript("return document.querySelector('main .ant-skeleton') === null"));
    await window.picture("screenshot-window");
    keep("window", path.join(RESULTS, "screenshot-window.png"));
  } finally {
    await window.quit();
    await office.stop();
  }
}

try {
  mkdirSync(TARGET, { recursive: true });
  await (process.argv[2] === "window" ? takeWindow() : takeScreens());
} finally {
  rmSync(folder, { recursive: true, force: true });
}
