// Teams are kept as codes; these have names, another code is shown as it is.
import { say } from "../../shared/say";
import type { Kind } from "./api";

const TEAMS = ["enterprise_service", "visa", "tax", "headhunting", "middle_office"] as const;

export const teamName = (code: string): string => say(`execution:teams.${code}`) ?? code;

/** The teams to choose from, with one of another name where the order has it. */
export const teamChoices = (inUse: string | null) =>
  [...TEAMS, ...(inUse && !TEAMS.some((one) => one === inUse) ? [inUse] : [])].map((value) => ({
    value,
    label: teamName(value),
  }));

const USUAL: Partial<Record<Kind, (typeof TEAMS)[number]>> = {
  company_registration: "enterprise_service",
  visa_kitas: "visa",
};

/** The team that usually does orders of a kind. */
export const usualTeam = (kind: Kind): string | undefined => USUAL[kind];
