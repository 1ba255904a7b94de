import { describe, expect, it } from "vitest";
import { CATALOGUES, NAMESPACES } from "./catalogues";
import { LANGUAGES } from "./language";

type Tree = { [key: string]: string | Tree };

function flat(tree: Tree, prefix = ""): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const path = prefix === "" ? key : `${prefix}.${key}`;
    if (typeof value === "string") all.set(path, value);
    else for (const [inner, text] of flat(value, path)) all.set(inner, text);
  }
  return all;
}

const holes = (text: string) => [...text.matchAll(/{{\s*([\w.]+)/g)].map((match) => match[1]).sort();

describe.each([...NAMESPACES])("catalogue %s", (namespace) => {
  const [zh, id, en] = LANGUAGES.map((language) => flat(CATALOGUES[language][namespace] as unknown as Tree));
  it("has the same keys in three languages", () => {
    expect([...(id as Map<string, string>).keys()].sort()).toEqual(
      [...(zh as Map<string, string>).keys()].sort(),
    );
    expect([...(en as Map<string, string>).keys()].sort()).toEqual(
      [...(zh as Map<string, string>).keys()].sort(),
    );
  });
  it("has no empty text", () => {
    for (const texts of [zh, id, en] as Map<string, string>[])
      expect([...texts].filter(([, text]) => text.trim() === "").map(([key]) => key)).toEqual([]);
  });
  it("fills the same values in every language", () => {
    for (const [key, text] of zh as Map<string, string>) {
      expect([key, holes((id as Map<string, string>).get(key) ?? "")]).toEqual([key, holes(text)]);
      expect([key, holes((en as Map<string, string>).get(key) ?? "")]).toEqual([key, holes(text)]);
    }
  });
  it("holds Chinese in the Chinese one and none in the others", () => {
    const han = /\p{Script=Han}/u;
    for (const texts of [id, en] as Map<string, string>[])
      expect([...texts].filter(([, text]) => han.test(text)).map(([key]) => key)).toEqual([]);
  });
});
