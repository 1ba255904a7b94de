// Names of the teams; a code of another workspace is shown as it is.
import { beforeAll, expect, it } from "vitest";
import { startI18n } from "../../shared/i18n";
import { teamChoices, teamName, usualTeam } from "./teams";

beforeAll(() => startI18n());

it("names a team, and shows a code without a name", () =>
  expect([teamName("middle_office"), teamName("night_shift")]).toEqual(["中台交付组", "night_shift"]));

it("offers five teams, and the one that the order has already", () => {
  expect(teamChoices(null).length).toBe(5);
  expect(teamChoices("visa").length).toBe(5);
  expect(teamChoices("night_shift").at(-1)).toEqual({ value: "night_shift", label: "night_shift" });
});

it("proposes a team for companies and visas only", () =>
  expect((["company_registration", "visa_kitas", "one_time"] as const).map(usualTeam)).toEqual([
    "enterprise_service",
    "visa",
    undefined,
  ]));
