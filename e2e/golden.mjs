// The golden deal: three laptops that are mostly without a network, and the office; then the same deal with everybody signed in at another
// office. Both leave the same ledger, byte for byte. No window: node e2e/golden.mjs
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { check, finish } from "./check.mjs";
import { playDeal } from "./golden/deal.mjs";
import { ledger } from "./golden/ledger.mjs";
import { AtLaptop, AtOffice } from "./golden/people.mjs";
import { LOGIN, Office } from "./lib/office.mjs";

const STAGES = 9;
const AT_LAPTOPS = ["rep", "manager", "operation"];
const AT_OFFICE = ["legal", "finance", "dispatch"];
const folder = mkdtempSync(path.join(tmpdir(), "bantu-golden-"));

/** Plays the deal with an office of its own; answers its ledger. */
async function play(name, laptops) {
  const office = new Office(path.join(folder, name));
  office.run("demo");
  await office.start();
  try {
    const people = {};
    for (const who of AT_LAPTOPS) {
      people[who] = laptops
        ? await AtLaptop.enroll(office, LOGIN[who], path.join(folder, `${name}-${who}`))
        : await AtOffice.signIn(office, LOGIN[who]);
    }
    for (const who of AT_OFFICE) people[who] = await AtOffice.signIn(office, LOGIN[who]);
    const stages = [];
    const papers = [];
    const paper = (what) => {
      const file = path.join(folder, `${name}-${papers.length}.pdf`);
      papers.push({ what, file });
      return file;
    };
    const { deal } = await playDeal(people, { stage: (order) => stages.push(order), paper });
    assert.deepEqual(stages, Array.from({ length: STAGES }, (_, at) => at + 1));
    for (const { what, file } of papers) assert.ok(statSync(file).size > 10_000, what);
    return { papers, text: await ledger(await AtOffice.signIn(office, LOGIN.admin), deal) };
  } finally {
    await office.stop();
  }
}

try {
  let offline = null;
  let online = null;
  await check("three laptops without a network and the office take a deal through the nine stages", async () => {
    offline = await play("laptops", true);
  });
  await check("at its end it is complete, delivered and paid", () => {
    assert.match(offline.text, /^deal \{"status":"won","workflow_status":"completed","stage_order":9/m);
    assert.equal(offline.papers.length, 5, "a quotation, two contracts, two invoices");
    assert.equal((offline.text.match(/"order_type":"visa_kitas","status":"completed"/g) ?? []).length, 2);
  });
  await check("everybody at the office takes the same deal the same way", async () => {
    online = await play("office", false);
  });
  await check("both left the same ledger, byte for byte", () => assert.equal(offline.text, online.text));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
finish();
