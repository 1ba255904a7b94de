// Headless Chromium before the real office: people at their screens, and what a screen must never show.
import assert from "node:assert/strict";
import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";
import { RESULTS } from "../check.mjs";
import { PASSWORD } from "./office.mjs";
import { KEYS, LANGUAGE_NAME, t, TAG } from "./texts.mjs";

const PATIENCE = 8_000;

export async function openBrowser() {
  return chromium.launch({
    executablePath: process.env.BANTU_CHROMIUM ?? "/usr/bin/chromium",
    // The camera is one of the browser's own making.
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"],
  });
}

/** One person at one screen; remembers everything that went wrong in the page. */
export class Person {
  #troubles = [];
  #expected = null;

  /** At a desk, or with another look such as that of a phone. */
  static async at(browser, office, name, look = {}) {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, acceptDownloads: true, reducedMotion: "reduce", ...look });
    context.setDefaultTimeout(PATIENCE);
    const person = new Person();
    person.name = name;
    person.context = context;
    person.office = office;
    person.page = await context.newPage();
    person.#watch();
    return person;
  }

  #watch() {
    const { page } = this;
    page.on("pageerror", (error) => this.#troubles.push(`page error: ${error}`));
    page.on("console", (message) => {
      // What the network did is told by the answers below, with the name of the call.
      if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
        this.#troubles.push(`console: ${message.text()}`);
      }
    });
    page.on("requestfailed", (request) => {
      // A page that is left gives up what it was asking.
      if (request.failure()?.errorText !== "net::ERR_ABORTED") this.#troubles.push(`failed: ${request.url()} ${request.failure()?.errorText}`);
    });
    page.on("response", (answer) => {
      if (answer.status() < 400) return;
      const what = `${answer.status()} ${new URL(answer.url()).pathname}`;
      if (!this.#expected?.test(what)) this.#troubles.push(what);
    });
  }

  /** Errors since the last time of asking must be none. */
  nothingWrong() {
    const found = this.#troubles.splice(0);
    assert.deepEqual(found, [], `trouble in the page of ${this.name}`);
  }

  /** What went wrong so far has been told. */
  forget() {
    this.#troubles.length = 0;
  }

  /** Answers such as `404 /rpc/customer.get` that the body of a check provokes on purpose. */
  async expecting(pattern, body) {
    this.#expected = pattern;
    try {
      await body();
    } finally {
      this.#expected = null;
    }
  }

  async open(address = "/") {
    await this.page.goto(`${this.office.url}/#${address}`);
  }

  /** Goes to an address, by the menu or by typing it, and waits for the other page's own heading. */
  async go(address, byMenu = false) {
    const { page } = this;
    const path = (of) => of.split("#")[1]?.split("?")[0] ?? "/";
    const another = path(page.url()) !== path(`#${address}`);
    await page.evaluate(() => document.querySelector("main h1")?.setAttribute("data-left", ""));
    if (byMenu) await this.menu(address).click();
    else await this.open(address);
    if (another) await page.locator("main h1:not([data-left])").waitFor();
    await this.settled();
  }

  async signIn(email, password = PASSWORD) {
    await this.open();
    await this.page.locator(".welcome-foot").getByText(LANGUAGE_NAME.zh).click();
    await this.page.getByLabel(t("setup:login.email")).fill(email);
    await this.page.getByLabel(t("setup:login.password"), { exact: true }).fill(password);
    await this.button(t("setup:login.submit")).click();
    await this.page.locator("nav.menu").waitFor();
  }

  /** A button by its text; antd puts a space between two Chinese characters. */
  button(text, within = this.page) {
    const spaced = text.length === 2 && /^\p{Script=Han}{2}$/u.test(text) ? `${text[0]}\\s?${text[1]}` : escaped(text);
    return within.getByRole("button", { name: new RegExp(`(^|\\s)${spaced}$`, "u") });
  }

  menu(entry) {
    return this.page.locator(`nav.menu a[href$="#${entry}"]`);
  }

  panel(title) {
    return this.page.locator("section.panel").filter({ has: this.page.getByRole("heading", { level: 2, name: title, exact: true }) });
  }

  get dialog() {
    return this.page.getByRole("dialog").last();
  }

  gate(code) {
    return this.page.locator(`#gate [data-gate="${code}"]`);
  }

  async gateIs(code, met) {
    await this.page.locator(`#gate [data-gate="${code}"][data-met="${met}"]`).waitFor();
  }

  /** Chooses in a list that opens, typing what is looked for. */
  async pick(field, typed, option) {
    await field.click();
    if (typed) await field.fill(typed);
    await this.page.locator(".ant-select-dropdown:visible .ant-select-item-option", { hasText: option }).first().click();
  }

  async chooseLanguage(language) {
    await this.page.locator(".top-end").getByRole("button", { name: new RegExp(Object.values(LANGUAGE_NAME).join("|")) }).click();
    await this.page.getByRole("menuitem", { name: LANGUAGE_NAME[language] }).click();
    await this.page.locator(`html[lang="${TAG[language]}"]`).waitFor();
  }

  /** What is on the screen has come and stands still. */
  async settled() {
    const { page } = this;
    await page.locator("main h1").first().waitFor();
    await page.waitForFunction(() => document.querySelector("main :is(.ant-skeleton, [aria-busy=true], .ant-spin-spinning, .grid-ghost)") === null);
    await page.evaluate(() => Promise.all(document.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Infinity).map((one) => one.finished.catch(() => undefined))));
  }

  /** No key where a text belongs, and in Indonesian and English no Chinese label. */
  async translated(language) {
    const seen = await this.page.evaluate((language) => {
      const texts = [];
      const labels = [];
      const skip = ".error-code, code, .pdf-pages, [lang]:not(html)";
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        if (!node.parentElement?.closest(`script, style, ${skip}`)) texts.push(node.data);
      }
      for (const element of document.body.querySelectorAll("[aria-label], [title], [placeholder], [alt]")) {
        for (const name of ["aria-label", "title", "placeholder", "alt"]) texts.push(element.getAttribute(name) ?? "");
      }
      const fixed = "nav.menu a, nav.menu h2, main th, main label, main dt, main [role=columnheader], .page-actions button, .stage-name, .gate-text > span:first-child, [role=dialog] label";
      for (const element of document.querySelectorAll(fixed)) labels.push(element.textContent ?? "");
      return { texts, labels, lang: document.documentElement.lang };
    }, language);
    assert.equal(seen.lang, TAG[language]);
    const raw = seen.texts.flatMap((text) => text.match(/(?<![\w@.])[a-z][a-z_0-9]*(?:[:.][a-zA-Z_0-9]+)*(?![\w@])/g) ?? []).filter((word) => KEYS.has(word));
    assert.deepEqual([...new Set(raw)], [], "keys on the screen");
    assert.ok(!seen.texts.some((text) => /\{\{|\}\}|\bundefined\b|\bNaN\b|\[object /.test(text)), "a hole in a text");
    if (language !== "zh") {
      const chinese = seen.labels.filter((text) => /\p{Script=Han}/u.test(text) && text !== LANGUAGE_NAME.zh);
      assert.deepEqual(chinese, [], `Chinese labels in ${language}`);
    }
  }

  /** Heads of columns, amounts, days and entries of the menu are read whole, and the page is no wider than the window. */
  async uncut() {
    const cut = await this.page.evaluate(() => {
      const heads = document.querySelectorAll("main [role=columnheader], main [role=columnheader] span, main th, main th *, nav.menu .menu-label");
      const found = [...heads]
        .filter((one) => !one.classList.contains("visually-hidden") && getComputedStyle(one).display !== "inline")
        .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
        .map((one) => one.textContent);
      // An amount, a day or a state that loses its end says something else; names may be shortened.
      const values = document.querySelectorAll("main [role=gridcell] :is(.money, time, .nowrap, .state)");
      found.push(...[...values].filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== "inline").map((one) => one.textContent));
      const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
      return wide ? [...found, "the page itself"] : found;
    });
    assert.deepEqual(cut, [], "cut off");
  }

  /** axe finds nothing serious, once whatever fades in has done so: half way its colours are not yet its own. */
  async accessible() {
    await this.page.waitForFunction(() => {
      const moving = document.getAnimations().some((one) => one.playState === "running" && one.effect?.getComputedTiming().iterations !== Infinity);
      return !moving && !document.querySelector('[class*="-appear"], [class*="-enter"]');
    });
    const { violations } = await new AxeBuilder({ page: this.page }).analyze();
    const bad = violations
      .filter((one) => one.impact === "serious" || one.impact === "critical")
      .map((one) => `${one.id} (${one.impact}): ${one.nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.failureSummary?.split("\n")[1]?.trim() ?? ""}`).join(" | ")}`);
    assert.deepEqual(bad, []);
  }

  async picture(name) {
    await this.page.screenshot({ path: path.join(RESULTS, `${name}-${this.name}.png`) }).catch(() => undefined);
  }
}

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Calls a use case as the page would, with the person's own session. */
export async function refusedInPage(person, name, args, code) {
  await person.expecting(new RegExp(`^4\\d\\d /rpc/${name.replace(".", "\\.")}$`), async () => {
    const told = await person.page.evaluate(async ([name, args]) => {
      const answer = await fetch(`/rpc/${name}`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${sessionStorage.getItem("bantu.token")}` },
        body: JSON.stringify(args),
      });
      return answer.json();
    }, [name, args]);
    assert.equal(told.code, code, JSON.stringify(told));
  });
}
