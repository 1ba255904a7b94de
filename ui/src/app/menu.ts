// The left menu: every entry opens a screen that works; entries need the permission of their screen.
export interface MenuEntry {
  to:
    | "/"
    | "/leads"
    | "/lead-pool"
    | "/opportunities"
    | "/customers"
    | "/contacts"
    | "/approvals"
    | "/execution"
    | "/materials"
    | "/finance"
    | "/products"
    | "/rates"
    | "/templates"
    | "/contract-templates"
    | "/contract-entities"
    | "/stages"
    | "/lookups"
    | "/sync"
    | "/inbox"
    | "/users"
    | "/devices"
    | "/roles"
    | "/jobs"
    | "/holidays"
    | "/audit"
    | "/settings";
  label:
    | "home"
    | "leads"
    | "lead_pool"
    | "opportunities"
    | "customers"
    | "contacts"
    | "approvals"
    | "execution"
    | "materials"
    | "finance"
    | "products"
    | "rates"
    | "templates"
    | "contract_templates"
    | "contract_entities"
    | "stage_templates"
    | "lookups"
    | "sync"
    | "inbox"
    | "users"
    | "devices"
    | "roles"
    | "jobs"
    | "holidays"
    | "audit"
    | "settings";
  /** Any of these opens the entry; none asked means everybody. */
  needs: readonly string[];
  /** Only where there is a queue of commands (an enrolled laptop). */
  offlineOnly?: boolean;
  /** Not in a stand-alone workspace, which has no office. */
  withOffice?: boolean;
  count?: "approvals" | "inbox";
}

export interface MenuGroup {
  label: "sales" | "delivery" | "money" | "catalogue" | "system" | null;
  entries: readonly MenuEntry[];
}

const MENU: readonly MenuGroup[] = [
  { label: null, entries: [{ to: "/", label: "home", needs: [] }] },
  {
    label: "sales",
    entries: [
      { to: "/leads", label: "leads", needs: ["lead.view"] },
      { to: "/lead-pool", label: "lead_pool", needs: ["lead.claim"] },
      { to: "/opportunities", label: "opportunities", needs: ["opportunity.list", "opportunity.view"] },
      { to: "/customers", label: "customers", needs: ["customer.view"] },
      { to: "/contacts", label: "contacts", needs: ["contact.view"] },
      {
        to: "/approvals",
        label: "approvals",
        needs: ["stage.approve", "quotation.approve", "quotation.approve_below_cost", "stage.advance"],
        count: "approvals",
      },
    ],
  },
  {
    label: "delivery",
    entries: [
      { to: "/execution", label: "execution", needs: ["execution.view"] },
      { to: "/materials", label: "materials", needs: ["material.approve"] },
    ],
  },
  {
    label: "money",
    entries: [{ to: "/finance", label: "finance", needs: ["finance.receivable.view"] }],
  },
  {
    label: "catalogue",
    entries: [
      { to: "/products", label: "products", needs: ["product.view"] },
      { to: "/rates", label: "rates", needs: ["product.view", "rate.manage"] },
      { to: "/templates", label: "templates", needs: ["template.manage"] },
      { to: "/contract-templates", label: "contract_templates", needs: ["template.manage"] },
      { to: "/contract-entities", label: "contract_entities", needs: ["contract_entity.manage"] },
      { to: "/stages", label: "stage_templates", needs: ["stage_template.manage"] },
      { to: "/lookups", label: "lookups", needs: ["settings.manage", "product.manage"] },
    ],
  },
  {
    label: "system",
    entries: [
      { to: "/sync", label: "sync", needs: [], offlineOnly: true },
      { to: "/inbox", label: "inbox", needs: [], offlineOnly: true, count: "inbox" },
      { to: "/users", label: "users", needs: ["user.list"] },
      { to: "/devices", label: "devices", needs: ["device.enroll"], withOffice: true },
      { to: "/roles", label: "roles", needs: ["role.list"] },
      { to: "/jobs", label: "jobs", needs: ["job.run"] },
      { to: "/holidays", label: "holidays", needs: ["settings.manage"] },
      { to: "/audit", label: "audit", needs: ["audit.view"] },
      { to: "/settings", label: "settings", needs: [] },
    ],
  },
];

export function visibleMenu(
  allowed: (permission: string) => boolean,
  mode: "stand_alone" | "device" | "office",
): MenuGroup[] {
  return MENU.map((group) => ({
    ...group,
    entries: group.entries.filter(
      (entry) =>
        (!entry.offlineOnly || mode === "device") &&
        (!entry.withOffice || mode !== "stand_alone") &&
        (entry.needs.length === 0 || entry.needs.some(allowed)),
    ),
  })).filter((group) => group.entries.length > 0);
}
