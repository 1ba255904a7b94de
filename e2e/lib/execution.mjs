// Stage 8 on the screens: the dispatcher splits and assigns, operations does the work, what waits is released by itself, the gate opens.
import assert from "node:assert/strict";
import { advance, answerDialog } from "./deal.mjs";
import { LOGIN } from "./office.mjs";
import { refusedInPage } from "./screens.mjs";
import { LANGUAGES, t } from "./texts.mjs";

const NIB = "0220103456789";
const NPWP = "53.210.987.6-012.000";

/** The cards of a kind of orders on the page of a deal. */
const cards = (person, kind) => person.page.locator(`.order-kind[aria-label="${t(`execution:kind.${kind}`)}"] .order-card`);
const cardIs = (person, kind, status) => cards(person, kind).and(person.page.locator(`[data-order="${status}"]`)).first().waitFor();

/** Opens what stands behind the three points of a card. */
async function more(person, kind, entry) {
  await cards(person, kind).getByRole("button", { name: t("execution:more", { title: "" }).trim() }).click();
  await person.page.getByRole("menuitem", { name: t(`execution:${entry}`) }).click();
}

/** Gives the order of a card to a person, to a team, or to both. */
export async function assignCard(person, card, { who, team }) {
  await person.button(t("execution:assign"), card).click();
  const { dialog } = person;
  if (who) await person.pick(dialog.getByLabel(t("execution:person")), "", who);
  if (team) await person.pick(dialog.getByLabel(t("execution:team")), "", t(`execution:teams.${team}`));
  await person.button(t("execution:assign"), dialog).click();
  await dialog.waitFor({ state: "hidden" });
  await card.and(person.page.locator('[data-order="in_progress"]')).waitFor();
}

const assign = (person, kind, to) => assignCard(person, cards(person, kind), to);

export async function executeOrders({ story, rep, manager, operation, deal, office, sitDown, askForStage }) {
  const { page } = rep;
  const of = { opportunity_id: deal.id };
  const { user: worker } = await office.signIn(LOGIN.operation);
  const call = await office.signIn(LOGIN.dispatch);
  const orders = async () => (await call("execution.of_deal", of)).orders;
  let dispatch;

  await story("before the split the seller reads who makes the execution orders", async () => {
    await page.locator('#gate [data-gate="execution_completed"][data-met="false"]').getByText(t("gates:why.execution_completed.none")).waitFor();
    await page.locator("#execution").getByText(t("execution:none_who")).waitFor();
    assert.equal(await rep.button(t("execution:split")).count(), 0);
    assert.equal(await rep.button(t("approval:ask")).count(), 0, "there is nothing to approve yet");
    await refusedInPage(rep, "execution.split", of, "permission.denied");
    await refusedInPage(rep, "stage.request_approval", of, "stage.work_unfinished");
    await manager.open(`/opportunities/${deal.id}`);
    await manager.gateIs("execution_completed", false);
  });

  await story("the dispatcher splits the contracts: both permits wait for the company, the taxes for both permits", async () => {
    dispatch = await sitDown("dispatch");
    await dispatch.signIn(LOGIN.dispatch);
    await dispatch.settled();
    await dispatch.chooseLanguage("zh");
    await dispatch.go(`/opportunities/${deal.id}`);
    await dispatch.accessible();
    await dispatch.button(t("execution:split")).click();
    await cardIs(dispatch, "company_registration", "pending");
    await cardIs(dispatch, "visa_kitas", "blocked");
    await cardIs(dispatch, "long_term", "blocked");
    const [company, ...permits] = (await orders()).slice(0, -1);
    const [visa] = permits;
    assert.equal(permits.length, 2);
    for (const permit of permits) {
      await dispatch.page.locator(`#order-${permit.id} .order-waits`).getByText(company.title).waitFor();
      await cards(dispatch, "long_term").locator(".order-waits").getByText(permit.title, { exact: true }).waitFor();
    }
    assert.equal(await dispatch.page.locator(".order-node").count(), 4);
    assert.equal(await dispatch.page.locator(".order-graph .edge").count(), 4);
    assert.equal(await dispatch.button(t("execution:assign"), cards(dispatch, "visa_kitas")).count(), 0, "what waits is not assigned");
    await page.locator('#gate [data-gate="execution_completed"]').getByText(t("gates:why.execution_completed.unassigned", { unassigned: company.order_no })).waitFor();
    await refusedInPage(dispatch, "execution.assign", { id: visa.id, assigned_to: worker.id }, "execution.waits");
    await refusedInPage(dispatch, "execution.split", of, "execution.exists");
    await dispatch.accessible();
    await dispatch.picture("execution-split");
  });

  await story("a wait that leads back is refused in words", async () => {
    const [, visa] = await orders();
    await more(dispatch, "company_registration", "link");
    const { dialog } = dispatch;
    await dispatch.pick(dialog.getByLabel(t("execution:prerequisite")), "", visa.title);
    await dispatch.expecting(/^4\d\d \/rpc\/execution\.add_dependency$/, async () => {
      await dispatch.button(t("execution:link"), dialog).click();
      await dialog.getByText(t("errors:execution.cycle", { order_no: visa.order_no })).waitFor();
    });
    await dispatch.accessible();
    await dispatch.button(t("common:cancel"), dialog).click();
    await dialog.waitFor({ state: "hidden" });
  });

  await story("nothing is cancelled without a reason", async () => {
    await more(dispatch, "long_term", "cancel");
    const { dialog } = dispatch;
    await dispatch.button(t("execution:cancel"), dialog).click();
    await dialog.getByText(t("common:reason_missing")).waitFor();
    await dispatch.button(t("common:cancel"), dialog.locator(".ant-modal-footer")).click();
    await dialog.waitFor({ state: "hidden" });
    const { id } = (await orders()).at(-1);
    await refusedInPage(dispatch, "execution.cancel", { id, reason: " " }, "reason.required");
    assert.equal((await orders()).at(-1).status, "blocked");
  });

  await story("the registration is given to operations, with a planned end", async () => {
    await assign(dispatch, "company_registration", { who: worker.display_name });
    const card = cards(dispatch, "company_registration");
    await card.locator(".order-who").getByText(worker.display_name).waitFor();
    await card.locator(".order-who").getByText(t("execution:teams.enterprise_service")).waitFor();
    const [company] = await orders();
    assert.ok(company.planned_end_date > company.actual_start_date, "the plan follows from the product");
  });

  await story("operations finds it on its board and comes to it", async () => {
    await operation.go("/execution", true);
    await operation.page.getByText(t("execution:mine"), { exact: true }).click();
    const [company] = await orders();
    const card = operation.page.locator(`.board-column.in_progress a[href*="order=${company.id}"]`);
    await card.waitFor();
    await operation.page.waitForURL(/mine=true/);
    await card.click();
    await operation.page.waitForURL(new RegExp(`opportunities/${deal.id}\\?stage=assign_execution`));
    await operation.page.locator(`#order-${company.id}.asked`).waitFor();
    assert.equal(await operation.button(t("execution:reassign")).count(), 0, "operations does not assign");
  });

  await story("a wrong NIB is refused beside its field, the right one saved", async () => {
    const card = cards(operation, "company_registration");
    await card.getByLabel(t("execution:field.company_name")).fill("PT BEIJING KEJI INDONESIA");
    await card.getByLabel(t("execution:field.nib")).fill("12345");
    await card.getByLabel(t("execution:field.npwp")).fill(NPWP);
    await operation.expecting(/^4\d\d \/rpc\/registration\.save$/, async () => {
      await operation.button(t("common:save"), card).click();
      await card.getByText(t("errors:field.invalid", { field: t("fields:nib") })).waitFor();
    });
    assert.equal((await orders())[0].registration, null);
    assert.equal(await operation.button(t("execution:registration_done"), card).count(), 0);
    await card.getByLabel(t("execution:field.nib")).fill(NIB);
    await operation.button(t("common:save"), card).click();
    await operation.button(t("execution:registration_done"), card).and(operation.page.locator(":enabled")).waitFor();
    await card.getByText(t("errors:field.invalid", { field: t("fields:nib") })).waitFor({ state: "detached" });
    assert.equal((await orders())[0].registration.nib, NIB);
    await operation.accessible();
    await operation.picture("execution-registration");
  });

  await story("the company is registered, and the permits are free on the dispatcher's open page", async () => {
    const card = cards(operation, "company_registration");
    await cardIs(dispatch, "visa_kitas", "blocked");
    await operation.button(t("execution:registration_done"), card).click();
    await operation.button(t("execution:registration_done"), operation.dialog).click();
    await cardIs(operation, "company_registration", "completed");
    await cardIs(dispatch, "visa_kitas", "pending");
    await cardIs(dispatch, "long_term", "blocked");
  });

  await story("the permits are assigned, worked on and completed, one after the other", async () => {
    for (const { id } of (await orders()).filter((one) => one.order_type === "visa_kitas")) {
      const [given, card] = [dispatch, operation].map((person) => person.page.locator(`#order-${id}`));
      await assignCard(dispatch, given, { who: worker.display_name });
      await card.and(operation.page.locator('[data-order="in_progress"]')).waitFor();
      assert.equal(await operation.button(t("execution:complete"), card).count(), 0, "its line is not done");
      const { actual_start_date } = (await orders()).find((one) => one.id === id);
      await refusedInPage(operation, "execution.complete", { id, actual_end_date: actual_start_date }, "execution.items_open");
      await cardIs(dispatch, "long_term", "blocked");
      await operation.button(t("execution:move.in_progress"), card).click();
      await operation.button(t("execution:move.completed"), card).click();
      await card.locator('[data-item="completed"]').waitFor();
      await operation.button(t("execution:complete"), card).click();
      await operation.button(t("execution:complete"), operation.dialog).click();
      await card.and(operation.page.locator('[data-order="completed"]')).waitFor();
    }
  });

  await story("the taxes are free, go to a team, and the gate opens", async () => {
    await cardIs(dispatch, "long_term", "pending");
    await rep.gateIs("execution_completed", false);
    await assign(dispatch, "long_term", { team: "tax" });
    await rep.gateIs("execution_completed", true);
    await rep.gateIs("stage_approved", false);
    await dispatch.picture("execution-done");
  });

  await story("the dispatcher approves the stage and the seller moves on", async () => {
    await refusedInPage(rep, "stage.advance", { ...of, to_order: 9 }, "stage.gate_closed");
    await askForStage(rep);
    await dispatch.go("/approvals", true);
    const card = dispatch.page.locator("section.panel", { hasText: deal.name });
    await dispatch.button(t("approval:approve"), card).click();
    await answerDialog(dispatch, t("approval:approve"));
    await card.waitFor({ state: "detached" });
    await rep.gateIs("stage_approved", true);
    await advance(rep, "collection");
  });

  await story("board and list say the same in three languages", async () => {
    const views = dispatch.page.getByRole("radiogroup").first();
    for (const language of LANGUAGES) {
      await dispatch.chooseLanguage(language);
      await dispatch.go("/execution");
      for (const view of ["board", "list"]) {
        await views.getByText(t(`execution:views.${view}`, {}, language), { exact: true }).click();
        await dispatch.page.locator(view === "board" ? ".board-card" : ".grid-row").first().waitFor();
        await dispatch.settled();
        await dispatch.translated(language);
        await dispatch.uncut();
        await dispatch.accessible();
        await dispatch.picture(`execution-${view}-${language}`);
      }
    }
    await dispatch.chooseLanguage("zh");
    await dispatch.pick(dispatch.page.getByLabel(t("execution:state")), "", t("execution:status.completed"));
    await dispatch.page.waitForURL(/status=completed/);
    const [company] = await orders();
    await dispatch.page.locator(".grid-row", { hasText: company.title }).first().waitFor();
    assert.equal(await dispatch.page.locator(".grid-row", { hasText: t("execution:status.blocked") }).count(), 0);
    await dispatch.page.reload();
    await dispatch.page.locator(".grid-row").first().waitFor();
    await views.getByText(t("execution:views.board"), { exact: true }).click();
  });
}
