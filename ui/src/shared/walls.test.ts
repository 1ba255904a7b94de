// Keeps promises of the layout that the linter cannot see.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";

const SRC = join(import.meta.dirname, "..");
const files = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.(ts|tsx|css)$/.test(name) && !name.startsWith("bindings"))
  .map((name) => ({ name: name.replaceAll("\\", "/"), text: readFileSync(join(SRC, name), "utf8") }));
const code = files.filter((file) => /\.tsx?$/.test(file.name) && !file.name.includes(".test."));
const offenders = (list: typeof files, bad: RegExp) =>
  list.filter((file) => bad.test(file.text)).map((file) => file.name);
const imports = (text: string) =>
  [...text.matchAll(/(?:from|import\()\s*"(\.[^"]+)"/g)].map((match) => match[1] as string);
const resolved = (file: string, target: string) =>
  relative(SRC, join(SRC, file, "..", target)).replaceAll("\\", "/");

describe("walls", () => {
  it("looks at the sources", () => expect(code.length).toBeGreaterThan(20));

  it("compares no raw Enter or Escape: shared/ime.ts knows what an input method used", () =>
    expect(
      offenders(
        code.filter((file) => file.name !== "shared/ime.ts"),
        /\.(key|code)\s*[!=]==?\s*["'](Enter|Escape|Esc|NumpadEnter)["']|keyCode\s*[!=]==?|onPressEnter/,
      ),
    ).toEqual([]));

  it("has colours in the theme only", () =>
    expect(
      offenders(
        files.filter((file) => !file.name.startsWith("shared/theme") && !file.name.includes(".test.")),
        /["'\s:(](#[0-9a-fA-F]{3,8})\b(?!\w)(?![^"']*\/)|\b(rgba?|hsla?|oklch)\(/,
      ),
    ).toEqual([]));

  it("talks to the desktop shell from platform only", () =>
    expect(
      offenders(
        code.filter((file) => !file.name.startsWith("platform/")),
        /@tauri-apps\//,
      ),
    ).toEqual([]));

  it("lets no feature import another, and shared import no feature", () => {
    const crossing: string[] = [];
    for (const file of code)
      for (const target of imports(file.text).map((one) => resolved(file.name, one))) {
        const [layer, feature] = file.name.split("/");
        const [toLayer, toFeature] = target.split("/");
        const sideways = layer === "features" && toLayer === "features" && feature !== toFeature;
        const upwards =
          (layer === "features" && toLayer === "app") ||
          (layer === "shared" && (toLayer === "features" || toLayer === "app")) ||
          (layer === "platform" && toLayer !== "platform" && toLayer !== "bindings");
        if (sideways || upwards) crossing.push(`${file.name} → ${target}`);
      }
    expect(crossing).toEqual([]);
  });

  it("adds no amounts: big.js is for reading typed numbers", () =>
    expect(
      offenders(
        code.filter((file) => file.name !== "shared/money.ts"),
        /from "big\.js"|parseFloat\(/,
      ),
    ).toEqual([]));

  it("has no barrel files", () =>
    expect(code.filter((file) => /(^|\/)index\.tsx?$/.test(file.name)).map((file) => file.name)).toEqual([]));

  it("opens every file with what it is for", () =>
    expect(code.filter((file) => !file.text.startsWith("// ")).map((file) => file.name)).toEqual([]));
});
