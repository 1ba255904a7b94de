// A desktop without an office sends by its own mail server: set in the real window, its password in the real keychain, its certificate
// trusted because this machine trusts it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { eventually } from "../check.mjs";
import { MailServer } from "../lib/smtp.mjs";
import { t } from "../lib/texts.mjs";
import { quote } from "./save.mjs";

const WANG = "wang@example.com";

export async function mail({ step, window, folder, startAlone }) {
  const smtp = await new MailServer(folder).start();
  const on = window("mailer").inside({ SSL_CERT_FILE: smtp.certificate });
  const at = (address) => on.driver.executeScript(`location.hash = '#${address}'`);
  const set = async (password) => {
    await on.press(t((await on.rpc("mail.status")).host ? "mail:change" : "mail:set_up"));
    await on.type("#host", "localhost");
    await on.type("#port", String(smtp.port));
    await on.type("#user", smtp.user);
    if (password) await on.type("input[type=password]", password);
    await (await on.find(".ant-modal button[type=submit]")).click();
  };
  let quotation;

  await step("without a mail server an issued quotation waits, and the settings say so", async () => {
    await startAlone(on);
    quotation = await quote(on);
    await on.rpc("quotation.issue", { id: quotation, mail_to: [WANG] });
    await at(`/quotations/${quotation}`);
    await on.find('li[data-mail="queued"]');
    await at("/settings");
    await on.text(t("mail:not_set"));
  });

  await step("a wrong password is told by the test mail", async () => {
    await set("a guess");
    await on.text(`localhost:${smtp.port}`);
    await on.press(t("mail:test"));
    await on.refusal("mail.login_failed");
  });

  await step("with the right one the test mail and the quotation that waited arrive", async () => {
    await set(smtp.password);
    await eventually("the dialog has closed", async () => (await on.driver.findElements({ css: "#host" })).length === 0);
    await on.press(t("mail:test"));
    await on.text(t("mail:test_done"));
    await smtp.mailTo("chen@example.com");
    // The wrong password has cost no mail a try: what waited goes by itself.
    const paper = await smtp.mailTo(WANG);
    assert.equal(paper.from, "chen@example.com");
    assert.equal(paper.attachments[0].mime, "application/pdf");
    await at(`/quotations/${quotation}`);
    await on.find('li[data-mail="sent"]');
    await on.picture("window-mail");
  });

  await step("the password is in the keychain and in no file; the next start knows it", async () => {
    const text = readFileSync(path.join(folder, "mailer", "key.json"), "utf8");
    assert.ok(JSON.parse(text).keychain && !text.includes(smtp.password));
    await on.quit();
    await on.start();
    await on.find("nav.menu");
    const state = await on.rpc("mail.status");
    assert.deepEqual([state.is_configured, state.is_password_missing], [true, false]);
    await on.rpc("mail.test", { to: "again@example.com" });
    assert.equal(smtp.mailsTo("again@example.com").length, 1);
  });

  await step("removed, its password is forgotten and mails wait", async () => {
    await at("/settings");
    await on.press(t("mail:remove"));
    const buttons = await eventually("the question", async () => {
      const found = await on.driver.findElements({ css: ".ant-popconfirm-buttons button" });
      return found.length === 2 && found;
    });
    await buttons[1].click();
    await on.text(t("mail:not_set"));
    assert.equal((await on.rpc("mail.status")).host, null);
  });
  smtp.stop();
}
