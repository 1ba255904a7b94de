// PDFs of the checks: a small real one to hand in, and what a paper that was saved says.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { t } from "./texts.mjs";

/** One page with a line of Latin text, as a file field takes it. */
export function smallPdf(name, line) {
  const stream = `BT /F1 18 Tf 60 760 Td (${line}) Tj ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let text = "%PDF-1.4\n";
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = text.length;
  const entries = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  text += `xref\n0 6\n0000000000 65535 f \n${entries}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return { name, mimeType: "application/pdf", buffer: Buffer.from(text, "latin1") };
}

/** The paper shown in the uppermost dialog: drawn, saved, a PDF by its first bytes. The dialog is closed; answers name, text, bytes. */
export async function savePaper(person, folder, button = t("quotation:save_as")) {
  const { page } = person;
  const pages = page.getByTestId("pdf-pages").last();
  await pages.locator("canvas").first().waitFor();
  const dialog = page.getByRole("dialog").filter({ has: pages }).last();
  const [download] = await Promise.all([page.waitForEvent("download"), person.button(button, dialog).click()]);
  const name = download.suggestedFilename();
  const file = path.join(folder, name);
  await download.saveAs(file);
  const bytes = readFileSync(file);
  assert.equal(bytes.subarray(0, 5).toString("latin1"), "%PDF-");
  await dialog.locator(".ant-modal-close").click();
  await dialog.waitFor({ state: "hidden" });
  return { name, bytes, text: execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }) };
}
