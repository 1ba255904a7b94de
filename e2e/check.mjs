// A test runner small enough to read: named checks in order, and the totals that scripts/test.sh adds up.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
export const RESULTS = process.env.BANTU_TEST_RESULTS ?? path.join(ROOT, "test-results");
mkdirSync(RESULTS, { recursive: true });

let passed = 0;
let failed = 0;

/** Runs one check; a failure is printed and counted, and the next one still runs. */
export async function check(name, body) {
  const begun = performance.now();
  try {
    await body();
    passed += 1;
    console.log(`ok      ${name} (${Math.round(performance.now() - begun)} ms)`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${name}\n${error?.stack ?? error}`);
  }
}

/** Prints the totals and sets the exit code. */
export function finish() {
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}

/** Asks until the answer is truthy; fails with the last answer when time is up. */
export async function eventually(what, ask, milliseconds = 15_000) {
  const until = performance.now() + milliseconds;
  let last;
  for (;;) {
    try {
      last = await ask();
      if (last) return last;
    } catch (error) {
      last = error;
    }
    if (performance.now() > until) throw new Error(`${what}: ${last instanceof Error ? last.stack : JSON.stringify(last)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
