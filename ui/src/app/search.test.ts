import { describe, expect, it } from "vitest";
import { auditSearch, compact, customerSearch, dealSearch, opportunitySearch, userSearch } from "./search";

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

describe("addresses of people and trail", () => {
  it("keeps a state that there is", () => {
    expect(userSearch.parse({ state: "locked", role: "SALES" })).toEqual({ state: "locked", role: "SALES" });
    expect(compact(userSearch.parse({ state: "asleep" }))).toEqual({});
  });
  it("keeps a record and a range of days", () => {
    const id = "01890000-0000-7000-8000-000000000000";
    const asked = { table: "customers", id, from: "2026-01-05", to: "2026-02-28" };
    expect(auditSearch.parse(asked)).toEqual(asked);
  });
  it("drops days and ids that are none", () =>
    expect(
      compact(
        auditSearch.parse({ table: "users; drop", id: "x", person: 7, from: "2026-02-30", to: "soon" }),
      ),
    ).toEqual({}));
});

describe("compact", () => {
  it("leaves out empty values only", () =>
    expect(compact({ a: "", b: undefined, c: null, d: false, e: 0, f: "x" })).toEqual({
      d: false,
      e: 0,
      f: "x",
    }));
});
