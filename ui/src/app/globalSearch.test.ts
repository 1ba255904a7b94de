import { describe, expect, it } from "vitest";
import { grouped, groupNumber } from "./globalSearch";

describe("grouped", () => {
  it("orders kinds and leaves out empty ones", () =>
    expect(
      grouped([
        { kind: "product", id: "p", title: "C312", subtitle: "" },
        { kind: "customer", id: "c", title: "北京", subtitle: "" },
      ]).map((group) => group.kind),
    ).toEqual(["customer", "product"]));
});

describe("groupNumber", () => {
  it("takes what has a digit for the number of a chat group", () =>
    expect(["G-2031", "12", "北京", "bjkj", "7", ""].map(groupNumber)).toEqual([
      "G-2031",
      "12",
      null,
      null,
      null,
      null,
    ]));
});
