import { describe, expect, it } from "vitest";
import { visibleMenu } from "./menu";

const labels = (permissions: string[], mode: "stand_alone" | "device" | "office") =>
  visibleMenu((one) => permissions.includes(one), mode).flatMap((group) =>
    group.entries.map((entry) => entry.label),
  );

describe("menu", () => {
  it("shows a rep's laptop its queue", () =>
    expect(
      labels(
        ["opportunity.list", "customer.view", "contact.view", "product.view", "stage.advance"],
        "device",
      ),
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
  it("shows no queue in a browser", () => expect(labels([], "office")).toEqual(["home", "settings"]));
  it("shows an administrator the people, and their laptops where there is an office", () => {
    const rights = ["user.list", "role.list", "device.enroll", "audit.view"];
    expect(labels(rights, "office")).toEqual(["home", "users", "devices", "roles", "audit", "settings"]);
    expect(labels(rights, "stand_alone")).toEqual(["home", "users", "roles", "audit", "settings"]);
  });
  it("shows a seller his leads and the pool", () =>
    expect(labels(["lead.view", "lead.claim"], "office")).toEqual([
      "home",
      "leads",
      "lead_pool",
      "settings",
    ]));
  it("shows the work of finance to whoever sees receivables", () =>
    expect(labels(["finance.receivable.view"], "office")).toEqual(["home", "finance", "settings"]));
  it("shows the execution orders to whoever may see them", () =>
    expect(labels(["execution.view"], "device")).toEqual(["home", "execution", "sync", "inbox", "settings"]));
  it("shows the papers that wait to whoever decides on them", () =>
    expect(labels(["material.approve"], "office")).toEqual(["home", "materials", "settings"]));
  it("leaves no empty group", () =>
    expect(visibleMenu(() => false, "office").every((group) => group.entries.length > 0)).toBe(true));
});
