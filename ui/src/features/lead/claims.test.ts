import { expect, it } from "vitest";
import type { Claim } from "./api";
import { claimResult, decided, openLeads, toShow } from "./claims";

const claim = (lead_id: string, state: Claim["state"]): Claim => ({
  lead_id,
  state,
  name: lead_id,
  at: "2026-11-26T00:00:00Z",
  cmd_id: state === "won" ? null : `cmd-${lead_id}`,
  code: state === "lost" ? "lead.taken" : null,
  params: {},
});

it("says whether a claim was decided at once", () => {
  expect(claimResult({ facts: { claim: "won" } })).toBe("won");
  expect(claimResult({ facts: { claim: "requested" } })).toBe("requested");
});

it("shows what waits and what was refused, not what was won", () => {
  const all = [claim("a", "requested"), claim("b", "sent"), claim("c", "lost"), claim("d", "won")];
  expect(toShow(all).map((one) => one.lead_id)).toEqual(["a", "b", "c"]);
  expect([...openLeads(all)]).toEqual(["a", "b"]);
});

it.each([
  // Still open; won; lost; taken back; asked again after a refusal; refused and won on a second try; nothing that was not asked for here.
  [["a"], [claim("a", "sent")], []],
  [["a"], [claim("a", "won")], [["a", "won"]]],
  [["a"], [claim("a", "lost")], [["a", "lost"]]],
  [["a"], [], []],
  [["a"], [claim("a", "requested"), claim("a", "lost")], []],
  [["a"], [claim("a", "lost"), claim("a", "won")], [["a", "won"]]],
  [[], [claim("a", "won"), claim("b", "lost")], []],
])("tells once what the office decided of %j", (before, now, news) => {
  expect(decided(new Set(before), now).map((one) => [one.lead_id, one.state])).toEqual(news);
});
