// Two stay permits of one deal: the execution manager plans, gives one to a person and one to a team, operations completes one, the other
// is given up, and what waited for both stays where it is until somebody decides.
import assert from "node:assert/strict";
import path from "node:path";
import { playDeal } from "../golden/deal.mjs";
import { AtOffice } from "../golden/people.mjs";
import { assignCard } from "./execution.mjs";
import { LOGIN } from "./office.mjs";
import { t } from "./texts.mjs";

const WHY = "申请人改为商务签证";

export async function workOnPermits({ story, office, operation, sitDown, folder }) {
  const call = await office.signIn(LOGIN.dispatch);
  const { user: worker } = await office.signIn(LOGIN.operation);
  const orders = async () => (await call("execution.of_deal", { opportunity_id: deal })).orders;
  const of = async (kind) => (await orders()).filter((one) => one.order_type === kind);
  const card = (person, order) => person.page.locator(`#order-${order.id}`);
  const is = (person, order, status) => card(person, order).and(person.page.locator(`[data-order="${status}"]`)).waitFor();
  let deal;
  let dispatch;
  let company;
  let permits;
  let rest;

  await story("a deal with two stay permits comes to its execution", async () => {
    const people = {};
    for (const who of ["rep", "manager", "operation", "legal", "finance", "dispatch"]) people[who] = await AtOffice.signIn(office, LOGIN[who]);
    const played = await playDeal(people, { stage: () => undefined, paper: (what) => path.join(folder, `${what}.pdf`), until: 7 });
    ({ deal } = played);
  });

  await story("split, each permit stands alone in the graph, and the rest waits for both", async () => {
    dispatch = await sitDown("dispatch");
    await dispatch.signIn(LOGIN.dispatch);
    await dispatch.settled();
    await dispatch.chooseLanguage("zh");
    await dispatch.go(`/opportunities/${deal}`);
    await dispatch.button(t("execution:split")).click();
    await dispatch.page.locator(".order-node").nth(3).waitFor();
    [company] = await of("company_registration");
    permits = await of("visa_kitas");
    [rest] = await of("long_term");
    assert.equal(permits.length, 2);
    assert.equal(await dispatch.page.locator(".order-node").count(), 4);
    assert.equal(await dispatch.page.locator(".order-graph .edge").count(), 4);
    for (const permit of permits) {
      await is(dispatch, permit, "blocked");
      await card(dispatch, rest).locator(".order-waits").getByText(permit.title, { exact: true }).waitFor();
    }
    await dispatch.page.locator(".order-node", { hasText: permits[1].title }).click();
    await card(dispatch, permits[1]).locator(".order-waits").getByText(company.title, { exact: true }).waitFor();
    await dispatch.uncut();
    await dispatch.accessible();
    await dispatch.picture("permits-split");
  });

  await story("the execution manager plans the registration and gives it to a team", async () => {
    const { today } = await call("session.get");
    const until = new Date(Date.parse(today) + 30 * 86_400_000).toISOString().slice(0, 10);
    await dispatch.button(t("execution:plan"), card(dispatch, company)).click();
    const day = dispatch.dialog.getByLabel(t("execution:planned_end_date"), { exact: true });
    await day.fill(until);
    await day.press("Tab");
    await dispatch.button(t("common:save"), dispatch.dialog).click();
    await dispatch.dialog.waitFor({ state: "hidden" });
    await card(dispatch, company).locator(".order-facts").getByText(until).waitFor();
    await assignCard(dispatch, card(dispatch, company), { team: "enterprise_service" });
    const [planned] = await of("company_registration");
    assert.deepEqual([planned.planned_end_date, planned.assigned_team, planned.assigned_to], [until, "enterprise_service", null]);
  });

  await story("with the company both permits are free", async () => {
    const { today } = await call("session.get");
    const found = { company_name: "PT CEMERLANG LOGISTIK INDONESIA", nib: "0220103456780", npwp: "53.210.987.5-012.000" };
    await call("registration.save", { execution_order_id: company.id, ...found });
    await call("registration.complete", { execution_order_id: company.id, completed_on: today });
    for (const permit of permits) await is(dispatch, permit, "pending");
    await is(dispatch, rest, "blocked");
  });

  await story("one permit goes to a person, the other to a team", async () => {
    const [first, second] = permits;
    await assignCard(dispatch, card(dispatch, first), { who: worker.display_name });
    await assignCard(dispatch, card(dispatch, second), { team: "visa" });
    await card(dispatch, first).locator(".order-who").getByText(worker.display_name).waitFor();
    await card(dispatch, second).locator(".order-who").getByText(t("execution:teams.visa")).waitFor();
    assert.deepEqual((await of("visa_kitas")).map((one) => one.assigned_to?.id ?? one.assigned_team), [worker.id, "visa"]);
  });

  await story("operations completes the first; the second still holds the rest", async () => {
    const [first, second] = permits;
    await operation.go(`/opportunities/${deal}`);
    const mine = card(operation, first);
    await operation.button(t("execution:move.in_progress"), mine).click();
    await operation.button(t("execution:move.completed"), mine).click();
    await operation.button(t("execution:complete"), mine).click();
    await operation.button(t("execution:complete"), operation.dialog).click();
    await is(dispatch, first, "completed");
    await is(dispatch, rest, "blocked");
    const waits = card(dispatch, rest).locator(".order-waits");
    await waits.getByText(first.title, { exact: true }).waitFor({ state: "detached" });
    await waits.getByText(second.title, { exact: true }).waitFor();
  });

  await story("the second is given up with a reason: the rest stays, and somebody must decide", async () => {
    const [, second] = permits;
    await card(dispatch, second).getByRole("button", { name: t("execution:more", { title: second.title }) }).click();
    await dispatch.page.getByRole("menuitem", { name: t("execution:cancel") }).click();
    await dispatch.dialog.locator("textarea").fill(WHY);
    await dispatch.button(t("execution:cancel"), dispatch.dialog).click();
    await is(dispatch, second, "cancelled");
    await card(dispatch, second).getByText(WHY).waitFor();
    await is(dispatch, rest, "blocked");
    await card(dispatch, rest).locator(".order-waits.stuck").getByText(t("execution:waits_stuck")).waitFor();
    const todo = dispatch.page.locator("#todos tr", { hasText: t("collection:todo_type.execution_stuck") });
    await todo.getByRole("link", { name: second.order_no }).waitFor();
    assert.equal((await of("long_term"))[0].status, "blocked");
    await dispatch.accessible();
    await dispatch.picture("permits-stuck");
  });

  await story("he lets the rest go on without it, gives it to the tax team, and the gate opens", async () => {
    const [, second] = permits;
    await card(dispatch, rest).getByRole("button", { name: t("execution:unlink_of", { title: second.title }) }).click();
    await is(dispatch, rest, "pending");
    await assignCard(dispatch, card(dispatch, rest), { team: "tax" });
    await dispatch.gateIs("execution_completed", true);
    await dispatch.page.locator("#todos tr", { hasText: t("collection:todo_type.execution_stuck") }).waitFor({ state: "detached" });
    const { rows } = await call("collection_todo.list", { opportunity_id: deal, offset: 0, limit: 50 });
    assert.equal(rows.find((one) => one.todo_type === "execution_stuck").status, "completed");
  });
  dispatch.nothingWrong();
  await dispatch.context.close();
}
