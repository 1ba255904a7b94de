import { describe, expect, it } from "vitest";
import { opportunityListArgs } from "./api";

describe("opportunityListArgs", () => {
  it("asks for nothing it was not told", () => expect(opportunityListArgs({ sort: null })).toEqual({}));
  it("names a stage by its place", () =>
    expect(opportunityListArgs({ stage: "quotation", sort: null })).toEqual({ stage_order: 3 }));
  it("passes every filter and the order", () =>
    expect(
      opportunityListArgs({
        q: "北京",
        status: "active",
        workflow: "paused",
        owner: "u1",
        sort: { by: "updated_at", descending: true },
      }),
    ).toEqual({
      query: "北京",
      status: "active",
      workflow_status: "paused",
      owner_user_id: "u1",
      sort: "updated_at",
      descending: true,
    }));
  it("drops an order the list does not have", () =>
    expect(opportunityListArgs({ sort: { by: "secret", descending: false } })).toEqual({}));
});
