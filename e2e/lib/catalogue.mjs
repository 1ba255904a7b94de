// The catalogue as its managers keep it on the screens: a product with prices and needs, a list, a template, a rate.
import assert from "node:assert/strict";
import { advance, confirmDemand, createDeal, idInAddress, planProduct } from "./deal.mjs";
import { LOGIN } from "./office.mjs";
import { t } from "./texts.mjs";

const CODE = "KITAS_TEST";

/** Enters an amount that holds from today. */
async function setPrice(person, kind, currency, amount, reason) {
  await person.page.locator(`#prices tr[data-kind="${kind}"]`).getByRole("button").click();
  const { dialog } = person;
  if (currency === "CNY") await dialog.getByText(t("terms:currency.CNY"), { exact: true }).click();
  await dialog.getByLabel(t("product:amount")).fill(amount);
  if (reason) await dialog.getByLabel(t("common:reason")).fill(reason);
  await person.button(t("common:save"), dialog).click();
}

async function addNeed(person, code, alternativeTo) {
  await person.page.locator("#needs").getByRole("button", { name: t("product:add_need") }).click();
  const { dialog } = person;
  await person.pick(dialog.getByLabel(t("product:needed_product")), code, new RegExp(`^${code} `));
  if (alternativeTo) await person.pick(dialog.getByLabel(t("product:alternative")), "", t("product:alternative_to", { codes: alternativeTo }));
  await person.button(t("common:save"), dialog).click();
}

export async function keepCatalogue({ story, admin, rep, customer, office }) {
  const { page } = admin;
  let product;

  await story("a product manager adds a product; a taken code is told while typing", async () => {
    await admin.chooseLanguage("zh");
    await admin.menu("/products").click();
    await admin.button(t("product:create"), page.locator(".page-actions")).click();
    const form = admin.dialog;
    await form.getByLabel(t("product:code"), { exact: true }).fill("C312");
    await form.getByText(/^编码已被/).waitFor();
    await form.getByLabel(t("product:code"), { exact: true }).fill(CODE);
    await form.getByText(t("product:code_free")).waitFor();
    await form.getByLabel(t("product:name_zh")).fill("测试工作签");
    await form.getByLabel(t("product:name_id")).fill("Visa kerja uji");
    await form.getByLabel(t("product:name_en")).fill("Test work visa");
    await admin.pick(form.getByLabel(t("product:category")), "", /./);
    await admin.button(t("common:save"), form).click();
    product = await idInAddress(admin, "products");
    await page.locator("h1", { hasText: `${CODE} · 测试工作签` }).waitFor();
  });

  await story("prices it: a reason is asked for, a floor needs none", async () => {
    await setPrice(admin, "direct", "IDR", "4,500,000", "新品");
    await admin.dialog.getByText(t("product:reason_short")).waitFor();
    await admin.dialog.getByLabel(t("common:reason")).fill("新产品首次定价");
    await admin.button(t("common:save"), admin.dialog).click();
    await admin.dialog.waitFor({ state: "hidden" });
    await setPrice(admin, "direct", "CNY", "2,250.00", "新产品首次定价");
    await admin.dialog.waitFor({ state: "hidden" });
    await setPrice(admin, "floor", "IDR", "4,000,000");
    await admin.dialog.waitFor({ state: "hidden" });
    const row = page.locator('#prices tr[data-kind="direct"]');
    await row.getByText("4,500,000", { exact: true }).waitFor();
    await row.getByText("2,250.00", { exact: true }).waitFor();
    await page.locator('#price-history tr[data-standing="current"]', { hasText: "新产品首次定价" }).first().waitFor();
  });

  await story("an odd price is told before it is saved and with the answer", async () => {
    await setPrice(admin, "list", "IDR", "4,000,000");
    const { dialog } = admin;
    await dialog.locator('[data-warning="order_broken"]', { hasText: t("product:warning.order_broken", { higher: t("terms:price_type.list"), lower: t("terms:price_type.direct") }) }).waitFor();
    await dialog.getByLabel(t("common:reason")).fill("列表价低于直客价");
    await admin.button(t("common:save"), dialog).click();
    await dialog.waitFor({ state: "hidden" });
    await page.locator(".ant-notification", { hasText: t("product:warnings_after") }).locator('[data-warning="order_broken"]').waitFor();
    await page.locator('#prices tr[data-kind="list"]').getByText("4,000,000", { exact: true }).waitFor();
    await page.locator(".ant-notification-notice-close").click();
  });

  await story("says what it needs: one of two companies", async () => {
    await addNeed(admin, "CPMA");
    await admin.dialog.waitFor({ state: "hidden" });
    await addNeed(admin, "CPMDN", "CPMA");
    await admin.dialog.waitFor({ state: "hidden" });
    const group = page.locator("#needs .need", { hasText: t("product:any_of") });
    await group.getByText("CPMA", { exact: true }).waitFor();
    await group.getByText("CPMDN", { exact: true }).waitFor();
  });

  await story("a copy has another code, the same needs and no prices", async () => {
    await admin.button(t("product:copy"), page.locator(".page-actions")).click();
    const form = admin.dialog;
    await form.getByLabel(t("product:code"), { exact: true }).fill(`${CODE}_2`);
    await admin.button(t("common:save"), form).click();
    await page.locator("h1", { hasText: `${CODE}_2 · 测试工作签` }).waitFor();
    const group = page.locator("#needs .need", { hasText: t("product:any_of") });
    await group.getByText("CPMDN", { exact: true }).waitFor();
    await page.locator("#price-history").getByText(t("product:no_prices")).waitFor();
    await admin.go(`/products/${product}`);
  });

  await story("a circle is refused with the way round", () =>
    admin.expecting(/^400 \/rpc\/product_dependency\.create$/, async () => {
      await page.locator("#needs").getByText("CPMA", { exact: true }).click();
      await page.locator("#needed-by").getByText(CODE, { exact: true }).waitFor();
      await addNeed(admin, CODE);
      await admin.dialog.getByText(t("errors:product.dependency_cycle", { chain: `CPMA → ${CODE} → CPMA` })).waitFor();
      await admin.button(t("common:cancel"), admin.dialog).click();
      await admin.dialog.waitFor({ state: "hidden" });
    }),
  );

  await story("a rep plans it with its price and sees what is missing", async () => {
    await rep.open(`/customers/${customer}`);
    await createDeal(rep, "北京科技 · 新产品", "one_time");
    await confirmDemand(rep);
    await advance(rep, "service_plan");
    await planProduct(rep, CODE);
    const row = rep.page.locator("#products tbody tr", { hasText: CODE });
    await row.locator(".money", { hasText: "4,500,000" }).waitFor();
    await rep.gateIs("dependencies_met", false);
    await rep.page.locator("#products").getByText(/KITAS_TEST.*CPMA.*CPMDN/).waitFor();
  });

  await story("an entry of a list is added, moved up and taken out of use", async () => {
    await admin.menu("/lookups").click();
    await page.getByRole("tab", { name: t("lookup:list.customer_sources") }).click();
    await admin.button(t("lookup:add"), page.locator(".page-actions")).click();
    for (const [field, text] of [["code", "fair"], ["name_zh", "展会"], ["name_id", "Pameran"]]) {
      await admin.dialog.getByLabel(t(`lookup:${field}`), { exact: true }).fill(text);
    }
    await admin.button(t("common:save"), admin.dialog).click();
    const row = page.locator('tr[data-code="fair"]');
    await row.waitFor();
    const codes = () => page.locator("tr[data-code]").evaluateAll((all) => all.map((one) => one.dataset.code));
    assert.equal((await codes()).at(-1), "fair");
    await page.getByRole("button", { name: `${t("lookup:up")} fair` }).click();
    await page.locator('tr[data-code]:nth-last-child(2)[data-code="fair"]').waitFor();
    await admin.button(t("lookup:deactivate"), row).click();
    await admin.button(t("lookup:deactivate"), page.locator(".ant-popconfirm")).click();
    await row.getByText(t("lookup:inactive")).waitFor();
  });

  await story("a template is copied, seen while it is written, and becomes the default", async () => {
    await admin.menu("/templates").click();
    await page.getByRole("button", { name: `${t("template:copy")} QUO_IDR_ZH`, exact: true }).click();
    await page.locator("h1", { hasText: t("template:copy_title") }).waitFor();
    const sheet = page.getByTestId("pdf-pages").locator("canvas").first();
    await sheet.waitFor();
    const picture = () => sheet.evaluate((canvas) => canvas.toDataURL());
    const before = await picture();
    await page.getByLabel(t("template:terms_zh")).fill("只有一条：先付款，后办理。");
    await page.waitForFunction((old) => document.querySelector("[data-testid=pdf-pages] canvas")?.toDataURL() !== old, before);
    await page.getByLabel(t("template:default")).click();
    await admin.button(t("common:save"), page.locator(".page-actions")).click();
    await idInAddress(admin, "templates");
    const { rows } = await (await office.signIn(LOGIN.admin))("quotation_template.list");
    const of = (code) => rows.find((row) => row.fields.template_code === code).fields;
    assert.deepEqual([of("QUO_IDR_ZH").is_default, of("QUO_IDR_ZH_2").is_default], [false, true]);
  });

  await story("an absurd rate is refused at its field", () =>
    admin.expecting(/^422 \/rpc\/exchange_rate\.add$/, async () => {
      await admin.menu("/rates").click();
      await admin.button(t("rate:add"), page.locator(".page-actions")).click();
      for (const typed of ["20,000,000", "0", "-2000"]) {
        await admin.dialog.getByLabel(t("rate:rate")).fill(typed);
        await admin.button(t("common:save"), admin.dialog).click();
        await admin.dialog.locator(".ant-form-item-explain-error", { hasText: t("errors:rate.out_of_range") }).waitFor();
      }
      await admin.button(t("common:cancel"), admin.dialog).click();
      await admin.dialog.waitFor({ state: "hidden" });
      await page.locator("#converter").getByLabel(t("rate:converter_amount")).fill("1500");
      await page.locator("#converter output", { hasText: "3,000,000" }).waitFor();
    }),
  );

  return product;
}
