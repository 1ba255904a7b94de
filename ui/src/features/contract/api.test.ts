import { describe, expect, it } from "vitest";
import type { ContractEntity } from "../../shared/contracts";
import { choosable, contractTone, type Delivery, latestDeliveries, openGuards } from "./api";

const delivery = (document_type: string, version: number) => ({ document_type, version }) as Delivery;

describe("latestDeliveries", () => {
  it("shows every paper, handed over or not", () =>
    expect(latestDeliveries([])).toEqual([
      ["quotation_pdf", null],
      ["contract_pdf", null],
      ["invoice_pdf", null],
    ]));
  it("takes the newest of each", () => {
    const rows = [delivery("contract_pdf", 1), delivery("contract_pdf", 2), delivery("quotation_pdf", 1)];
    expect(latestDeliveries(rows).map(([paper, one]) => [paper, one?.version ?? 0])).toEqual([
      ["quotation_pdf", 1],
      ["contract_pdf", 2],
      ["invoice_pdf", 0],
    ]);
  });
});

describe("openGuards", () => {
  it("leaves out what a manager overrode", () =>
    expect(
      openGuards([
        { code: "rupiah_only", law: "", overridden: true },
        { code: "indonesian_text", law: "", overridden: false },
      ]).map((one) => one.code),
    ).toEqual(["indonesian_text"]));
});

describe("choosable", () => {
  const entity = (id: string, is_active: boolean) => ({ id, fields: { is_active } }) as ContractEntity;
  it("keeps a retired company only where it is chosen", () => {
    const all = [entity("a", true), entity("b", false)];
    expect(choosable(all, undefined).map((one) => one.id)).toEqual(["a"]);
    expect(choosable(all, "b").map((one) => one.id)).toEqual(["a", "b"]);
  });
});

describe("contractTone", () => {
  it.each([
    ["draft", "idle"],
    ["sent", "running"],
    ["terminated", "warning"],
  ] as const)("%s", (status, tone) => expect(contractTone(status)).toBe(tone));
});
