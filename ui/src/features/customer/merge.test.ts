// Which fields a person must choose between when two customers become one.
import { describe, expect, it } from "vitest";
import type { CustomerFields } from "./api";
import { conflicts } from "./MergeDialog";

const fields = (change: Partial<CustomerFields>): CustomerFields => ({
  name: "甲公司",
  customer_type: "organization",
  source_id: "s1",
  channel_id: null,
  level_id: null,
  industry_id: null,
  parent_customer_id: null,
  country_code: "CN",
  tax_id: null,
  address: null,
  phone: null,
  email: null,
  customer_requirements: null,
  description: null,
  tags: [],
  ...change,
});

describe("merging", () => {
  it("asks only where both have a value and not the same", () =>
    expect(
      conflicts(
        fields({ phone: "139", email: "a@b.cn", address: "" }),
        fields({ name: "乙公司", phone: "138", email: "a@b.cn", address: "Jakarta", tax_id: "1" }),
      ),
    ).toEqual(["name", "phone"]));
  it("asks nothing of twins", () => expect(conflicts(fields({}), fields({}))).toEqual([]));
});
