// A stand-alone laptop with the keychain: recovery key, first run, list, search, input method, a deal, walls, second start.
import assert from "node:assert/strict";
import { By, Key } from "selenium-webdriver";
import { eventually } from "../check.mjs";
import { t } from "../lib/texts.mjs";
import { keys } from "../lib/window.mjs";

/** Ten customers with a deal each, at the first three stages. */
async function deals(on) {
  const { customer_sources: sources } = await on.rpc("lookup.list");
  const { today } = await on.rpc("session.get");
  const names = ["北京科技有限公司", "上海远航贸易", "深圳华创电子", "PT Nusantara Jaya", "广州绿源食品", "杭州云启软件",
    "PT Sinar Harapan", "成都天府医疗", "青岛海岳机械", "厦门鹭江文化"];
  for (const [index, name] of names.entries()) {
    const customer = await on.rpc("customer.create", {
      fields: { name, customer_type: "organization", source_id: sources[index % sources.length].id, phone: `+62 811 000 ${100 + index}` },
    });
    const deal = await on.rpc("opportunity.create", {
      customer_id: customer.id,
      fields: { name: `${name} · 公司设立与签证`, service_type: "mixed" },
      amount: { amount: String(12_500_000 + index * 3_750_000), currency: "IDR" },
    });
    if (index % 3 === 0) continue;
    await on.rpc("opportunity.confirm_demand", { id: deal.id, confirmed_on: today });
    await on.rpc("stage.advance", { opportunity_id: deal.id, to_order: 2 });
  }
}

export async function deal({ step, window, keepRecoveryKey }) {
  const on = window("desk");
  await step("the window starts and shows the recovery key once", async () => {
    await on.start();
    assert.equal(await on.driver.getCurrentUrl().then((url) => new URL(url).protocol), "tauri:");
    await on.press(t("common:copy"));
    await on.text(t("common:copied"));
    await keepRecoveryKey(on, "window-recovery-key");
  });

  await step("the first run sets the laptop up with a Chinese name", async () => {
    await (await on.text(t("setup:first.alone"), "button")).click();
    await on.type("input[autocomplete=name]", "陈经理");
    await on.type("input[type=email]", "chen@example.com");
    await on.picture("window-first-run");
    await on.press(t("setup:alone.submit"));
    await on.find("nav.menu");
    assert.match(await on.body(), /陈经理/);
    await on.picture("window-home");
  });

  await step("a list shows Chinese glyphs", async () => {
    await deals(on);
    await (await on.find('nav.menu a[href*="opportunities"]')).click();
    await eventually("ten rows", async () => (await on.driver.findElements(By.css(".grid-row"))).length === 10);
    assert.match(await (await on.find(".grid")).getText(), /北京科技有限公司/);
    const drawn = await on.driver.executeScript(() => {
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
    await on.picture("window-list");
  });

  await step("a file crosses raw into the sealed folder and back, a renamed program does not", async () => {
    const { rows: [customer] } = await on.rpc("customer.list", { offset: 0, limit: 1 });
    const file = await on.attach(customer.id, "转账凭证 %.pdf", "%PDF-1.7", 5_000_000);
    assert.equal(file.whole, true);
    for (const [head, size, code] of [["MZ", 5_000, "file.kind_refused"], ["", 0, "file.empty"], ["%PDF-1.7", 26_500_000, "file.too_large"]]) {
      await assert.rejects(on.attach(customer.id, "invoice.pdf", head, size), (error) => error.refusal?.code === code, code);
    }
  });

  await step("Chinese typed into the search finds the customer", async () => {
    const search = await on.find("input.search-box, .search-box input");
    await search.sendKeys("北京");
    await eventually("one row", async () => (await on.driver.findElements(By.css(".grid-row"))).length === 1);
    await search.sendKeys(Key.chord(Key.CONTROL, "a"), Key.BACK_SPACE);
    await eventually("ten rows again", async () => (await on.driver.findElements(By.css(".grid-row"))).length === 10);
  });

  await step("an input method composes inside the field: pre-edit is on", async () => {
    const before = await on.invoke("shell_state");
    assert.deepEqual(before.preedit, { context: true, enabled: true, compositions: 0 });
    const search = await on.find("input.search-box, .search-box input");
    await search.click();
    await on.driver.executeScript(() => {
      window.composed = [];
      for (const name of ["compositionstart", "compositionupdate", "compositionend"]) {
        document.addEventListener(name, (event) => window.composed.push([name, event.data]), true);
      }
    });
    // GTK's own input method: Ctrl+Shift+U, a code point, a space.
    keys("key", "ctrl+shift+u");
    keys("type", "--delay", "40", "4eac");
    await eventually("composing", () => on.driver.executeScript(() => window.composed.at(-1)?.[1] === "u4eac"));
    assert.equal(await search.getAttribute("value"), "u4eac", "what is composed stands in the field");
    keys("key", "space");
    await eventually("composed", () => on.driver.executeScript(() => window.composed.at(-1)?.join() === "compositionend,京"));
    assert.equal(await search.getAttribute("value"), "京");
    await eventually("one row", async () => (await on.driver.findElements(By.css(".grid-row"))).length === 1);
    assert.equal((await on.invoke("shell_state")).preedit.compositions, 1);
  });

  await step("a deal opens with its stages", async () => {
    await (await on.find(".grid-row")).click();
    await on.driver.actions().sendKeys(Key.ENTER).perform();
    await eventually("the deal's address", async () => /#\/opportunities\/[0-9a-f-]{36}/.test(await on.driver.getCurrentUrl()));
    await on.text("北京科技有限公司 · 公司设立与签证", "h1");
    await on.picture("window-deal");
  });

  await step("the window's walls hold", async () => {
    await assert.rejects(on.invoke("open_link", { url: "file:///etc/passwd" }), (error) => error.refusal.code === "link.refused");
    await assert.rejects(on.invoke("plugin:dialog|open"), /not allowed/);
    await assert.rejects(on.invoke("plugin:opener|open_url", { url: "https://example.com" }), /not allowed/);
    await assert.rejects(on.invoke("rpc", { name: "no.such", args: {} }), (error) => error.refusal.code === "rpc.unknown");
    const before = await on.driver.getCurrentUrl();
    await on.driver.executeScript(() => {
      window.open("https://example.com/");
      location.href = "https://example.com/";
    });
    const evaluated = await on.driver.executeScript(() => {
      const script = document.createElement("script");
      script.textContent = "window.injected = true";
      document.head.append(script);
      return window.injected === true;
    });
    assert.equal(evaluated, false, "an injected script must not run");
    assert.ok(await on.driver.executeScript(() => Object.isFrozen(Object.prototype)), "the prototype of all objects is frozen");
    assert.equal(await on.driver.getCurrentUrl(), before);
    assert.equal((await on.driver.getAllWindowHandles()).length, 1);
  });

  await step("a second start opens at once, without the recovery key", async () => {
    await on.quit();
    await on.start();
    await on.find("nav.menu");
    assert.equal((await on.driver.findElements(By.css(".recovery-key"))).length, 0);
    const page = await on.rpc("opportunity.list", { offset: 0, limit: 50 });
    assert.equal(page.total, 10);
    await on.quit();
  });
}
