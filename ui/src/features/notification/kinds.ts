// The kinds of notifications in the order and groups in which a person chooses among them.
export const GROUPS = {
  deals: ["stage_changed", "customer_transferred", "opportunity_stale", "follow_up_due"],
  approvals: ["approval_requested", "approval_decided", "approval_overdue"],
  quotations: ["quotation_expiring", "quotation_expired", "contract_effective", "contract_ending"],
  papers: [
    "material_submitted",
    "material_failed",
    "material_decided",
    "material_missing",
    "document_expiring",
  ],
  money: [
    "payment_reported",
    "payment_reviewed",
    "review_overdue",
    "instalment_due",
    "monthly_payment_due",
    "tax_filing_due",
  ],
  orders: ["order_assigned", "order_released", "order_overdue"],
  leads: ["lead_assigned", "lead_countdown", "lead_released"],
  mails: ["mail_failed"],
} as const;

export type Group = keyof typeof GROUPS;
export type Kind = (typeof GROUPS)[Group][number];

export const KINDS: Kind[] = Object.values(GROUPS).flat();
