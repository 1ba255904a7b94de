import { describe, expect, it } from "vitest";
import { compact, customerSearch, dealSearch, opportunitySearch } from "./search";

describe("opportunity list address", () => {
  it("keeps good filters", () =>
    expect(
      opportunitySearch.parse({ q: " 北京 ", sort: "-updated_at", stage: "quotation", mine: true }),
    ).toEqual({
      q: "北京",
      sort: "-updated_at",
      stage: "quotation",
      mine: true,
    }));
  it("drops unknown values instead of failing", () =>
    expect(
      compact(
        opportunitySearch.parse({
          stage: "tenth",
          status: 7,
          sort: "name; drop table",
          workflow: [],
          mine: "x",
        }),
      ),
    ).toEqual({}));
  it("reads a number typed as search text", () =>
    expect(opportunitySearch.parse({ q: 12040 }).q).toBe("12040"));
  it("drops unknown parameters", () => expect(opportunitySearch.parse({ evil: "1" })).toEqual({}));
  it("drops text beyond all reason", () =>
    expect(compact(opportunitySearch.parse({ q: "x".repeat(500) }))).toEqual({}));
});

describe("other addresses", () => {
  it("opens a deal at its own stage when the address is wrong", () =>
    expect(compact(dealSearch.parse({ stage: "nowhere" }))).toEqual({}));
  it("reads a level", () => expect(customerSearch.parse({ level: 3 }).level).toBe("3"));
});

describe("compact", () => {
  it("leaves out empty values only", () =>
    expect(compact({ a: "", b: undefined, c: null, d: false, e: 0, f: "x" })).toEqual({
      d: false,
      e: 0,
      f: "x",
    }));
});
