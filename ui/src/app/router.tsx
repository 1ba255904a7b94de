// The addresses of the product, and how the features are put together on them.
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Link,
  lazyRouteComponent,
} from "@tanstack/react-router";
import { Result } from "antd";
import { useTranslation } from "react-i18next";
import { HomePage } from "../features/home/HomePage";
import { Layout } from "./Layout";
import {
  auditSearch,
  compact,
  contactSearch,
  customerPageSearch,
  customerSearch,
  dealSearch,
  executionSearch,
  financeSearch,
  leadSearch,
  lookupSearch,
  notificationSearch,
  opportunitySearch,
  poolSearch,
  productSearch,
  templateSearch,
  userSearch,
} from "./search";

const root = createRootRoute({ component: Layout, notFoundComponent: NotFound });

const home = createRoute({ getParentRoute: () => root, path: "/", component: HomePage });
const leads = createRoute({
  getParentRoute: () => root,
  path: "/leads",
  validateSearch: (search) => compact(leadSearch.parse(search)),
  component: lazyRouteComponent(() => import("./pages"), "LeadList"),
});
const lead = createRoute({
  getParentRoute: () => root,
  path: "/leads/$id",
  component: lazyRouteComponent(() => import("./pages"), "Lead"),
});
const leadPool = createRoute({
  getParentRoute: () => root,
  path: "/lead-pool",
  validateSearch: (search) => compact(poolSearch.parse(search)),
  component: lazyRouteComponent(() => import("./pages"), "LeadPool"),
});
const opportunities = createRoute({
  getParentRoute: () => root,
  path: "/opportunities",
  validateSearch: (search) => compact(opportunitySearch.parse(search)),
  component: lazyRouteComponent(() => import("./pages"), "OpportunityList"),
});
const opportunity = createRoute({
  getParentRoute: () => root,
  path: "/opportunities/$id",
  validateSearch: (search) => compact(dealSearch.parse(search)),
  component: lazyRouteComponent(() => import("./pages"), "Opportunity"),
});
const quotation = createRoute({
  getParentRoute: () => root,
  path: "/quotations/$id",
  component: lazyRouteComponent(() => import("./pages"), "Quotation"),
});
const customers = createRoute({
  getParentRoute: () => root,
  path: "/customers",
  validateSearch: (search) => compact(customerSearch.parse(search)),
  component: lazyRouteComponent(() => import("./pages"), "CustomerList"),
});
const customer = createRoute({
  getParentRoute: () => root,
  path: "/customers/$id",
  validateSearch: (search) => compact(customerPageSearch.parse(search)),
  component: lazyRouteComponent(() => import("./pages"), "Customer"),
});
const group = createRoute({
  getParentRoute: () => root,
  path: "/groups/$no",
  component: lazyRouteComponent(() => import("./pages"), "Group"),
});
const jobs = createRoute({
  getParentRoute: () => root,
  path: "/jobs",
  component: lazyRouteComponent(() => import("../features/job/JobPage"), "JobPage"),
});
const holidays = createRoute({
  getParentRoute: () => root,
  path: "/holidays",
  component: lazyRouteComponent(() => import("../features/holiday/HolidayPage"), "HolidayPage"),
});
const contacts = createRoute({
  getParentRoute: () => root,
  path: "/contacts",
  validateSearch: (search) => compact(contactSearch.parse(search)),
  component: lazyRouteComponent(() => import("./pages"), "ContactList"),
});
const products = createRoute({
  getParentRoute: () => root,
  path: "/products",
  validateSearch: (search) => compact(productSearch.parse(search)),
  component: lazyRouteComponent(() => import("./pages"), "ProductList"),
});
const product = createRoute({
  getParentRoute: () => root,
  path: "/products/$id",
  component: lazyRouteComponent(() => import("./pages"), "Product"),
});
const lookups = createRoute({
  getParentRoute: () => root,
  path: "/lookups",
  validateSearch: (search) => compact(lookupSearch.parse(search)),
  component: lazyRouteComponent(() => import("./pages"), "Lookup"),
});
const templates = createRoute({
  getParentRoute: () => root,
  path: "/templates",
  component: lazyRouteComponent(
    () => import("../features/quotation_template/QuotationTemplateListPage"),
    "QuotationTemplateListPage",
  ),
});
const template = createRoute({
  getParentRoute: () => root,
  path: "/templates/$id",
  validateSearch: (search) => compact(templateSearch.parse(search)),
  component: lazyRouteComponent(() => import("./pages"), "QuotationTemplate"),
});
const contractEntities = createRoute({
  getParentRoute: () => root,
  path: "/contract-entities",
  component: lazyRouteComponent(
    () => import("../features/contract_entity/ContractEntityPage"),
    "ContractEntityPage",
  ),
});
const contractTemplates = createRoute({
  getParentRoute: () => root,
  path: "/contract-templates",
  component: lazyRouteComponent(
    () => import("../features/contract_template/ContractTemplateListPage"),
    "ContractTemplateListPage",
  ),
});
const contractTemplate = createRoute({
  getParentRoute: () => root,
  path: "/contract-templates/$id",
  validateSearch: (search) => compact(templateSearch.parse(search)),
  component: lazyRouteComponent(() => import("./pages"), "ContractTemplate"),
});
const stageTemplates = createRoute({
  getParentRoute: () => root,
  path: "/stages",
  component: lazyRouteComponent(
    () => import("../features/stage_template/StageTemplatePage"),
    "StageTemplatePage",
  ),
});
const rates = createRoute({
  getParentRoute: () => root,
  path: "/rates",
  component: lazyRouteComponent(
    () => import("../features/exchange_rate/ExchangeRatePage"),
    "ExchangeRatePage",
  ),
});
const approvals = createRoute({
  getParentRoute: () => root,
  path: "/approvals",
  component: lazyRouteComponent(() => import("../features/approval/ApprovalPage"), "ApprovalPage"),
});
const execution = createRoute({
  getParentRoute: () => root,
  path: "/execution",
  validateSearch: (search) => compact(executionSearch.parse(search)),
  component: lazyRouteComponent(() => import("./pages"), "Execution"),
});
const materials = createRoute({
  getParentRoute: () => root,
  path: "/materials",
  component: lazyRouteComponent(() => import("../features/material/WaitingPage"), "WaitingPage"),
});
const finance = createRoute({
  getParentRoute: () => root,
  path: "/finance",
  validateSearch: (search) => compact(financeSearch.parse(search)),
  component: lazyRouteComponent(() => import("./pages"), "Finance"),
});
const statement = createRoute({
  getParentRoute: () => root,
  path: "/customers/$id/statement",
  component: lazyRouteComponent(() => import("./pages"), "Statement"),
});
const notifications = createRoute({
  getParentRoute: () => root,
  path: "/notifications",
  validateSearch: (search) => compact(notificationSearch.parse(search)),
  component: lazyRouteComponent(() => import("./pages"), "Notifications"),
});
const notificationSettings = createRoute({
  getParentRoute: () => root,
  path: "/notifications/settings",
  component: lazyRouteComponent(
    () => import("../features/notification/NotificationSettingsPage"),
    "NotificationSettingsPage",
  ),
});
const sync = createRoute({
  getParentRoute: () => root,
  path: "/sync",
  component: lazyRouteComponent(() => import("../features/sync/SyncPage"), "SyncPage"),
});
const inbox = createRoute({
  getParentRoute: () => root,
  path: "/inbox",
  component: lazyRouteComponent(() => import("../features/sync/InboxPage"), "InboxPage"),
});
const users = createRoute({
  getParentRoute: () => root,
  path: "/users",
  validateSearch: (search) => compact(userSearch.parse(search)),
  component: lazyRouteComponent(() => import("./pages"), "UserList"),
});
const user = createRoute({
  getParentRoute: () => root,
  path: "/users/$id",
  component: lazyRouteComponent(() => import("./pages"), "User"),
});
const devices = createRoute({
  getParentRoute: () => root,
  path: "/devices",
  component: lazyRouteComponent(() => import("../features/device/DevicePage"), "DevicePage"),
});
const roles = createRoute({
  getParentRoute: () => root,
  path: "/roles",
  component: lazyRouteComponent(() => import("../features/role/RolePage"), "RolePage"),
});
const audit = createRoute({
  getParentRoute: () => root,
  path: "/audit",
  validateSearch: (search) => compact(auditSearch.parse(search)),
  component: lazyRouteComponent(() => import("./pages"), "Audit"),
});
const settings = createRoute({
  getParentRoute: () => root,
  path: "/settings",
  component: lazyRouteComponent(() => import("../features/settings/SettingsPage"), "SettingsPage"),
});

const tree = root.addChildren([
  home,
  leads,
  lead,
  leadPool,
  group,
  jobs,
  holidays,
  opportunities,
  opportunity,
  quotation,
  customers,
  customer,
  contacts,
  products,
  product,
  lookups,
  templates,
  template,
  contractEntities,
  contractTemplates,
  contractTemplate,
  stageTemplates,
  rates,
  approvals,
  execution,
  materials,
  finance,
  statement,
  notifications,
  notificationSettings,
  sync,
  inbox,
  users,
  user,
  devices,
  roles,
  audit,
  settings,
]);

export function createAppRouter() {
  return createRouter({
    routeTree: tree,
    history: createHashHistory(),
    defaultPreload: "intent",
    defaultPendingMs: 300,
    scrollRestoration: false,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}

function NotFound() {
  const { t } = useTranslation();
  return (
    <Result status="404" title={t("not_found.title")} extra={<Link to="/">{t("not_found.home")}</Link>} />
  );
}
