// What the plan proposes to ask for next, and which contracts may be invoiced.
import { describe, expect, it } from "vitest";
import {
  isNothing,
  isSigned,
  nextProposals,
  type Proposal,
  type Room,
  type SignedContract,
  signedContracts,
} from "./api";

const idr = (amount: string) => ({ amount, currency: "IDR" as const });
const proposal = (period_no: number, is_invoiced = false): Proposal => ({
  order_payment_id: `receipt-${period_no}`,
  period_no,
  amount: idr("475000"),
  due_date: null,
  is_invoiced,
});
const room = (left: string, proposals: Proposal[]): Room => ({
  contract: { id: "c", name: "12000-CON-001" },
  total: idr("5700000"),
  commercial: idr("0"),
  commercial_left: idr(left),
  statutory: idr("0"),
  statutory_left: idr("5700000"),
  no_invoice_reason: null,
  proposals,
});

describe("proposals of the plan", () => {
  const periods = (one: Room) => nextProposals(one).map((row) => row.period_no);

  it("are the next three that no invoice names", () =>
    expect(periods(room("5225000", [proposal(1, true), ...[2, 3, 4, 5].map((no) => proposal(no))]))).toEqual([
      2, 3, 4,
    ]));
  it("are none when the contract leaves nothing", () =>
    expect(periods(room("0", [proposal(2)]))).toEqual([]));
  it("are none without a plan", () => expect(periods(room("5700000", []))).toEqual([]));
});

it.each([
  ["0", true],
  ["0.00", true],
  ["-0", true],
  ["0.01", false],
  ["10", false],
  ["-1", false],
])("%s is nothing: %s", (amount, expected) => expect(isNothing(idr(amount))).toBe(expected));

it("counts a contract as signed until it is terminated", () => {
  const contract = { signed_on: "2026-01-05", status: "signed" } as SignedContract;
  expect(isSigned(contract)).toBe(true);
  expect(isSigned({ ...contract, status: "terminated" })).toBe(false);
  expect(isSigned({ ...contract, signed_on: null, status: "sent" })).toBe(false);
});

it("lists signed contracts by their number", () => {
  const contract = (contract_no: string, status = "signed") =>
    ({ contract_no, status, signed_on: "2026-01-05" }) as SignedContract;
  const rows = [
    contract("12000-CON-002"),
    contract("12000-CON-003", "terminated"),
    contract("12000-CON-001"),
  ];
  expect(signedContracts(rows).map((one) => one.contract_no)).toEqual(["12000-CON-001", "12000-CON-002"]);
});
