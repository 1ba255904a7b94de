// A real office server on a free loopback port, with demo data, in a folder of its own.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../check.mjs";

export const PASSWORD = "bantu-demo-2026";
export const LOGIN = {
  rep: "rep@demo.bantu",
  rep2: "rep2@demo.bantu",
  manager: "manager@demo.bantu",
  finance: "finance@demo.bantu",
  legal: "legal@demo.bantu",
  dispatch: "dispatch@demo.bantu",
  operation: "operation@demo.bantu",
  admin: "admin@demo.bantu",
};

/** Screens built since the server was; without it those inside the server are shown. */
const SCREENS = process.env.BANTU_UI ? ["--ui", process.env.BANTU_UI] : [];

/** A program of the project: where the caller says, else where cargo puts it. */
export function program(variable, name) {
  const found = process.env[variable] ?? path.join(process.env.CARGO_TARGET_DIR ?? path.join(ROOT, "target"), "debug", name);
  if (!existsSync(found)) throw new Error(`${name} is not built: ${found} (set ${variable})`);
  return found;
}

export class Office {
  #data;
  #jobs;
  #mail;
  #process = null;
  #program = program("BANTU_SERVER_BIN", "bantu-server");
  url = null;
  log = "";

  /** Scheduled jobs run only where a story is about them: they would change what another one counts. Mails leave by `mail`. */
  constructor(folder, { jobs = false, mail = null } = {}) {
    this.#mail = mail;
    this.#data = path.join(folder, "office");
    this.#jobs = jobs ? [] : ["--no-jobs"];
  }

  /** Runs one of the server's own commands and answers its output. */
  run(...args) {
    return execFileSync(this.#program, [...args, "--data", this.#data], { encoding: "utf8" });
  }

  /** Starts the server; a second start takes the same port again. */
  async start() {
    const listen = this.url ? new URL(this.url).host : "127.0.0.1:0";
    this.log = "";
    this.#process = spawn(this.#program, ["serve", "--data", this.#data, "--listen", listen, ...this.#jobs, ...(this.#mail?.options ?? []), ...SCREENS], { stdio: ["ignore", "pipe", "pipe"] });
    this.url = await new Promise((resolve, reject) => {
      const read = (bytes) => {
        this.log += bytes;
        const found = /listening on (http:\S+)/.exec(this.log);
        if (found) resolve(found[1]);
      };
      this.#process.stdout.on("data", read);
      this.#process.stderr.on("data", read);
      this.#process.once("error", reject);
      this.#process.once("exit", (code) => reject(new Error(`the office ended with ${code}: ${this.log}`)));
    });
  }

  async stop() {
    const running = this.#process;
    this.#process = null;
    if (!running || running.exitCode !== null) return;
    const ended = new Promise((resolve) => running.once("exit", resolve));
    running.kill("SIGTERM");
    const patience = setTimeout(() => running.kill("SIGKILL"), 5_000);
    await ended;
    clearTimeout(patience);
  }

  /** The office's data are gone, as after a wrong restore. */
  forgetEverything() {
    rmSync(this.#data, { recursive: true, force: true });
  }

  /** Signs in over HTTP; the answer calls use cases as that person. */
  async signIn(email) {
    const { token, user } = await this.#call(null, "auth.login", { email, password: PASSWORD });
    const rpc = (name, args = {}) => this.#call(token, name, args);
    /** Adds a file to a customer: the arguments in the query, the bytes as the body. */
    const attach = (args, bytes) => this.#post(`/rpc/attachment.add?${new URLSearchParams(args)}`, token, bytes, "application/octet-stream");
    /** Fetches a file that a use case answers with. */
    const file = async (name, args) => Buffer.from(await (await this.#send(`/rpc/${name}`, token, JSON.stringify(args))).arrayBuffer());
    return Object.assign(rpc, { user, attach, file });
  }

  /** A laptop joins with a one-time code; the answer calls use cases under its token. */
  async enroll(code, name) {
    const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("hex");
    const request = { proto: 1, code, nonce, device_name: name, app_version: "0.1.0" };
    const { token, mark } = await this.#post("/sync/v1/enroll", null, request);
    const rpc = (called, args = {}) => this.#call(token, called, args);
    return Object.assign(rpc, { mark });
  }

  #call(token, name, args) {
    return this.#post(`/rpc/${name}`, token, args);
  }

  async #post(address, token, args, type = "application/json") {
    return (await this.#send(address, token, type === "application/json" ? JSON.stringify(args) : args, type)).json();
  }

  async #send(address, token, body, type = "application/json") {
    const headers = { "content-type": type, ...(token ? { authorization: `Bearer ${token}` } : {}) };
    const answer = await fetch(`${this.url}${address}`, { method: "POST", headers, body });
    if (!answer.ok) {
      const refusal = await answer.json();
      throw Object.assign(new Error(`${address} at the office: ${JSON.stringify(refusal)}`), { refusal });
    }
    return answer;
  }
}
