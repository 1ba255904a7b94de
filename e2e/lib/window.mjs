// The real window under WebKitWebDriver: starting it on a data folder, finding things in it, its pictures, its file dialogs.
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Builder, By, Capabilities } from "selenium-webdriver";
import { eventually, RESULTS, ROOT } from "../check.mjs";
import { t } from "./texts.mjs";

const program = process.env.BANTU_BIN ?? path.join(process.env.CARGO_TARGET_DIR ?? path.join(ROOT, "target"), "debug/bantu");
const port = process.env.BANTU_WEBDRIVER_PORT ?? "4444";

/** Keys to whatever has the focus on this screen. */
export const keys = (...args) => execFileSync("xdotool", args);

export class Window {
  #binary = program;

  constructor(data) {
    this.data = data;
  }

  /** The same program in another environment: without a keychain, or with an answer to the system's file dialog. */
  inside(environment) {
    this.#binary = `${this.data}-program`;
    const given = Object.entries(environment).map(([name, value]) => `${name}="${value}"`).join(" ");
    writeFileSync(this.#binary, `#!/bin/sh\n${given} exec "${program}" "$@"\n`);
    chmodSync(this.#binary, 0o755);
    return this;
  }

  async start() {
    const wanted = new Capabilities();
    wanted.setBrowserName("wry");
    wanted.set("webkitgtk:browserOptions", { binary: this.#binary, args: ["--data", this.data] });
    // The very first start on a loaded machine may miss the screen: one more try, as a person would.
    for (let attempt = 1; ; attempt += 1) {
      try {
        this.driver = await new Builder().usingServer(`http://127.0.0.1:${port}/`).withCapabilities(wanted).build();
        return;
      } catch (error) {
        if (attempt === 2) throw error;
        console.log(`not started yet: ${error.message}`);
        const left = this.#running();
        if (left) process.kill(Number(left), "SIGKILL");
        await this.#ended();
      }
    }
  }

  /** Ends the session and waits until the program has let go of its folder. */
  async quit() {
    const { driver } = this;
    this.driver = null;
    if (!driver) return;
    await driver.quit().catch(() => undefined);
    await this.#ended();
  }

  /** A program that is going away is out of the list of processes before it has let go of its lock. */
  #ended() {
    const lock = path.join(this.data, "window.lock");
    return eventually("the program has ended", () => {
      if (this.#running() !== undefined) return false;
      if (existsSync(lock)) execFileSync("flock", ["--nonblock", lock, "true"]);
      return true;
    });
  }

  /** The process of the program on this folder, whoever started it. */
  #running() {
    return readdirSync("/proc").find((pid) => {
      if (!/^\d+$/.test(pid)) return false;
      try {
        const line = readFileSync(`/proc/${pid}/cmdline`, "utf8");
        return line.startsWith(program) && line.includes(`\0--data\0${this.data}\0`);
      } catch {
        return false;
      }
    });
  }

  find(css) {
    return eventually(`element ${css}`, async () => (await this.driver.findElements(By.css(css)))[0]);
  }

  /** The innermost element that holds a text of the catalogues. */
  text(text, tag = "*") {
    return eventually(`text ${text}`, async () => {
      const quoted = text.includes('"') ? `'${text}'` : `"${text}"`;
      const found = await this.driver.findElements(By.xpath(`//${tag}[contains(normalize-space(.), ${quoted})]`));
      return found.at(-1);
    });
  }

  /** A button by its text; antd puts a space between two Chinese characters. */
  button(text) {
    return eventually(`button ${text}`, async () => {
      for (const one of await this.driver.findElements(By.css("button"))) {
        const shown = (await one.getText()).replace(/\s/g, "");
        if (shown === text.replace(/\s/g, "") && (await one.isDisplayed())) return one;
      }
      return undefined;
    });
  }

  async press(text) {
    const button = await this.button(text);
    await eventually(`${text} can be pressed`, () => button.isEnabled());
    await button.click();
  }

  async type(css, typed) {
    const field = await this.find(css);
    await this.driver.executeScript("arguments[0].select()", field);
    await field.sendKeys(typed);
  }

  async body() {
    return (await this.driver.findElement(By.css("body"))).getText();
  }

  /** Waits for an error by its code, and holds it to its text in Chinese. */
  async refusal(code) {
    await eventually(`the error ${code}`, async () => (await this.body()).includes(code));
    const text = t(`errors:${code}`).split("{{")[0];
    if (!(await this.body()).includes(text)) throw new Error(`no text for ${code}: ${await this.body()}`);
  }

  /** Calls a command of the shell the way the screens do. */
  async invoke(command, args = {}) {
    const answer = await this.driver.executeAsyncScript(
      `const [command, args, done] = arguments;
       window.__TAURI_INTERNALS__.invoke(command, args).then((good) => done({ good }), (bad) => done({ bad }));`,
      command,
      args,
    );
    if (answer.bad !== undefined) throw Object.assign(new Error(JSON.stringify(answer.bad)), { refusal: answer.bad });
    return answer.good;
  }

  rpc(name, args = {}) {
    return this.invoke("rpc", { name, args });
  }

  /** Adds a file that begins with a text and is filled up to a size, the way the screens do; answers its id and whether it opens whole. */
  async attach(customer, name, head, size) {
    const answer = await this.driver.executeAsyncScript(
      `const [customer, name, head, size, done] = arguments;
       const { invoke } = window.__TAURI_INTERNALS__;
       const bytes = new Uint8Array(size).fill(65);
       bytes.set(Uint8Array.from(head, (letter) => letter.charCodeAt(0)));
       const headers = { "x-customer-id": customer, "x-file-name": encodeURIComponent(name) };
       invoke("attach", bytes, { headers }).then(async (id) => {
         const got = new Uint8Array(await invoke("rpc_file", { name: "attachment.open", args: { id } }));
         done({ good: { id, whole: got.length === size && got.every((byte, at) => byte === bytes[at]) } });
       }).catch((bad) => done({ bad: bad instanceof Error ? String(bad) : bad }));`,
      customer, name, head, size,
    );
    if (answer.bad !== undefined) throw Object.assign(new Error(JSON.stringify(answer.bad)), { refusal: answer.bad });
    return answer.good;
  }

  /** The bytes of a use case that answers a file, as the screens show them. */
  async file(name, args) {
    const answer = await this.driver.executeAsyncScript(
      `const [name, args, done] = arguments;
       window.__TAURI_INTERNALS__.invoke("rpc_file", { name, args }).then(
         (good) => done({ good: Array.from(new Uint8Array(good)) }), (bad) => done({ bad }));`,
      name,
      args,
    );
    if (answer.bad !== undefined) throw new Error(JSON.stringify(answer.bad));
    return Buffer.from(answer.good);
  }

  /** A picture of the page, when it stands still. */
  async picture(name) {
    await eventually("standing still", () =>
      this.driver.executeScript("return document.getAnimations().every((one) => one.playState !== 'running' || one.effect?.getTiming().iterations === Infinity)"),
    );
    writeFileSync(path.join(RESULTS, `${name}.png`), Buffer.from(await this.driver.takeScreenshot(), "base64"));
  }

  /** No key of a catalogue and no hole where a text belongs. */
  async spoken() {
    const text = await this.body();
    if (/\{\{|\}\}|\bundefined\b|\bNaN\b|\[object /.test(text)) throw new Error(`a hole in a text: ${text}`);
    if (/\b(setup|common|errors|settings|sync):[a-z_.]+|\b(blocked|restore|unlock|recovery)\.[a-z_.]+/.test(text)) throw new Error(`a key on the screen: ${text}`);
  }

  /** Ends the program that started itself anew once it has put the folder in place; WebDriver knows nothing of it. */
  async endSuccessor(before) {
    const pid = await eventually("the program started anew", () => {
      const running = this.#running();
      const inPlace = existsSync(`${this.data}.replaced`) && existsSync(path.join(this.data, "window.lock"));
      return running !== before && inPlace ? running : undefined;
    });
    process.kill(Number(pid), "SIGKILL");
    this.driver = null;
    await this.#ended();
  }

  get pid() {
    return this.#running();
  }
}
