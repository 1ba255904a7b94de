// A real mail server that demands STARTTLS and a login, with a certificate of its own: the one of the Rust tests.
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { eventually, ROOT } from "../check.mjs";

const SCRIPT = path.join(ROOT, "crates/app/tests/smtp/server.py");
/** An end-entity certificate that is its own authority. */
const CERTIFICATE = `[req]
distinguished_name=dn
x509_extensions=ext
prompt=no
[dn]
CN=localhost
[ext]
subjectAltName=DNS:localhost
basicConstraints=critical,CA:FALSE
`;

export class MailServer {
  #folder;
  #process = null;
  user = "crm";
  password = "a password with ünusual letters";
  port = 0;

  constructor(folder) {
    this.#folder = path.join(folder, "smtp");
    mkdirSync(path.join(this.#folder, "mails"), { recursive: true });
    writeFileSync(path.join(this.#folder, "openssl.cnf"), CERTIFICATE);
    writeFileSync(path.join(this.#folder, "password"), `${this.password}\n`);
    const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-keyout", "key.pem"];
    execFileSync("openssl", ["req", "-x509", ...key, "-config", "openssl.cnf", "-out", "certificate.pem"], { cwd: this.#folder, stdio: "ignore" });
  }

  /** The file with its certificate. */
  get certificate() {
    return path.join(this.#folder, "certificate.pem");
  }

  /** How an office is told of it. */
  get options() {
    const settings = { host: "localhost", port: this.port, ca: this.certificate, user: this.user, "password-file": path.join(this.#folder, "password"), from: "crm@bantu.test" };
    return Object.entries(settings).flatMap(([name, value]) => [`--smtp-${name}`, String(value)]);
  }

  /** Starts it; a second start takes the same port again. */
  async start() {
    const { port } = this;
    const args = [SCRIPT, path.join(this.#folder, "mails"), this.certificate, path.join(this.#folder, "key.pem"), String(port)];
    this.#process = spawn("/usr/bin/python3", args, { stdio: ["ignore", "pipe", "ignore"] });
    this.port = await new Promise((resolve, reject) => {
      let said = "";
      this.#process.stdout.on("data", (bytes) => {
        said += bytes;
        const found = /listening (\d+)\n/.exec(said);
        if (found) resolve(Number(found[1]));
      });
      this.#process.once("exit", (code) => reject(new Error(`the mail server (python3-aiosmtpd) ended with ${code}`)));
    });
    return this;
  }

  stop() {
    this.#process?.removeAllListeners("exit");
    this.#process?.kill("SIGKILL");
    this.#process = null;
  }

  /** The mails it has taken for somebody, the oldest first. */
  mailsTo(address) {
    const names = readdirSync(path.join(this.#folder, "mails")).sort();
    const mails = names.map((name) => JSON.parse(readFileSync(path.join(this.#folder, "mails", name), "utf8")));
    return mails.filter((mail) => mail.to.includes(address));
  }

  /** Waits for the first mail to somebody. */
  mailTo(address) {
    return eventually(`a mail to ${address}`, () => this.mailsTo(address)[0]);
  }
}
