// Every screen in every language: texts instead of keys, nothing failed behind the page, nothing serious for axe.
import assert from "node:assert/strict";
import { LOGIN } from "./office.mjs";
import { LANGUAGES, t } from "./texts.mjs";

/** Addresses of one person; the menu's own entries are clicked, the others opened. */
async function addresses({ person, more }) {
  await person.open("/");
  await person.page.locator("nav.menu a").first().waitFor();
  const menu = await person.page.locator("nav.menu a").evaluateAll((all) => all.map((one) => one.getAttribute("href").split("#")[1]));
  return [...menu.map((address) => ({ address, clicked: true })), ...more.map((address) => ({ address, clicked: false }))];
}

export async function walk({ step, rep, manager, admin, deal, low, colleague, product, lead, office }) {
  const call = await office.signIn(LOGIN.rep);
  const { rows: deals } = await call("opportunity.list", { offset: 0, limit: 50 });
  const draft = (await call("start.get")).drafts[0];
  const early = [1, 2, 3].map((order) => deals.find((one) => one.stage_order === order && one.workflow_status === "active"));
  const template = (await call("quotation_template.list")).rows[0].id;
  const contractTemplate = (await call("contract_template.list")).rows[0].id;
  const waiting = (await (await office.signIn(LOGIN.manager))("approval.list")).rows[0];

  const tours = [
    {
      person: rep,
      more: [
        `/customers/${deal.customer}`,
        "/customers?create=true",
        "/leads?create=true",
        "/leads?status=lost",
        `/leads/${lead}`,
        "/opportunities?create=true",
        "/opportunities?q=zzzz",
        ...early.map((one) => `/opportunities/${one.id}`),
        `/opportunities/${deal.id}`,
        `/opportunities/${deal.id}?stage=new`,
        `/opportunities/${deal.id}?stage=service_plan`,
        `/opportunities/${deal.id}?stage=quotation`,
        `/opportunities/${deal.id}?stage=invoice`,
        `/opportunities/${deal.id}?stage=handling_materials`,
        `/opportunities/${deal.id}?stage=collection_status`,
        `/opportunities/${deal.id}?stage=assign_execution`,
        `/opportunities/${deal.id}?stage=collection`,
        "/execution?mine=true&group=zzzz",
        "/notifications",
        "/notifications?unread=true&kind=mail_failed",
        "/notifications/settings",
        `/customers/${deal.customer}/statement`,
        ...["overdue", "due_soon", "to_invoice", "revenue"].map((tab) => `/finance?tab=${tab}`),
        `/quotations/${draft.id}`,
        `/quotations/${low.quotation}`,
      ],
    },
    { person: manager, look: (address) => /^.(approvals|opportunities.+)/.test(address), more: waiting ? [`/opportunities/${waiting.opportunity_id}`] : [] },
    {
      person: admin,
      look: (address) => /^.(products|rates|lookups|templates|contract-templates|contract-entities|stages|settings|users.*|devices|roles|audit.*)$/.test(address),
      more: [
        "/products?q=zzzz",
        "/products?create=true",
        `/products/${product}`,
        "/lookups?list=service_types",
        `/templates/${template}`,
        `/contract-templates/${contractTemplate}`,
        `/contract-templates/new?from=${contractTemplate}`,
        "/users?create=true",
        "/users?state=inactive",
        `/users/${colleague}`,
        `/audit?table=customers&id=${deal.customer}`,
        "/audit?from=2001-01-01&to=2001-01-02",
      ],
    },
  ];
  for (const tour of tours) {
    const { person } = tour;
    const all = await addresses(tour);
    for (const language of LANGUAGES) {
      await step(`${person.name} in ${language}`, () => person.chooseLanguage(language));
      for (const { address, clicked } of all) {
        const shown = address.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "…");
        await step(`${person.name} ${language} ${shown}`, async () => {
          await person.go(address, clicked);
          await person.translated(language);
          await person.uncut();
          // Languages change words and colleagues see the same pages: the making of a page is looked at once.
          const looked = tour.look ? tour.look(address) : true;
          if (address === "/" || (language === LANGUAGES[0] && looked)) await person.accessible();
        });
      }
    }
    await step(`${person.name} in zh again`, () => person.chooseLanguage("zh"));
  }

  await step("the dark look is as readable", async () => {
    for (const address of ["/settings", "/", "/opportunities", `/opportunities/${deal.id}`, `/opportunities/${deal.id}?stage=handling_materials`, `/opportunities/${deal.id}?stage=assign_execution`, "/execution", `/quotations/${low.quotation}`, `/quotations/${draft.id}`]) {
      await rep.go(address);
      if (address === "/settings") await rep.page.getByText(t("common:theme.dark"), { exact: true }).click();
      const [red, green, blue] = await rep.page.locator("section.panel, .grid, .board-column").first().evaluate((one) => getComputedStyle(one).backgroundColor.match(/\d+/g).map(Number));
      assert.ok(red + green + blue < 300, "the page is dark");
      await rep.accessible();
    }
  });
}
