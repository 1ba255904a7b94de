import { describe, expect, it } from "vitest";
import type { LinkablePaper } from "./api";
import { addressOf, contractsOf, groupsOf, wantedOf } from "./links";

const paper = (id: string, contract_id: string, whose: string, wanted = true): LinkablePaper => ({
  id,
  contract_id,
  name: id,
  whose,
  wanted,
});
const PAPERS = [
  paper("deed", "one", "Company"),
  paper("passport", "one", "Wang"),
  paper("photo", "one", "Wang", false),
  paper("books", "long", "Company"),
];

describe("what a link asks for", () => {
  it("stands person by person, of one contract", () => {
    expect(groupsOf(PAPERS, "one").map(([whose, own]) => [whose, own.map((one) => one.id)])).toEqual([
      ["Company", ["deed"]],
      ["Wang", ["passport", "photo"]],
    ]);
  });
  it("begins with what is missing", () => {
    expect(wantedOf(PAPERS, "one")).toEqual(["deed", "passport"]);
    expect(wantedOf(PAPERS, "none")).toEqual([]);
  });
  it("offers contracts of which something is left", () => {
    const contracts = ["one", "long", "done"].map((id) => ({ id }));
    expect(contractsOf(contracts, PAPERS).map((one) => one.id)).toEqual(["one", "long"]);
  });
});

describe("the address of a link", () => {
  it.each([
    ["https://office.bantu.example", "https://office.bantu.example/u/ab"],
    ["https://office.bantu.example/", "https://office.bantu.example/u/ab"],
    ["http://127.0.0.1:8080", "http://127.0.0.1:8080/u/ab"],
  ])("%s", (office, whole) => expect(addressOf(office, "/u/ab")).toBe(whole));
});
