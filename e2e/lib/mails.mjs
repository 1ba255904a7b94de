// A paper goes to the customer by a real mail server; what did not go, taking it back, and the mail server in the settings.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { counts } from "./notices.mjs";
import { LOGIN } from "./office.mjs";
import { t } from "./texts.mjs";

const WANG = "wang@example.com";

/** The mails of the open page in a state. */
const rows = (person, status) => person.panel(t("mail:title")).locator(`li[data-mail="${status}"]`);

async function sendTo(person, ...addresses) {
  await person.button(t("mail:send"), person.panel(t("mail:title"))).click();
  const field = person.dialog.getByLabel(t("mail:to"));
  await field.waitFor();
  for (const address of addresses) {
    await field.fill(address);
    await person.page.keyboard.press("Enter");
  }
  await person.page.keyboard.press("Escape");
  await person.button(t("mail:send"), person.dialog).click();
}

/** On the page of an issued quotation. */
export async function mailPaper({ story, rep, deal, office, smtp }) {
  await story("the paper is mailed from its page and arrives once, byte for byte", async () => {
    await sendTo(rep, WANG, "li@example.com");
    await rep.dialog.waitFor({ state: "hidden" });
    await rows(rep, "sent").getByText(`${WANG}, li@example.com`).waitFor();
    const mail = await smtp.mailTo(WANG);
    assert.match(mail.headers.subject, new RegExp(deal.number));
    const call = await office.signIn(LOGIN.rep);
    const paper = await call.file("quotation.pdf", { id: deal.quotation });
    assert.deepEqual(mail.attachments, [{ name: `${deal.number}_v1.pdf`, mime: "application/pdf", sha256: createHash("sha256").update(paper).digest("hex") }]);
    assert.equal(smtp.mailsTo(WANG).length, 1);
    await rep.accessible();
  });

  await story("an address that is none is told beside its field; nothing goes out", async () => {
    await rep.expecting(/^400 \/rpc\/mail\.send$/, async () => {
      await sendTo(rep, "wang@@example.com");
      await rep.dialog.getByText(t("errors:mail.address_invalid", { address: "wang@@example.com" })).waitFor();
    });
    await rep.button(t("common:cancel"), rep.dialog).click();
    await rep.dialog.waitFor({ state: "hidden" });
  });

  await story("what the mail server refuses is said on the page and by the bell", async () => {
    const told = Number((await rep.page.locator(".top .bell").getAttribute("aria-label")).replace(/\D/g, ""));
    await sendTo(rep, "nobody@example.com");
    await rows(rep, "failed").getByText(t("errors:mail.refused")).waitFor();
    await counts(rep, told + 1);
    await rep.button(t("mail:retry"), rows(rep, "failed")).waitFor();
  });

  await story("what waits for the next try is taken back", async () => {
    await sendTo(rep, "later@example.com");
    await rows(rep, "queued").getByText(t("errors:mail.deferred")).waitFor();
    await rep.button(t("mail:cancel"), rows(rep, "queued")).click();
    await rows(rep, "cancelled").getByText("later@example.com").waitFor();
    assert.equal(await rows(rep, "queued").count(), 0);
  });
}

/** In the settings of the office. */
export async function lookAfterMails({ step, admin, smtp }) {
  await step("the admin sees the mail server and what did not go, tries it, and sends again", async () => {
    await admin.go("/settings");
    const panel = admin.panel(t("mail:server"));
    await panel.getByText(`localhost:${smtp.port}`).waitFor();
    const row = panel.locator("tbody tr", { hasText: "nobody@example.com" });
    await row.getByText(t("errors:mail.refused")).waitFor();
    assert.ok(!(await panel.innerText()).includes(smtp.password));
    await panel.getByLabel(t("mail:test_to")).fill("admin@bantu.test");
    await admin.button(t("mail:test"), panel).click();
    await admin.page.getByText(t("mail:test_done")).waitFor();
    await smtp.mailTo("admin@bantu.test");
    await row.getByRole("button").click();
    await admin.page.getByText(t("mail:retried")).first().waitFor();
    await admin.accessible();
  });
}
