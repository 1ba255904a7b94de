// The real window under WebKitGTK: first run with the real keychain and without one, joining an office, the states of the
// badge, notifications of the desktop, mails of a desktop without an office, Chinese on the screen and from an input method, a
// deal, backup and restore, a damaged database and one from the future, and the walls of the window. scripts/with-window.sh gives
// screen, bus and WebDriver.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { check, finish } from "./check.mjs";
import { t } from "./lib/texts.mjs";
import { Window } from "./lib/window.mjs";
import { deal } from "./window/deal.mjs";
import { join } from "./window/join.mjs";
import { mail } from "./window/mail.mjs";
import { popups } from "./window/popups.mjs";
import { restore } from "./window/restore.mjs";
import { save } from "./window/save.mjs";
import { unlock } from "./window/unlock.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "bantu-window-"));
const opened = [];
const window = (name) => {
  const one = new Window(path.join(folder, name));
  opened.push(one);
  return one;
};

/** A step; a failed one leaves a picture of the window behind. */
let failures = 0;
const step = (name, body) =>
  check(name, async () => {
    try {
      await body();
    } catch (error) {
      failures += 1;
      for (const one of opened.filter((it) => it.driver)) await one.picture(`window-failed-${failures}`).catch(() => undefined);
      throw error;
    }
  });

/** The recovery key is shown once; the way on opens when the person says that it is kept. */
async function keepRecoveryKey(on, picture) {
  const shown = (await (await on.find(".recovery-key")).getText()).trim();
  assert.match(shown, /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){7}$/);
  if (picture) await on.picture(picture);
  const go = await on.button(t("setup:recovery.go_on"));
  assert.equal(await go.isEnabled(), false, "the gate is shut");
  await (await on.text(t("setup:recovery.kept"), "label")).click();
  await on.press(t("setup:recovery.go_on"));
  return shown;
}

/** The first run of somebody who works without an office, up to his menu. */
async function startAlone(on) {
  await on.start();
  await keepRecoveryKey(on);
  await (await on.text(t("setup:first.alone"), "button")).click();
  await on.type("input[autocomplete=name]", "陈经理");
  await on.type("input[type=email]", "chen@example.com");
  await on.press(t("setup:alone.submit"));
  await on.find("nav.menu");
}

const given = { step, window, folder, keepRecoveryKey, startAlone };
try {
  // WebDriver serves one window at a time: each part leaves none behind.
  for (const part of [deal, restore, save, mail, unlock, join, popups]) {
    await part(given);
    for (const one of opened) await one.quit();
  }
} catch (error) {
  await check("the run comes to its end", () => {
    throw error;
  });
} finally {
  for (const one of opened) await one.quit();
  rmSync(folder, { recursive: true, force: true });
  finish();
}
