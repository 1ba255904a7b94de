import { describe, expect, it } from "vitest";
import { STAGES } from "../../shared/StageBar";
import { isBesideTheMoney, whichWay } from "./shownStage";

describe("the page of a stage", () => {
  it.each([
    ["invoice", "invoice", "here"],
    ["contract", "invoice", "back"],
    ["collection_status", "invoice", "ahead"],
    ["new", "collection", "back"],
    ["collection", "new", "ahead"],
  ] as const)("%s while the deal stands at %s is %s", (shown, current, way) =>
    expect(whichWay(shown, current)).toBe(way),
  );
});

it("leads to the money from the contract on, except where the money is", () => {
  expect(STAGES.filter(isBesideTheMoney)).toEqual([
    "contract",
    "invoice",
    "handling_materials",
    "assign_execution",
  ]);
});
