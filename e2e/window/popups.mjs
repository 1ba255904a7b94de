// What the office tells pops up on the desktop: a real notification service on the test's own bus, seen by its log, with the
// network off, once, not in quiet hours, and opened by a click.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { eventually } from "../check.mjs";
import { LOGIN, Office } from "../lib/office.mjs";
import { t } from "../lib/texts.mjs";

/** dunst with nothing of the machine's own in its way: it prints what it is asked to show. */
class Desktop {
  said = "";

  constructor(folder) {
    const config = path.join(folder, "dunstrc");
    writeFileSync(config, "[global]\n    monitor = 0\n    idle_threshold = 0\n    history_length = 50\n");
    const env = { ...process.env, LC_ALL: "C.UTF-8" };
    this.process = spawn("dunst", ["-config", config, "-print"], { stdio: ["ignore", "pipe", "ignore"], env });
    this.process.stdout.on("data", (bytes) => {
      this.said += bytes;
    });
  }

  /** Asks the bus who is there: a call to the service itself would start another one. */
  ready() {
    const bus = ["--session", "--dest", "org.freedesktop.DBus", "--object-path", "/org/freedesktop/DBus"];
    const has = [...bus, "--method", "org.freedesktop.DBus.NameHasOwner", "org.freedesktop.Notifications"];
    return eventually("the notification service", () => execFileSync("gdbus", ["call", ...has], { encoding: "utf8" }).includes("true"));
  }

  /** How often a title was shown. */
  times(title) {
    return this.said.split(`summary: '${title}'`).length - 1;
  }

  click() {
    execFileSync("dunstctl", ["action", "0"]);
  }

  close() {
    execFileSync("dunstctl", ["close-all"]);
  }

  async stop() {
    const ended = new Promise((resolve) => this.process.once("exit", resolve));
    this.process.kill();
    await ended;
  }
}

/** A quarter of an hour around now in Jakarta. */
function around() {
  const at = (minutes) => new Date(Date.now() + (7 * 60 + minutes) * 60_000).toISOString().slice(11, 16);
  return { quiet_from: at(-5), quiet_to: at(10) };
}

export async function popups({ step, window, folder, keepRecoveryKey }) {
  const office = new Office(folder);
  const desktop = new Desktop(folder);
  try {
    await desktop.ready();
    office.run("demo");
    await office.start();
    const on = window("told");
    const rep2 = await office.signIn(LOGIN.rep2);
    const admin = await office.signIn(LOGIN.admin);
    const { rows } = await rep2("customer.list", { offset: 0, limit: 5 });
    const rep = await office.signIn(LOGIN.rep);
    const give = (row) => admin("customer.transfer", { id: row.id, owner_user_id: rep.user.id, reason: "area" });
    const title = (row) => t("notification:text.customer_transferred", { what: row.name });

    await step("a laptop that was told much before it came says so in one line", async () => {
      await on.start();
      await keepRecoveryKey(on);
      await (await on.text(t("setup:first.join"), "button")).click();
      await on.type("input[placeholder^='https://']", office.url);
      await on.press(t("setup:join.test"));
      await on.type("input[autocomplete=one-time-code]", office.run("enroll-code", LOGIN.rep).trim());
      await on.press(t("setup:join.submit"));
      await on.find("nav.menu");
      const { count } = await on.rpc("notification.unread_count");
      assert.ok(count > 3, `${count} in the demonstration`);
      await eventually("one line", () => desktop.times(t("notification:together", { count })) === 1);
      await eventually("it is written down", async () => (await on.rpc("notification.popups")).ids.length === 0);
      desktop.close();
    });

    await step("what comes in pops up with its sentence", async () => {
      await give(rows[0]);
      await on.rpc("sync.now");
      await eventually("the pop-up", () => desktop.times(title(rows[0])) === 1);
    });

    await step("a click on it opens the record", async () => {
      desktop.click();
      await eventually("the customer", async () => (await on.driver.getCurrentUrl()).endsWith(`#/customers/${rows[0].id}`));
      await on.text(rows[0].name, "h1");
    });

    await step("in quiet hours nothing pops up, and afterwards it comes without a network", async () => {
      await on.rpc("notification.set_preferences", around());
      await give(rows[1]);
      await on.rpc("sync.now");
      await eventually("it is in the list", async () =>
        (await on.rpc("notification.list", { unread: true, offset: 0, limit: 5 })).rows.some((row) => row.subject_id === rows[1].id),
      );
      assert.equal((await on.rpc("notification.popups")).is_quiet, true);
      await (await on.find(".bell")).click();
      await on.text(title(rows[1]));
      assert.equal(desktop.times(title(rows[1])), 0);
      await on.picture("window-notices");
      await office.stop();
      await on.rpc("sync.set_offline", { offline: true });
      await on.rpc("notification.set_preferences", {});
      await eventually("the pop-up", () => desktop.times(title(rows[1])) === 1);
    });

    await step("after a restart nothing pops up twice", async () => {
      await eventually("it is written down", async () => (await on.rpc("notification.popups")).ids.length === 0);
      await on.quit();
      await on.start();
      await on.find(".bell");
      await eventually("the core was asked", async () => (await on.rpc("notification.popups")).ids.length === 0);
      for (const row of rows.slice(0, 2)) assert.equal(desktop.times(title(row)), 1, row.name);
    });
  } finally {
    await office.stop();
    await desktop.stop();
  }
}
