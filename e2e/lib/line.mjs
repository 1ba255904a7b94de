// The network between a laptop and its office: a relay on loopback that can go silent while the office is up.
import { once } from "node:events";
import net from "node:net";

export class Line {
  #server;
  #silent = false;
  #waiting = [];
  #sockets = new Set();
  #heard = () => undefined;
  #told = [];

  /** Opens the line to an office. */
  static async to(office) {
    const line = new Line();
    line.#server = net.createServer({ allowHalfOpen: false }, (laptop) => line.#connect(laptop, office));
    line.#server.listen(0, "127.0.0.1");
    await once(line.#server, "listening");
    line.url = `http://127.0.0.1:${line.#server.address().port}`;
    return line;
  }

  #connect(laptop, office) {
    const { port } = new URL(office.url);
    const there = net.connect(Number(port), "127.0.0.1");
    for (const [one, another] of [[laptop, there], [there, laptop]]) {
      this.#sockets.add(one);
      one.on("error", () => another.destroy());
      one.on("close", () => {
        this.#sockets.delete(one);
        another.destroy();
      });
    }
    laptop.on("data", (bytes) => {
      if (!this.#silent) return there.write(bytes);
      this.#waiting.push(() => there.write(bytes));
      return this.#heard();
    });
    there.on("data", (bytes) => {
      this.#told.push(bytes);
      laptop.write(bytes);
    });
  }

  /** From now on nothing gets through; resolves when the laptop has asked something. */
  silence() {
    this.#silent = true;
    return new Promise((resolve) => {
      this.#heard = resolve;
    });
  }

  /** Lets through what was held back. */
  restore() {
    this.#silent = false;
    for (const send of this.#waiting.splice(0)) send();
  }

  /** Everything the office has said on the line so far. */
  told() {
    return Buffer.concat(this.#told).toString("utf8");
  }

  close() {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }
}
