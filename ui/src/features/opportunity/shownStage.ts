// The stage whose page is open beside the stage the deal stands at.
import { STAGES, type StageCode } from "../../shared/StageBar";

/** Whether the open page is the deal's own stage, an earlier one, or one still to come. */
export function whichWay(shown: StageCode, current: StageCode): "here" | "back" | "ahead" {
  const way = STAGES.indexOf(shown) - STAGES.indexOf(current);
  return way === 0 ? "here" : way < 0 ? "back" : "ahead";
}

/** The stages whose own work is not the money, though money may come in from the signature on (DOMAIN §5.1). */
const BESIDE_THE_MONEY: ReadonlySet<StageCode> = new Set([
  "contract",
  "invoice",
  "handling_materials",
  "assign_execution",
]);

export const isBesideTheMoney = (stage: StageCode): boolean => BESIDE_THE_MONEY.has(stage);
