// Backup and restore from the window, a new recovery key, a database that is damaged and one that comes from the future.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { closeSync, openSync, readdirSync, readFileSync, statSync, writeSync } from "node:fs";
import path from "node:path";
import { eventually, ROOT } from "../check.mjs";
import { t } from "../lib/texts.mjs";

const newer = path.join(process.env.CARGO_TARGET_DIR ?? path.join(ROOT, "target"), "debug/examples/newer");

export async function restore({ step, window, folder, keepRecoveryKey }) {
  const file = path.join(folder, "backup.bantu");
  const on = window("desk").inside({ BANTU_DIALOG_FILE: file });
  const settings = async () => {
    await on.driver.executeScript("location.hash = '#/settings'");
    await on.text(t("settings:backup"), "h2");
    await on.driver.executeScript("document.getElementById('backup').scrollIntoView()");
  };

  await step("a backup is made from the settings and says where it lies", async () => {
    await on.start();
    await on.find("nav.menu");
    await settings();
    await on.text(t("settings:backup_never"));
    await on.press(t("settings:backup_now"));
    await on.text(t("settings:backup_done"));
    await on.text(folder, "span");
    await on.spoken();
    await on.picture("window-backup");
    assert.ok(statSync(file).size > 50_000);
    assert.ok(!readFileSync(file).includes(Buffer.from("北京科技")), "nothing can be read in it");
    const { last, is_due: due } = await on.invoke("backup_status");
    assert.deepEqual([last.name, last.folder, last.size, due], ["backup.bantu", folder, statSync(file).size, false]);
  });

  await step("restoring shows first whose the backup is and what it holds; closing changes nothing", async () => {
    await on.press(t("common:restore.action"));
    await on.press(t("common:restore.choose"));
    await on.text(t("common:restore.counts", { customers: 10, opportunities: 10, quotations: 0 }));
    await on.text("陈经理 · chen@example.com");
    await on.spoken();
    await on.picture("window-restore-preview");
    await on.press(t("common:cancel"));
    await eventually("nothing is left beside", () => !readdirSync(folder).some((name) => name.includes("restoring")));
  });

  await step("a new recovery key is shown once, the one before is gone", async () => {
    const before = readFileSync(path.join(on.data, "key.json"), "utf8");
    await on.press(t("settings:recovery_new"));
    await on.text(t("settings:recovery_text"));
    await on.picture("window-new-recovery-key");
    await on.press(t("settings:recovery_make"));
    await keepRecoveryKey(on);
    await on.find("nav.menu");
    assert.notEqual(readFileSync(path.join(on.data, "key.json"), "utf8"), before);
  });

  await step("a damaged database is a page that says what is safe, and the backup brings everything back", async () => {
    await on.quit();
    const database = openSync(path.join(on.data, "bantu.db"), "r+");
    writeSync(database, Buffer.alloc(4_096, 7), 0, 4_096, 0);
    closeSync(database);
    await on.start();
    await on.text(t("setup:blocked.damaged.title"));
    await on.refusal("storage.wrong_key");
    await on.spoken();
    await on.picture("window-damaged");
    await on.press(t("common:restore.action"));
    await on.press(t("common:restore.choose"));
    await on.text(t("common:restore.warning"));
    await on.picture("window-restore-agree");
    const { driver, pid } = on;
    // The window goes away under the click.
    await on.press(t("common:restore.agree")).catch(() => undefined);
    await on.endSuccessor(pid);
    await driver.quit().catch(() => undefined);
    assert.ok(readdirSync(folder).includes("desk.replaced"), "the damaged files are kept beside");
    await on.start();
    await on.find("nav.menu");
    assert.equal((await on.rpc("opportunity.list", { offset: 0, limit: 50 })).total, 10);
  });

  await step("a database from a newer version is a page that says so, and stays as it is", async () => {
    await on.quit();
    execFileSync(newer, [on.data]);
    await on.start();
    await on.text(t("setup:blocked.newer.title"));
    await on.refusal("storage.newer");
    await on.spoken();
    await on.picture("window-newer");
    await on.press(t("common:retry"));
    await on.refusal("storage.newer");
    await on.quit();
  });
}
