// Adds to the lock file the packages of other systems that a partial registry does not serve: without their
// entries `npm ci` refuses the file, with them it skips what is not for this machine. Run after `npm install`;
// takes the lock file's path, by default that of the screens.
import { readFileSync, writeFileSync } from "node:fs";

const SYSTEMS = ["darwin", "win32", "linux", "android", "freebsd", "openharmony"];
const CPUS = ["x64", "arm64", "arm", "ia32", "riscv64", "ppc64", "s390x", "loong64", "wasm32"];
const path = process.argv[2] ?? new URL("../package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(path, "utf8"));
let added = 0;

for (const parent of Object.values(lock.packages)) {
  for (const [name, range] of Object.entries(parent.optionalDependencies ?? {})) {
    const key = `node_modules/${name}`;
    if (Object.keys(lock.packages).some((known) => known === key || known.endsWith(`/${key}`))) continue;
    const parts = name.split(/[-/]/);
    const cpu = CPUS.find((one) => parts.includes(one));
    const os = SYSTEMS.find((one) => parts.includes(one));
    lock.packages[key] = {
      version: range.replace(/^[\^~>=]*/, ""),
      ...(cpu ? { cpu: [cpu] } : {}),
      ...(parent.dev ? { dev: true } : {}),
      ...(name.includes("musl") ? { libc: ["musl"] } : name.includes("gnu") ? { libc: ["glibc"] } : {}),
      optional: true,
      ...(os ? { os: [os] } : {}),
    };
    added += 1;
  }
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([one], [other]) => (one < other ? -1 : 1)),
);
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} packages of other systems added`);
