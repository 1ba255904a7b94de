// A laptop without a window: the real program on a data folder; every call is a process of its own.
import { spawn } from "node:child_process";
import { program } from "./office.mjs";

export const PASSPHRASE = "a passphrase of the laptop";

export class Laptop {
  #program = program("BANTU_BIN", "bantu");

  constructor(data) {
    this.data = data;
  }

  /** Starts the program; answers the process and what it will have printed. */
  start(args, { passphrase = PASSPHRASE } = {}) {
    // No session bus: this laptop has no keychain, the passphrase wraps its key.
    const { DBUS_SESSION_BUS_ADDRESS: _, ...environment } = process.env;
    const running = spawn(this.#program, ["--data", this.data, ...args], {
      env: { ...environment, BANTU_PASSPHRASE: passphrase },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const printed = { out: "", err: "" };
    running.stdout.on("data", (bytes) => { printed.out += bytes; });
    running.stderr.on("data", (bytes) => { printed.err += bytes; });
    const ended = new Promise((resolve, reject) => {
      running.once("error", reject);
      running.once("close", (code, signal) => resolve({ code, signal, ...printed }));
    });
    return { running, printed, ended };
  }

  /** Runs the program to its end; an error of the program comes as `refusal`. */
  async run(args, options) {
    const { code, out, err } = await this.start(args, options).ended;
    const answer = out.trim() === "" ? null : JSON.parse(out);
    if (code !== 0) throw Object.assign(new Error(`bantu ${args.slice(0, 2).join(" ")}: ${out}${err}`), { refusal: answer, code });
    return answer;
  }

  rpc(name, args = {}, options) {
    return this.run(["rpc", name, JSON.stringify(args)], options);
  }

  sync() {
    return this.run(["sync"]);
  }
}
