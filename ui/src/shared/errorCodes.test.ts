// Every code the Rust side can answer has a text of its own, or its family has one, in three languages.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CATALOGUES } from "./catalogues";
import { LANGUAGES } from "./language";

const ROOT = join(import.meta.dirname, "..", "..", "..");
const SOURCES = [
  "crates/domain/src",
  "crates/documents/src",
  "crates/app/src",
  "crates/server/src",
  "src-tauri/src",
];
/** The ways in which an error is made; the code is the literal text. */
const MADE =
  /(?:Refusal::new|AppError::new|fault|fault_with|refuse|HttpFault::new|file_fault|ApiError::new)\(\s*(?:\d+,\s*)?"([a-z_]+\.[a-z_]+)"|#\[error\("([a-z_]+\.[a-z_]+)"\)\]/g;

/** Lists that crates keep of their own codes, one a line. */
const LISTS = ["crates/domain/codes.txt", "crates/documents/codes.txt", "crates/app/codes.txt"];

function rustCodes(): string[] {
  const codes = new Set<string>();
  for (const list of LISTS.map((one) => join(ROOT, one)).filter((one) => existsSync(one)))
    for (const line of readFileSync(list, "utf8").split("\n")) {
      const code = line.split(/[\s#]/)[0] ?? "";
      if (/^[a-z_]+\.[a-z_]+$/.test(code)) codes.add(code);
    }
  for (const folder of SOURCES.map((one) => join(ROOT, one)).filter((one) => existsSync(one)))
    for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((one) =>
      one.endsWith(".rs"),
    ))
      for (const match of readFileSync(join(folder, name), "utf8").matchAll(MADE)) {
        const code = match[1] ?? match[2];
        if (code) codes.add(code);
      }
  return [...codes].sort();
}

type Tree = { [key: string]: string | Tree };

function hasText(tree: Tree, code: string): boolean {
  const [family = "", problem = ""] = code.split(".");
  const texts = tree[family];
  return typeof texts === "object" && (typeof texts[problem] === "string" || typeof texts.other === "string");
}

describe("error codes", () => {
  const codes = rustCodes();
  it("finds the codes of the Rust side", () => expect(codes.length).toBeGreaterThan(60));
  it.each([...LANGUAGES])("all have a text: %s", (language) => {
    const texts = CATALOGUES[language].errors as unknown as Tree;
    expect(codes.filter((code) => !hasText(texts, code))).toEqual([]);
  });
});
