// The real window under WebKitGTK: first run with the real keychain, Chinese on the screen and from an input method,
// a deal opened, the walls of the window, and a second start. scripts/with-window.sh gives screen, bus and WebDriver.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Builder, By, Capabilities, Key } from "selenium-webdriver";
import { check, eventually, finish, RESULTS, ROOT } from "./check.mjs";

const program = process.env.BANTU_BIN ?? path.join(ROOT, "target/debug/bantu");
const port = process.env.BANTU_WEBDRIVER_PORT ?? "4444";
const folder = mkdtempSync(path.join(tmpdir(), "bantu-window-"));
const data = path.join(folder, "data");
const texts = (name) => JSON.parse(readFileSync(path.join(ROOT, `ui/src/locales/zh/${name}.json`), "utf8"));
const [common, setup] = [texts("common"), texts("setup")];

let window;

async function start() {
  const wanted = new Capabilities();
  wanted.setBrowserName("wry");
  wanted.set("webkitgtk:browserOptions", { binary: program, args: ["--data", data] });
  // The very first start on a loaded machine may miss the screen: one more try, as a person would.
  for (let attempt = 1; ; attempt += 1) {
    try {
      window = await new Builder().usingServer(`http://127.0.0.1:${port}/`).withCapabilities(wanted).build();
      return;
    } catch (error) {
      if (attempt === 2) throw error;
    }
  }
}

const find = (css) => eventually(`element ${css}`, async () => (await window.findElements(By.css(css)))[0]);
const findText = (text, tag = "*") =>
  eventually(`text ${text}`, async () => {
    const found = await window.findElements(By.xpath(`//${tag}[contains(normalize-space(.), "${text}")]`));
    return found.at(-1);
  });
const body = async () => (await window.findElement(By.css("body"))).getText();

/** Calls a command of the shell the way the screens do. */
async function invoke(command, args = {}) {
  const answer = await window.executeAsyncScript(
    `const [command, args, done] = arguments;
     window.__TAURI_INTERNALS__.invoke(command, args).then((good) => done({ good }), (bad) => done({ bad }));`,
    command,
    args,
  );
  if (answer.bad !== undefined) throw Object.assign(new Error(JSON.stringify(answer.bad)), { refusal: answer.bad });
  return answer.good;
}

const rpc = (name, args = {}) => invoke("rpc", { name, args });
const keys = (...args) => execFileSync("xdotool", args);

async function picture(name) {
  const bytes = Buffer.from(await window.takeScreenshot(), "base64");
  writeFileSync(path.join(RESULTS, `${name}.png`), bytes);
}

/** Ten customers with a deal each, at the first three stages. */
async function deals() {
  const { customer_sources: sources } = await rpc("lookup.list");
  const { today } = await rpc("session.get");
  const names = ["北京科技有限公司", "上海远航贸易", "深圳华创电子", "PT Nusantara Jaya", "广州绿源食品", "杭州云启软件",
    "PT Sinar Harapan", "成都天府医疗", "青岛海岳机械", "厦门鹭江文化"];
  for (const [index, name] of names.entries()) {
    const customer = await rpc("customer.create", {
      fields: { name, customer_type: "organization", source_id: sources[index % sources.length].id, phone: `+62 811 000 ${100 + index}` },
    });
    const deal = await rpc("opportunity.create", {
      customer_id: customer.id,
      fields: { name: `${name} · 公司设立与签证`, service_type: "mixed" },
      amount: { amount: String(12_500_000 + index * 3_750_000), currency: "IDR" },
    });
    if (index % 3 === 0) continue;
    await rpc("opportunity.confirm_demand", { id: deal.id, confirmed_on: today });
    await rpc("stage.advance", { opportunity_id: deal.id, to_order: 2 });
  }
}

try {
  await check("the window starts and shows the recovery key once", async () => {
    await start();
    assert.equal(await window.getCurrentUrl().then((url) => new URL(url).protocol), "tauri:");
    const shown = await (await find(".recovery-key")).getText();
    assert.match(shown.trim(), /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){7}$/);
    await picture("window-recovery-key");
    await (await findText(setup.recovery.kept, "label")).click();
    await (await findText(setup.recovery.go_on, "button")).click();
  });

  await check("the first run sets the laptop up with a Chinese name", async () => {
    await (await findText(setup.first.alone, "button")).click();
    await (await find("input[autocomplete=name]")).sendKeys("陈经理");
    await (await find("input[type=email]")).sendKeys("chen@example.com");
    await (await findText(setup.alone.submit, "button")).click();
    await find("nav.menu");
    assert.match(await body(), /陈经理/);
  });

  await check("a list shows Chinese glyphs", async () => {
    await deals();
    await (await find('nav.menu a[href*="opportunities"]')).click();
    await eventually("ten rows", async () => (await window.findElements(By.css(".grid-row"))).length === 10);
    assert.match(await (await find(".grid")).getText(), /北京科技有限公司/);
    const drawn = await window.executeScript(() => {
      const style = getComputedStyle(document.querySelector(".grid-row"));
      const draw = (text) => {
        const canvas = document.createElement("canvas");
        canvas.width = canvas.height = 64;
        const pen = canvas.getContext("2d", { willReadFrequently: true });
        pen.font = `48px ${style.fontFamily}`;
        pen.fillText(text, 4, 52);
        return pen.getImageData(0, 0, 64, 64).data.join();
      };
      // A character that no font has shows what a missing glyph looks like here.
      return { missing: draw("\u{10FFFD}"), glyphs: [..."北京科技商机"].map(draw) };
    });
    assert.equal(new Set(drawn.glyphs).size, 6, "six characters look different");
    assert.ok(!drawn.glyphs.includes(drawn.missing), "a character has no glyph");
    await picture("window-list");
  });

  await check("Chinese typed into the search finds the customer", async () => {
    const search = await find("input.search-box, .search-box input");
    await search.sendKeys("北京");
    await eventually("one row", async () => (await window.findElements(By.css(".grid-row"))).length === 1);
    await search.sendKeys(Key.chord(Key.CONTROL, "a"), Key.BACK_SPACE);
    await eventually("ten rows again", async () => (await window.findElements(By.css(".grid-row"))).length === 10);
  });

  await check("an input method composes inside the field: pre-edit is on", async () => {
    const before = await invoke("shell_state");
    assert.deepEqual(before.preedit, { context: true, enabled: true, compositions: 0 });
    const search = await find("input.search-box, .search-box input");
    await search.click();
    await window.executeScript(() => {
      window.composed = [];
      for (const name of ["compositionstart", "compositionupdate", "compositionend"]) {
        document.addEventListener(name, (event) => window.composed.push([name, event.data]), true);
      }
    });
    // GTK's own input method: Ctrl+Shift+U, a code point, a space.
    keys("key", "ctrl+shift+u");
    keys("type", "--delay", "40", "4eac");
    await eventually("composing", () => window.executeScript(() => window.composed.at(-1)?.[1] === "u4eac"));
    assert.equal(await search.getAttribute("value"), "u4eac", "what is composed stands in the field");
    keys("key", "space");
    await eventually("composed", () => window.executeScript(() => window.composed.at(-1)?.join() === "compositionend,京"));
    assert.equal(await search.getAttribute("value"), "京");
    await eventually("one row", async () => (await window.findElements(By.css(".grid-row"))).length === 1);
    assert.equal((await invoke("shell_state")).preedit.compositions, 1);
  });

  await check("a deal opens with its stages", async () => {
    await (await find(".grid-row")).click();
    await window.actions().sendKeys(Key.ENTER).perform();
    await eventually("the deal's address", async () => /#\/opportunities\/[0-9a-f-]{36}/.test(await window.getCurrentUrl()));
    await findText("北京科技有限公司 · 公司设立与签证", "h1");
    await picture("window-deal");
    if (process.env.BANTU_SCREENSHOT) {
      mkdirSync(path.join(ROOT, "docs/screenshots"), { recursive: true });
      cpSync(path.join(RESULTS, "window-deal.png"), path.join(ROOT, "docs/screenshots/window.png"));
    }
  });

  await check("the window's walls hold", async () => {
    await assert.rejects(invoke("open_link", { url: "file:///etc/passwd" }), (error) => error.refusal.code === "link.refused");
    await assert.rejects(invoke("plugin:dialog|open"), /not allowed/);
    await assert.rejects(invoke("plugin:opener|open_url", { url: "https://example.com" }), /not allowed/);
    await assert.rejects(invoke("rpc", { name: "no.such", args: {} }), (error) => error.refusal.code === "rpc.unknown");
    const before = await window.getCurrentUrl();
    await window.executeScript(() => {
      window.open("https://example.com/");
      location.href = "https://example.com/";
    });
    const evaluated = await window.executeScript(() => {
      const script = document.createElement("script");
      script.textContent = "window.injected = true";
      document.head.append(script);
      return window.injected === true;
    });
    assert.equal(evaluated, false, "an injected script must not run");
    assert.ok(await window.executeScript(() => Object.isFrozen(Object.prototype)), "the prototype of all objects is frozen");
    assert.equal(await window.getCurrentUrl(), before);
    assert.equal((await window.getAllWindowHandles()).length, 1);
  });

  await check("a second start opens at once, without the recovery key", async () => {
    await window.quit();
    await start();
    await find("nav.menu");
    assert.equal((await window.findElements(By.css(".recovery-key"))).length, 0);
    const page = await rpc("opportunity.list", { offset: 0, limit: 50 });
    assert.equal(page.total, 10);
  });
} finally {
  await window?.quit().catch(() => undefined);
  rmSync(folder, { recursive: true, force: true });
  finish();
}
