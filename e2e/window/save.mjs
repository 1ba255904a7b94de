// "Save as" of a quotation's paper through the system's own file dialog, driven by keys like a person's.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { eventually } from "../check.mjs";
import { t } from "../lib/texts.mjs";
import { keys } from "../lib/window.mjs";

/** The windows of this screen that can be seen, by their ids. */
function shown() {
  try {
    return execFileSync("xdotool", ["search", "--onlyvisible", "--name", "."], { encoding: "utf8" }).split("\n").filter(Boolean);
  } catch {
    return [];
  }
}

/** A draft of one line; answers its id. */
export async function quote(on) {
  const { customer_sources: sources } = await on.rpc("lookup.list");
  const { today } = await on.rpc("session.get");
  const customer = await on.rpc("customer.create", {
    fields: { name: "北京科技有限公司", customer_type: "organization", source_id: sources[0].id },
  });
  const { id } = await on.rpc("opportunity.create", { customer_id: customer.id, fields: { name: "公司设立", service_type: "one_time" } });
  const { rows } = await on.rpc("product.list", { query: "CPMA", offset: 0, limit: 1 });
  await on.rpc("opportunity.confirm_demand", { id, confirmed_on: today });
  await on.rpc("stage.advance", { opportunity_id: id, to_order: 2 });
  await on.rpc("opportunity.plan", { opportunity_id: id, product_id: rows[0].id, quantity: "1" });
  await on.rpc("opportunity.confirm_scheme", { id, confirmed_on: today });
  await on.rpc("stage.advance", { opportunity_id: id, to_order: 3 });
  const { head, items } = await on.rpc("quotation.propose", { opportunity_id: id });
  return (await on.rpc("quotation.save", { edit_no: 0, opportunity_id: id, head, items })).id;
}

export async function save({ step, window, folder, startAlone }) {
  const on = window("paper");
  // Letters that every keyboard has: others are typed by changing the keyboard, which a dialog may miss.
  const file = path.join(folder, "saved paper.pdf");
  let quotation;

  await step("a laptop with a draft shows its paper", async () => {
    await startAlone(on);
    quotation = await quote(on);
    await on.driver.executeScript(`location.hash = '#/quotations/${quotation}'`);
    await on.press(t("quotation:preview"));
    await on.find(".pdf-pages canvas");
  });

  await step("saved through the system's dialog it is the paper of the preview, byte for byte", async () => {
    const previewed = await on.file("quotation.pdf", { id: quotation, language: (await on.rpc("quotation.get", { id: quotation })).head.language });
    const before = new Set(shown());
    await on.press(t("quotation:save_as"));
    const dialog = await eventually("the file dialog", () => shown().find((one) => !before.has(one)));
    let last;
    await eventually("the dialog stands still", () => {
      const picture = execFileSync("import", ["-window", dialog, "rgb:-"], { maxBuffer: 1e8 });
      const still = last?.equals(picture) && new Set(picture).size > 8;
      last = picture;
      return still;
    });
    keys("windowfocus", "--sync", dialog);
    // The name that is offered gives way to a whole path.
    keys("key", "ctrl+a");
    keys("type", "--delay", "20", file);
    keys("key", "Return");
    await on.text(t("quotation:saved_as", { name: path.basename(file) }));
    assert.ok(existsSync(file));
    const hash = (bytes) => createHash("sha256").update(bytes).digest("hex");
    assert.equal(hash(readFileSync(file)), hash(previewed));
    assert.equal(previewed.subarray(0, 5).toString(), "%PDF-");
  });
}
