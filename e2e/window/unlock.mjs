// A laptop without a keychain: a passphrase is made up, asked for, mistyped, and replaced by the recovery key.
import assert from "node:assert/strict";
import { eventually } from "../check.mjs";
import { t } from "../lib/texts.mjs";

const PASSPHRASE = "出门在外也要记得住口令";

export async function unlock({ step, window, keepRecoveryKey }) {
  const on = window("no-keychain").inside({ DBUS_SESSION_BUS_ADDRESS: "unix:path=/nonexistent/bus" });
  let recoveryKey = "";
  const secret = async (one, ...more) => {
    const fields = await on.driver.findElements({ css: "input[type=password]" });
    for (const [at, text] of [one, ...more].entries()) {
      await on.driver.executeScript("arguments[0].select()", fields[at]);
      await fields[at].sendKeys(text);
    }
  };

  await step("without a keychain the first run asks for a new passphrase, twice", async () => {
    await on.start();
    await on.text(t("setup:unlock.no_keychain"));
    await on.spoken();
    await eventually("two fields", async () => (await on.driver.findElements({ css: "input[type=password]" })).length === 2);
    await secret("short", "other");
    await on.press(t("setup:unlock.create"));
    await on.text(t("setup:unlock.passphrase_short", { count: 10 }));
    await on.text(t("setup:unlock.differs"));
    await on.picture("window-new-passphrase");
    await secret(PASSPHRASE, PASSPHRASE);
    await on.press(t("setup:unlock.create"));
    recoveryKey = await keepRecoveryKey(on);
    await (await on.text(t("setup:first.alone"), "button")).click();
    await on.type("input[autocomplete=name]", "王小明");
    await on.type("input[type=email]", "wang@example.com");
    await on.press(t("setup:alone.submit"));
    await on.find("nav.menu");
  });

  await step("the next start asks for the passphrase; a wrong one opens nothing", async () => {
    await on.quit();
    await on.start();
    await on.text(t("setup:unlock.locked"));
    await on.spoken();
    await on.picture("window-unlock");
    await secret("not the passphrase");
    await on.press(t("setup:unlock.submit"));
    await on.refusal("passphrase.wrong");
    await on.picture("window-wrong-passphrase");
    await secret(PASSPHRASE);
    await on.press(t("setup:unlock.submit"));
    await on.find("nav.menu");
    assert.match(await on.body(), /王小明/);
  });

  await step("the recovery key opens instead, and the new passphrase counts from then on", async () => {
    await on.quit();
    await on.start();
    await (await on.text(t("setup:unlock.recovery"), "label")).click();
    await on.type("textarea", "AAAA-BBBB");
    await secret("ein neues Kennwort 2026");
    await on.press(t("setup:unlock.submit"));
    await on.refusal("recovery_key.malformed");
    await on.type("textarea", recoveryKey.replace(/[0-9A-Z]{4}$/, (last) => (last === "0000" ? "1111" : "0000")));
    await on.press(t("setup:unlock.submit"));
    await eventually("refused", async () => /recovery_key\.(wrong|malformed)/.test(await on.body()));
    await on.picture("window-wrong-recovery-key");
    await on.type("textarea", recoveryKey.toLowerCase());
    await on.press(t("setup:unlock.submit"));
    await on.find("nav.menu");
    await on.quit();
    await on.start();
    await on.text(t("setup:unlock.locked"));
    await secret(PASSPHRASE);
    await on.press(t("setup:unlock.submit"));
    await on.refusal("passphrase.wrong");
    await secret("ein neues Kennwort 2026");
    await on.press(t("setup:unlock.submit"));
    await on.find("nav.menu");
    await on.quit();
  });
}
