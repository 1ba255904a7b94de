// The texts of the product, read from its own catalogues, so that a check names keys and not sentences.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../check.mjs";

export const LANGUAGES = ["zh", "id", "en"];
export const LANGUAGE_NAME = { zh: "简体中文", id: "Bahasa Indonesia", en: "English" };
export const TAG = { zh: "zh-CN", id: "id-ID", en: "en-GB" };

function catalogue(language) {
  const folder = path.join(ROOT, "ui/src/locales", language);
  const read = (file) => JSON.parse(readFileSync(path.join(folder, file), "utf8"));
  return Object.fromEntries(readdirSync(folder).map((file) => [path.basename(file, ".json"), read(file)]));
}

const CATALOGUES = Object.fromEntries(LANGUAGES.map((language) => [language, catalogue(language)]));

/** `t("quotation:issue")` in Chinese; values replace `{{name}}`. */
export function t(key, values = {}, language = "zh") {
  const [file, place] = key.split(":");
  const text = place.split(".").reduce((node, step) => node?.[step], CATALOGUES[language][file]);
  if (typeof text !== "string") throw new Error(`no text ${key} in ${language}`);
  return text.replace(/\{\{(\w+)\}\}/g, (_, name) => String(values[name]));
}

/** Every key of the catalogues, with and without its file: `quotation:ask.accept` and `ask.accept`. */
export const KEYS = (() => {
  const found = new Set();
  const walk = (file, node, steps) => {
    if (typeof node === "string") {
      found.add(`${file}:${steps.join(".")}`);
      // One word alone can be a word of the text as well: only keys that no language writes are told apart.
      if (steps.length > 1 || steps[0].includes("_")) found.add(steps.join("."));
    } else for (const [name, value] of Object.entries(node)) walk(file, value, [...steps, name]);
  };
  for (const [file, node] of Object.entries(CATALOGUES.zh)) walk(file, node, []);
  return found;
})();
