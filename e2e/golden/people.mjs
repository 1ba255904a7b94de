// Who plays the golden deal, and from where: a person at a laptop that may be without a network, or one who is signed in at the office.
// Both are asked the same way: `person.call(name, args)`, `person.attach(args, file)`, `person.paper(name, args, file)`.
import { writeFileSync } from "node:fs";
import { Laptop } from "../lib/laptop.mjs";

/** A person signed in at the office; the network is always there. */
export class AtOffice {
  static async signIn(office, email) {
    const person = new AtOffice();
    person.ask = await office.signIn(email);
    person.user = person.ask.user;
    return person;
  }

  call(name, args = {}) {
    return this.ask(name, args);
  }

  async attach(args, { name, bytes }) {
    return (await this.ask.attach({ ...args, file_name: name }, bytes)).id;
  }

  async paper(name, args, file) {
    writeFileSync(file, await this.ask.file(name, args));
  }

  async offline() {
    return this;
  }

  async online() {
    return this;
  }
}

/** A person at a laptop of his own; every call is a process that ends. */
export class AtLaptop {
  static async enroll(office, email, folder) {
    const person = new AtLaptop();
    person.folder = folder;
    person.laptop = new Laptop(folder);
    const code = office.run("enroll-code", email).trim();
    await person.call("setup.join", { url: office.url, code, device_name: "laptop of the golden deal" });
    await person.laptop.sync();
    person.user = (await person.call("session.get")).user;
    return person;
  }

  call(name, args = {}) {
    return this.laptop.rpc(name, args);
  }

  async attach(args, { name, bytes }) {
    const file = `${this.folder}.file`;
    writeFileSync(file, bytes);
    return (await this.laptop.run(["rpc", "attachment.add", JSON.stringify({ ...args, file_name: name }), "--file", file])).id;
  }

  paper(name, args, file) {
    return this.laptop.run(["rpc", name, JSON.stringify(args), "--out", file]);
  }

  /** The network goes: from now on everything happens on this laptop alone. */
  offline() {
    return this.call("sync.set_offline", { offline: true });
  }

  /** The network comes back, for one exchange with the office. */
  async online() {
    await this.call("sync.set_offline", { offline: false });
    await this.laptop.sync();
    const status = await this.call("sync.status");
    if (status.state !== "synced" || status.inbox !== 0 || status.pending !== 0) {
      throw new Error(`after the exchange: ${JSON.stringify(status)} ${JSON.stringify((await this.call("inbox.list")).rows)}`);
    }
    return status;
  }
}
