// What an office keeps in order: jobs by hand, the number of a chat group, two customers that are one.
import assert from "node:assert/strict";
import { eventually } from "../check.mjs";
import { LOGIN } from "./office.mjs";
import { t } from "./texts.mjs";

export async function keepOrder({ story, rep, manager, admin, office }) {
  /** The way back in the note that says what was done; the note of the step before may still be there. */
  const undo = (person, done) => person.button(t("common:undo"), person.page.locator("[data-undo]", { hasText: done }));
  const call = await office.signIn(LOGIN.manager);

  await story("the administrator sees what a job would do, and it does just that", async () => {
    const { page } = admin;
    await admin.go("/jobs", true);
    const job = page.locator("tr", { hasText: t("job:name.opportunity_stale") });
    await job.getByText(t("job:never"), { exact: true }).waitFor();
    await admin.button(t("job:preview"), job).click();
    const rows = page.locator(".ant-drawer tbody tr");
    await rows.first().waitFor();
    const found = await rows.count();
    await admin.accessible();
    await page.keyboard.press("Escape");
    await rows.first().waitFor({ state: "hidden" });
    await admin.button(t("job:run"), job).click();
    await admin.button(t("job:run"), page.locator(".ant-popconfirm")).click();
    await job.getByText(`${found} / `).waitFor();
    await admin.button(t("job:preview"), job).click();
    await page.locator(".ant-drawer").getByText(t("job:nothing")).waitFor();
    await page.keyboard.press("Escape");
  });

  await story("a chat group gets another number, and its old one again", async () => {
    const { page } = rep;
    await rep.go("/groups/G-2031");
    await page.getByText("北京科技 雅加达公司设立", { exact: true }).first().waitFor();
    await rep.button(t("group:rename")).click();
    await rep.dialog.getByLabel(t("group:new_no")).fill("G-2019");
    await rep.expecting(/^409 \/rpc\/group\.rename$/, async () => {
      await rep.button(t("group:rename"), rep.dialog).click();
      await rep.dialog.getByLabel(t("group:join")).waitFor();
    });
    await rep.dialog.getByLabel(t("group:new_no")).fill("G-2099");
    await rep.button(t("group:rename"), rep.dialog).click();
    await page.locator("main h1", { hasText: "G-2099" }).waitFor();
    await undo(rep, t("group:renamed", { from: "G-2031", to: "G-2099" })).click();
    await page.locator("main h1", { hasText: "G-2031" }).waitFor();
    await page.getByText("北京科技 雅加达公司设立", { exact: true }).first().waitFor();
  });

  await story("a group that is not there is told on its page", () =>
    rep.expecting(/^404 \/rpc\/group\.get$/, async () => {
      await rep.go("/groups/G-0000");
      await rep.page.getByText(t("errors:group.unknown", { number: "G-0000" })).first().waitFor();
      await rep.go("/", true);
    }),
  );

  await story("two customers become one, and two again", async () => {
    const { rows } = await call("customer.list", { offset: 0, limit: 50 });
    const of = (number) => rows.find((one) => one.customer_no === number).id;
    const [kept, other] = [of(12_000), of(12_001)];
    const deals = async (id) => (await call("opportunity.list", { customer_id: id, offset: 0, limit: 50 })).total;
    const before = [await deals(kept), await deals(other)];
    assert.ok(before[1] > 0, "something to move");
    await manager.go(`/customers/${kept}`);
    await manager.button(t("customer:merge.action"), manager.page.locator(".page-actions")).click();
    await manager.pick(manager.dialog.getByLabel(t("customer:merge.other")), "12001", "12001");
    await manager.dialog.getByText(t("customer:merge.field_is.tax_id"), { exact: true }).waitFor();
    await manager.dialog.getByLabel(t("common:reason")).fill("同一家公司");
    await manager.accessible();
    await manager.button(t("customer:merge.action"), manager.dialog).click();
    await manager.dialog.waitFor({ state: "detached" });
    assert.deepEqual([await deals(kept), await deals(other)], [before[0] + before[1], 0]);
    await undo(manager, t("customer:merge.done")).click();
    await eventually("each has its own again", async () => {
      const now = [await deals(kept), await deals(other)];
      return now[0] === before[0] && now[1] === before[1];
    });
  });
}
