import { describe, expect, it } from "vitest";
import { grouped } from "./globalSearch";

describe("grouped", () => {
  it("orders kinds and leaves out empty ones", () =>
    expect(
      grouped([
        { kind: "product", id: "p", title: "C312", subtitle: "" },
        { kind: "customer", id: "c", title: "北京", subtitle: "" },
      ]).map((group) => group.kind),
    ).toEqual(["customer", "product"]));
});
