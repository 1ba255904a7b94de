// The colour of a quotation's state.
import type { Tone } from "../../shared/Display";
import type { QuotationStatus } from "../../shared/wire";

const TONES: Record<QuotationStatus, Tone> = {
  draft: "idle",
  sent: "main",
  accepted: "done",
  rejected: "warning",
  expired: "idle",
};

export function quotationTone(status: QuotationStatus): Tone {
  return TONES[status];
}
