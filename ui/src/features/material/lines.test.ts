// Where a line of the checklist stands, and what can be done with it.
import { expect, it } from "vitest";
import type { Applicant, Ask, Line, Paper } from "./api";
import { actionsOf, alternativesOf, columnOf, groupsOf, nextNumber, proposedExpiry, stateOf } from "./lines";

const ASK: Ask = {
  document_name_zh: "护照首页",
  document_type: "image",
  is_required: true,
  is_per_person: true,
  is_secret: false,
  min_file_count: 1,
  max_file_count: 1,
  comes_from_registration: false,
  sort_order: 1,
};
const PAPER: Paper = {
  id: "paper",
  version_no: 1,
  files: [],
  uploaded_at: "2026-01-05T03:00:00Z",
  validation_status: "passed",
  findings: [],
  status: "submitted",
  is_reused: false,
};
const line = (change: Partial<Line> = {}): Line => ({
  id: "line",
  contract_id: "contract",
  rule_code: "PASSPORT_FRONT",
  product_codes: ["C312"],
  ask: ASK,
  waits_for: [],
  is_met: false,
  is_left_to_registration: false,
  earlier: [],
  ...change,
});
const given = (change: Partial<Paper>) => line({ current: { ...PAPER, ...change } });
const waiting = line({ waits_for: [{ requirement_id: "other", code: "BUSINESS_SCOPE" }] });
const left = line({ is_left_to_registration: true, waits_for: [{ code: "" }] });
const FAILED = { validation_status: "failed" } as const;

it.each([
  ["nothing is given", line(), "open", "open"],
  ["another comes first", waiting, "open", "waiting"],
  ["the registration brings it", left, "open", "registration"],
  ["another of the group is enough", line({ is_met: true }), "open", "met"],
  ["it was given", given({}), "submitted", "submitted"],
  ["it failed the check", given(FAILED), "rejected", "failed"],
  ["it was rejected", given({ status: "rejected" }), "rejected", "rejected"],
  ["it is good", given({ status: "approved" }), "approved", "approved"],
])("%s", (_, one, column, state) => expect([columnOf(one), stateOf(one)]).toEqual([column, state]));

const may = { upload: true, approve: true, standing: "active" } as const;

it.each([
  ["is given or taken over", line(), may, ["give", "reuse"]],
  ["waits", waiting, may, []],
  ["is decided on or replaced", given({}), may, ["give", "reuse", "approve", "reject"]],
  ["that failed is only replaced", given(FAILED), may, ["give", "reuse"]],
  ["that was rejected is given anew", given({ status: "rejected" }), may, ["give", "reuse"]],
  ["that is good stays", given({ status: "approved" }), may, []],
  ["is decided on by who may", given({}), { ...may, upload: false }, ["approve", "reject"]],
  ["rests with its deal", given({}), { ...may, standing: "paused" as const }, []],
])("a paper %s", (_, one, rights, actions) => expect([...actionsOf(one, rights)]).toEqual(actions));

it("names the other papers of a group, of the same person only", () => {
  const of = (id: string, applicant_id: string | null) =>
    line({ id, applicant_id, ask: { ...ASK, any_of_group: "family" } });
  const all = [of("a", "ani"), of("b", "ani"), of("c", "budi"), line({ id: "d" })];
  expect(alternativesOf(all[0] as Line, all).map((one) => one.id)).toEqual(["b"]);
  expect(alternativesOf(line(), all)).toEqual([]);
});

const applicant = (id: string, applicant_no: number): Applicant => ({
  id,
  fields: { opportunity_id: "deal", applicant_no, passport_expires_on: "2030-01-01" },
});

it("puts the company first, and what nobody has to look at last", () => {
  const [first, second] = [applicant("ani", 1), applicant("budi", 2)];
  const lines = [
    { ...left, id: "left" },
    line({ id: "company" }),
    line({ id: "passport", applicant_id: "ani" }),
    line({ id: "of nobody", applicant_id: "gone" }),
  ];
  const groups = groupsOf({ applicants: [first, second], lines });
  expect(groups.map((group) => [group.applicant?.id, group.lines.map((one) => one.id)])).toEqual([
    [undefined, ["company", "of nobody", "left"]],
    ["ani", ["passport"]],
    ["budi", []],
  ]);
  expect(groupsOf({ applicants: [], lines: [] })).toEqual([]);
});

it("proposes the last day of a passport for passports only", () => {
  const one = applicant("ani", 1);
  expect(["PASSPORT_FRONT", "KITAS"].map((code) => proposedExpiry(code, one))).toEqual(["2030-01-01", null]);
  expect(proposedExpiry("PASSPORT_FRONT", null)).toBeNull();
});

it("counts on from the last applicant", () =>
  expect([nextNumber([]), nextNumber([applicant("a", 3), applicant("b", 1)])]).toEqual([1, 4]));
