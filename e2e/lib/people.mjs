// An administrator's day: somebody is added, works, gets a laptop, loses it, and leaves; the trail tells all of it.
import assert from "node:assert/strict";
import { answerDialog } from "./deal.mjs";
import { LOGIN } from "./office.mjs";
import { t } from "./texts.mjs";

const NAME = "Sari Dewi";
const EMAIL = "sari@demo.bantu";
const FIRST = "first-password-1";
const OWN = "own-password-22";
const LAPTOP = "ThinkPad X1";

/** Chooses in the menu behind "more". */
async function more(person, item) {
  await person.button(t("common:more"), person.page.locator(".page-actions")).click();
  await person.page.getByRole("menuitem", { name: item, exact: true }).click();
}

/** Tells the story and answers the new user's id. */
export async function employ({ story, admin, office, sitDown }) {
  const { page } = admin;
  const found = {};
  const head = page.locator("main h1", { hasText: NAME });
  const state = (name) => page.locator(".page-note").getByText(t(`user:state_is.${name}`), { exact: true });

  await story("the admin adds a user with a first password", async () => {
    await admin.menu("/users").click();
    await admin.button(t("user:create"), page.locator(".page-actions")).click();
    const form = admin.dialog;
    await admin.button(t("common:save"), form).click();
    await form.getByText(t("user:name_missing")).waitFor();
    await form.getByLabel(t("user:name"), { exact: true }).fill(NAME);
    await form.getByLabel(t("user:email"), { exact: true }).fill(LOGIN.rep);
    await form.getByLabel(t("user:phone"), { exact: true }).fill("+62 811 000");
    await admin.pick(form.getByLabel(t("user:roles"), { exact: true }), "", t("terms:role.SALES"));
    await page.keyboard.press("Escape");
    await form.getByLabel(t("user:password"), { exact: true }).fill(FIRST);
    await admin.expecting(/^409 \/rpc\/user\.create$/, async () => {
      await admin.button(t("common:save"), form).click();
      await form.getByText(t("errors:user.email_taken")).waitFor();
    });
    await form.getByLabel(t("user:email"), { exact: true }).fill(EMAIL);
    await admin.button(t("common:save"), form).click();
    await head.waitFor();
    await state("active").waitFor();
    found.id = page.url().split("/").at(-1);
  });

  await story("the new user signs in and changes the password", async () => {
    const sari = await sitDown("sari");
    await sari.signIn(EMAIL, FIRST);
    await sari.go("/settings", true);
    await sari.page.getByLabel(t("settings:password_old"), { exact: true }).fill(FIRST);
    await sari.page.getByLabel(t("settings:password_new"), { exact: true }).fill(OWN);
    await sari.page.getByLabel(t("settings:password_again"), { exact: true }).fill(OWN);
    await sari.button(t("settings:password_change")).click();
    await sari.page.getByText(t("settings:password_changed")).waitFor();
    assert.equal(await sari.menu("/roles").count(), 0, "roles are the administrator's");
    found.sari = sari;
  });

  await story("the admin gives a one-time code, and the laptop joins with it", async () => {
    await admin.button(t("user:enroll"), page.locator(".page-actions")).click();
    const shown = admin.dialog.locator("[data-enroll-code]");
    await shown.waitFor();
    const code = (await shown.innerText()).trim();
    assert.match(code, /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    await admin.accessible();
    found.laptop = await office.enroll(code, LAPTOP);
    assert.equal((await found.laptop("session.get")).user.email, EMAIL);
    await admin.button(t("common:close"), admin.dialog.locator(".ant-modal-footer")).click();
  });

  await story("the admin revokes the laptop and is told what that does", async () => {
    await admin.go("/devices", true);
    const row = page.locator("main tbody tr", { hasText: LAPTOP });
    await row.getByText(NAME).waitFor();
    await row.getByText(t("device:state_is.new")).waitFor();
    await row.getByRole("button").click();
    await admin.dialog.getByText(t("device:revoke_final", { mark: found.laptop.mark })).waitFor();
    await admin.accessible();
    await answerDialog(admin, t("device:revoke"));
    await row.waitFor({ state: "detached" });
    await page.getByLabel(t("device:show_revoked")).click();
    await row.getByText(t("device:state_is.revoked"), { exact: true }).waitFor();
    await assert.rejects(found.laptop("session.get"), (error) => error.refusal.code === "device.revoked");
  });

  await story("the trail tells who revoked it, and what changed", async () => {
    await admin.go("/audit", true);
    await page.locator(".grid-row").first().click();
    const changed = admin.dialog.locator('[data-change="device"]');
    await changed.getByText(LAPTOP).waitFor();
    await changed.getByText(t("device:state_is.revoked"), { exact: true }).waitFor();
    await admin.accessible();
    await page.keyboard.press("Escape");
    await page.locator(".ant-drawer-content-wrapper").waitFor({ state: "hidden" });
  });

  await story("a locked user is out at once, and back after unlocking", async () => {
    await admin.go(`/users/${found.id}`);
    // Her page asks every two seconds what changed, so it may hear of the lock before she does anything.
    await found.sari.expecting(/^401 /, async () => {
      await more(admin, t("user:lock"));
      await answerDialog(admin, t("user:lock"));
      await state("locked").waitFor();
      assert.equal(await admin.button(t("user:enroll"), page.locator(".page-actions")).count(), 0, "no code for who is locked");
      await found.sari.page.reload();
      // It may have left for the login by itself already.
      const told = found.sari.page.getByText(t("errors:user.inactive"));
      const login = found.sari.page.getByLabel(t("setup:login.email"));
      await told.or(login).first().waitFor();
      if (await told.isVisible()) await found.sari.button(t("common:retry")).click();
      await login.waitFor();
    });
    await more(admin, t("user:unlock"));
    await answerDialog(admin, t("user:unlock"));
    await state("active").waitFor();
  });

  await story("a password set by the admin opens the door again", async () => {
    await more(admin, t("user:password_set"));
    await admin.dialog.getByLabel(t("user:password_new"), { exact: true }).fill(FIRST);
    await answerDialog(admin, t("user:password_set"));
    await page.getByText(t("user:password_done")).waitFor();
    await found.sari.signIn(EMAIL, FIRST);
  });

  await story("nobody locks himself: the admin's own page does not offer it", async () => {
    const me = (await office.signIn(LOGIN.admin)).user.id;
    await admin.go(`/users/${me}`);
    await admin.button(t("common:more"), page.locator(".page-actions")).click();
    await page.getByRole("menuitem", { name: t("user:assign"), exact: true }).waitFor();
    for (const item of ["lock", "deactivate", "password_set"]) {
      assert.equal(await page.getByRole("menuitem", { name: t(`user:${item}`), exact: true }).count(), 0, item);
    }
    await page.keyboard.press("Escape");
  });

  await story("the admin changes the discount a role gives alone", async () => {
    await admin.go("/roles", true);
    await page.getByRole("button", { name: t("role:limit_edit", { role: "渠道代理" }) }).click();
    const field = admin.dialog.getByLabel(t("role:percent"), { exact: true });
    await field.fill("101");
    await admin.button(t("common:save"), admin.dialog).click();
    await admin.dialog.getByText(t("role:limit_invalid")).waitFor();
    await field.fill("7.5");
    await answerDialog(admin, t("common:save"));
    await page.locator("main tbody tr", { hasText: "AGENT" }).getByText("7.5%", { exact: true }).waitFor();
  });

  return found.id;
}
