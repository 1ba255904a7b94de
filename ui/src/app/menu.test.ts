import { describe, expect, it } from "vitest";
import { visibleMenu } from "./menu";

const labels = (permissions: string[], offline: boolean) =>
  visibleMenu((one) => permissions.includes(one), offline).flatMap((group) =>
    group.entries.map((entry) => entry.label),
  );

describe("menu", () => {
  it("shows a rep's laptop its queue", () =>
    expect(
      labels(["opportunity.list", "customer.view", "contact.view", "product.view", "stage.advance"], true),
    ).toEqual([
      "home",
      "opportunities",
      "customers",
      "contacts",
      "approvals",
      "products",
      "rates",
      "sync",
      "inbox",
      "settings",
    ]));
  it("shows no queue in a browser", () => expect(labels([], false)).toEqual(["home", "settings"]));
  it("leaves no empty group", () =>
    expect(visibleMenu(() => false, false).every((group) => group.entries.length > 0)).toBe(true));
});
