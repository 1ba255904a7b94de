// The colour of a payment's state.
import type { Tone } from "../../shared/Display";
import type { PaymentStatus } from "./api";

const TONES: Record<PaymentStatus, Tone> = {
  pending_review: "running",
  confirmed: "done",
  rejected: "warning",
  refunded: "idle",
};

export function paymentTone(status: PaymentStatus): Tone {
  return TONES[status];
}
