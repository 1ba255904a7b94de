import { describe, expect, it } from "vitest";
import type { DependencyRow } from "./api";
import { alternatives, grouped, joined } from "./groups";

function line(code: string, any_of_group: string | null, over: Partial<DependencyRow> = {}): DependencyRow {
  const product = (of: string) => ({
    id: of,
    code: of,
    names: { zh: of, id: of, en: of },
    status: "active" as const,
  });
  return {
    id: `line ${code}`,
    product: product("C312"),
    depends_on: product(code),
    dependency_type: "required",
    any_of_group,
    description: null,
    ...over,
  };
}

const codes = (groups: DependencyRow[][]) =>
  groups.map((group) => group.map((row) => row.depends_on.code).join(" "));

describe("grouped", () => {
  it("keeps lines without a group alone", () =>
    expect(codes(grouped([line("A", null), line("B", null)]))).toEqual(["A", "B"]));
  it("puts a group together where its first line stands", () =>
    expect(codes(grouped([line("A", "g"), line("B", null), line("C", "g")]))).toEqual(["A C", "B"]));
  it("tells strengths apart, as the plan does", () =>
    expect(codes(grouped([line("A", "g"), line("B", "g", { dependency_type: "recommended" })]))).toEqual([
      "A",
      "B",
    ]));
});

describe("alternatives", () => {
  it("offers groups and single lines, never the line itself", () =>
    expect(
      alternatives([line("A", "g"), line("B", "g"), line("C", null), line("D", null)], "line D"),
    ).toEqual([
      { value: "line A", codes: ["A", "B"] },
      { value: "line C", codes: ["C"] },
    ]));
});

describe("joined", () => {
  it("takes the group that is there, with its strength", () =>
    expect(joined([line("A", "g", { dependency_type: "recommended" })], "line A")).toEqual({
      group: "g",
      strength: "recommended",
      firstGive: null,
    }));
  it("names a new group and gives it to the other first", () =>
    expect(joined([line("A", null)], "line A")).toEqual({
      group: "C312/A",
      strength: "required",
      firstGive: "line A",
    }));
  it("never takes a name that means another group", () =>
    expect(joined([line("A", null), line("B", "C312/A"), line("C", "C312/A#2")], "line A")?.group).toBe(
      "C312/A#3",
    ));
  it("knows only lines that are there", () => expect(joined([], "x")).toBeNull());
});
