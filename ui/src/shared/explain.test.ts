// The notation of steps, and that every name the core gives a figure, a step or an input has a word.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CATALOGUES } from "./catalogues";
import { isTelling, type Step, shownValue } from "./explain";
import { LANGUAGES } from "./language";

const FIGURES = join(import.meta.dirname, "..", "..", "..", "crates/domain/src/explain/figures.rs");

describe("steps of an amount", () => {
  it("shows values in the person's notation", () => {
    expect(shownValue("31350000", "id")).toBe("31.350.000");
    expect(shownValue("0.0100", "zh")).toBe("0.01");
    expect(shownValue("15675.50", "en")).toBe("15,675.5");
    expect(shownValue("0.9166666666666666666666", "zh")).toBe("0.9166666666…");
    expect(shownValue("0.5000000000000", "zh")).toBe("0.5");
    expect(shownValue("-12.30", "id")).toBe("-12,3");
  });

  it("leaves out steps that repeat their input", () => {
    const step: Step = {
      name: "total",
      operation: "sum",
      inputs: [{ name: "line_total", value: "5" }],
      decimals: null,
      rounding: "half_up",
      result: "5",
    };
    expect(isTelling(step)).toBe(false);
    expect(isTelling({ ...step, result: "6" })).toBe(true);
    expect(isTelling({ ...step, inputs: [...step.inputs, { name: "line_total", value: "0" }] })).toBe(true);
  });

  it("has a word for every name", () => {
    const source = readFileSync(FIGURES, "utf8");
    const names = new Set(
      [
        ...source.matchAll(
          /(?:input|money|figure|sum|converted|add|steps\.money)\(\s*"([a-z_]+)"|\("(base|tax)"/g,
        ),
      ].map((match) => (match[1] ?? match[2]) as string),
    );
    for (const name of ["base_share", "tax_share", "base_rest", "tax_rest"]) names.add(name);
    expect(names.size).toBeGreaterThan(50);
    for (const language of LANGUAGES) {
      const words = CATALOGUES[language].money.name as Record<string, string>;
      expect([...names].filter((name) => !words[name])).toEqual([]);
    }
  });
});
