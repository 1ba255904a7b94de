// A full disk, for real: laptop and office on a file system of their own that has no room left. Every write says so with its
// code, nothing is lost, and with room again the work goes on. scripts/with-small-disk.sh gives the file system.
import assert from "node:assert/strict";
import { closeSync, openSync, readdirSync, rmSync, statSync, writeSync } from "node:fs";
import path from "node:path";
import { check, finish } from "./check.mjs";
import { Laptop } from "./lib/laptop.mjs";
import { LOGIN, Office } from "./lib/office.mjs";

const disk = process.env.BANTU_SMALL_DISK;
const filler = path.join(disk, "filler");

/** Writes until there is no room for another byte. */
function fill() {
  const file = openSync(filler, "w");
  try {
    for (const size of [1 << 20, 1 << 12, 1]) {
      try {
        for (;;) writeSync(file, Buffer.alloc(size, 1));
      } catch (error) {
        assert.equal(error.code, "ENOSPC");
      }
    }
  } finally {
    closeSync(file);
  }
}

const full = (call) => assert.rejects(call, (error) => {
  assert.equal(error.refusal?.code, "storage.full", String(error.message).slice(0, 400));
  assert.equal(error.refusal.safe, "safe.nothing_changed");
  return true;
});
/** Customers whose notes fill pages. */
async function clerk(rpc) {
  const { customer_sources: sources } = await rpc("lookup.list");
  const fields = { customer_type: "organization", source_id: sources[0].id, description: "满".repeat(3_900) };
  return {
    create: (name) => rpc("customer.create", { fields: { ...fields, name } }),
    count: async () => (await rpc("customer.list", { offset: 0, limit: 1 })).total,
  };
}

/** The disk is full while the body runs, and never after it. */
async function whileFull(body) {
  fill();
  try {
    await body();
  } finally {
    rmSync(filler, { force: true });
  }
}

const office = new Office(disk);
try {
  const laptop = new Laptop(path.join(disk, "laptop"));
  const rpc = (...args) => laptop.rpc(...args);

  await check("a laptop that starts on a full disk says so, and has lost nothing when there is room", async () => {
    await rpc("setup.stand_alone", { display_name: "陈经理", email: "chen@example.com", language: "zh" });
    const { create, count } = await clerk(rpc);
    await create("磁盘满之前");
    await whileFull(async () => {
      await full(create("放不下"));
      await full(count());
    });
    assert.equal(await count(), 1);
    await create("有空间之后");
    assert.equal(await count(), 2);
  });

  await check("a backup without room leaves no half file", async () => {
    const target = path.join(disk, "backup.bantu");
    await laptop.run(["recovery-key"]);
    await whileFull(() => full(laptop.run(["backup", target])));
    assert.deepEqual(readdirSync(disk).sort(), ["laptop"]);
    await laptop.run(["backup", target]);
    const { count } = await clerk(rpc);
    assert.equal(await count(), 2);
  });

  await check("a running office refuses to write, reads on, and goes on when there is room", async () => {
    for (const name of readdirSync(disk)) rmSync(path.join(disk, name), { recursive: true });
    office.run("demo");
    await office.start();
    const rpc = await office.signIn(LOGIN.rep);
    const { create, count } = await clerk(rpc);
    await create("磁盘满之前");
    const before = await count();
    const { rows } = await rpc("customer.list", { offset: 0, limit: 1 });
    const attach = () => rpc.attach({ customer_id: rows[0].id, file_name: "a.pdf" }, Buffer.concat([Buffer.from("%PDF-1.7"), Buffer.alloc(300_000, 1)]));
    const files = path.join(disk, "office", "files");
    const kept = () => readdirSync(files, { recursive: true }).filter((name) => statSync(path.join(files, name)).isFile()).sort();
    const begun = kept();
    await whileFull(async () => {
      await full(attach());
      assert.deepEqual(kept(), begun, "no half file");
      // The log that was used before has room of its own: a few writes still fit in it, each of them whole.
      let fitted = 0;
      for (; fitted < 400; fitted += 1) {
        const refused = await create(`还放得下 ${fitted}`).then(() => null, (error) => error);
        if (refused === null) continue;
        assert.equal(refused.refusal?.code, "storage.full");
        break;
      }
      await full(create("放不下"));
      assert.equal(await count(), before + fitted, "what was answered is there, what was refused is not");
      await full(create("还是放不下"));
      assert.equal(await count(), before + fitted);
    });
    await attach();
    assert.equal(kept().length, begun.length + 1);
    const after = await count();
    await create("有空间之后");
    assert.equal(await count(), after + 1);
  });
} finally {
  await office.stop();
  finish();
}
