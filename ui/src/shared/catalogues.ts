// All texts of the product; the Chinese files type the keys, a test keeps the three languages equal.

import en_activity from "../locales/en/activity.json";
import en_approval from "../locales/en/approval.json";
import en_audit from "../locales/en/audit.json";
import en_collection from "../locales/en/collection.json";
import en_common from "../locales/en/common.json";
import en_contract from "../locales/en/contract.json";
import en_contract_entity from "../locales/en/contract_entity.json";
import en_contract_template from "../locales/en/contract_template.json";
import en_customer from "../locales/en/customer.json";
import en_device from "../locales/en/device.json";
import en_errors from "../locales/en/errors.json";
import en_execution from "../locales/en/execution.json";
import en_fields from "../locales/en/fields.json";
import en_finance from "../locales/en/finance.json";
import en_gates from "../locales/en/gates.json";
import en_group from "../locales/en/group.json";
import en_holiday from "../locales/en/holiday.json";
import en_home from "../locales/en/home.json";
import en_invoice from "../locales/en/invoice.json";
import en_job from "../locales/en/job.json";
import en_lead from "../locales/en/lead.json";
import en_lookup from "../locales/en/lookup.json";
import en_mail from "../locales/en/mail.json";
import en_material from "../locales/en/material.json";
import en_money from "../locales/en/money.json";
import en_notification from "../locales/en/notification.json";
import en_opportunity from "../locales/en/opportunity.json";
import en_payment from "../locales/en/payment.json";
import en_product from "../locales/en/product.json";
import en_quotation from "../locales/en/quotation.json";
import en_rate from "../locales/en/rate.json";
import en_role from "../locales/en/role.json";
import en_service_phase from "../locales/en/service_phase.json";
import en_settings from "../locales/en/settings.json";
import en_setup from "../locales/en/setup.json";
import en_stage_template from "../locales/en/stage_template.json";
import en_sync from "../locales/en/sync.json";
import en_template from "../locales/en/template.json";
import en_temporary_link from "../locales/en/temporary_link.json";
import en_terms from "../locales/en/terms.json";
import en_user from "../locales/en/user.json";
import id_activity from "../locales/id/activity.json";
import id_approval from "../locales/id/approval.json";
import id_audit from "../locales/id/audit.json";
import id_collection from "../locales/id/collection.json";
import id_common from "../locales/id/common.json";
import id_contract from "../locales/id/contract.json";
import id_contract_entity from "../locales/id/contract_entity.json";
import id_contract_template from "../locales/id/contract_template.json";
import id_customer from "../locales/id/customer.json";
import id_device from "../locales/id/device.json";
import id_errors from "../locales/id/errors.json";
import id_execution from "../locales/id/execution.json";
import id_fields from "../locales/id/fields.json";
import id_finance from "../locales/id/finance.json";
import id_gates from "../locales/id/gates.json";
import id_group from "../locales/id/group.json";
import id_holiday from "../locales/id/holiday.json";
import id_home from "../locales/id/home.json";
import id_invoice from "../locales/id/invoice.json";
import id_job from "../locales/id/job.json";
import id_lead from "../locales/id/lead.json";
import id_lookup from "../locales/id/lookup.json";
import id_mail from "../locales/id/mail.json";
import id_material from "../locales/id/material.json";
import id_money from "../locales/id/money.json";
import id_notification from "../locales/id/notification.json";
import id_opportunity from "../locales/id/opportunity.json";
import id_payment from "../locales/id/payment.json";
import id_product from "../locales/id/product.json";
import id_quotation from "../locales/id/quotation.json";
import id_rate from "../locales/id/rate.json";
import id_role from "../locales/id/role.json";
import id_service_phase from "../locales/id/service_phase.json";
import id_settings from "../locales/id/settings.json";
import id_setup from "../locales/id/setup.json";
import id_stage_template from "../locales/id/stage_template.json";
import id_sync from "../locales/id/sync.json";
import id_template from "../locales/id/template.json";
import id_temporary_link from "../locales/id/temporary_link.json";
import id_terms from "../locales/id/terms.json";
import id_user from "../locales/id/user.json";
import zh_activity from "../locales/zh/activity.json";
import zh_approval from "../locales/zh/approval.json";
import zh_audit from "../locales/zh/audit.json";
import zh_collection from "../locales/zh/collection.json";
import zh_common from "../locales/zh/common.json";
import zh_contract from "../locales/zh/contract.json";
import zh_contract_entity from "../locales/zh/contract_entity.json";
import zh_contract_template from "../locales/zh/contract_template.json";
import zh_customer from "../locales/zh/customer.json";
import zh_device from "../locales/zh/device.json";
import zh_errors from "../locales/zh/errors.json";
import zh_execution from "../locales/zh/execution.json";
import zh_fields from "../locales/zh/fields.json";
import zh_finance from "../locales/zh/finance.json";
import zh_gates from "../locales/zh/gates.json";
import zh_group from "../locales/zh/group.json";
import zh_holiday from "../locales/zh/holiday.json";
import zh_home from "../locales/zh/home.json";
import zh_invoice from "../locales/zh/invoice.json";
import zh_job from "../locales/zh/job.json";
import zh_lead from "../locales/zh/lead.json";
import zh_lookup from "../locales/zh/lookup.json";
import zh_mail from "../locales/zh/mail.json";
import zh_material from "../locales/zh/material.json";
import zh_money from "../locales/zh/money.json";
import zh_notification from "../locales/zh/notification.json";
import zh_opportunity from "../locales/zh/opportunity.json";
import zh_payment from "../locales/zh/payment.json";
import zh_product from "../locales/zh/product.json";
import zh_quotation from "../locales/zh/quotation.json";
import zh_rate from "../locales/zh/rate.json";
import zh_role from "../locales/zh/role.json";
import zh_service_phase from "../locales/zh/service_phase.json";
import zh_settings from "../locales/zh/settings.json";
import zh_setup from "../locales/zh/setup.json";
import zh_stage_template from "../locales/zh/stage_template.json";
import zh_sync from "../locales/zh/sync.json";
import zh_template from "../locales/zh/template.json";
import zh_temporary_link from "../locales/zh/temporary_link.json";
import zh_terms from "../locales/zh/terms.json";
import zh_user from "../locales/zh/user.json";

export const NAMESPACES = [
  "activity",
  "group",
  "holiday",
  "job",
  "lead",
  "approval",
  "audit",
  "collection",
  "common",
  "contract",
  "contract_entity",
  "contract_template",
  "customer",
  "device",
  "errors",
  "execution",
  "fields",
  "finance",
  "gates",
  "home",
  "invoice",
  "lookup",
  "material",
  "money",
  "notification",
  "opportunity",
  "payment",
  "product",
  "quotation",
  "rate",
  "role",
  "service_phase",
  "settings",
  "setup",
  "stage_template",
  "sync",
  "template",
  "temporary_link",
  "terms",
  "user",
] as const;

export const CATALOGUES = {
  zh: {
    activity: zh_activity,
    group: zh_group,
    holiday: zh_holiday,
    job: zh_job,
    lead: zh_lead,
    approval: zh_approval,
    audit: zh_audit,
    collection: zh_collection,
    common: zh_common,
    contract: zh_contract,
    contract_entity: zh_contract_entity,
    contract_template: zh_contract_template,
    customer: zh_customer,
    device: zh_device,
    errors: zh_errors,
    execution: zh_execution,
    fields: zh_fields,
    finance: zh_finance,
    gates: zh_gates,
    home: zh_home,
    invoice: zh_invoice,
    lookup: zh_lookup,
    mail: zh_mail,
    material: zh_material,
    money: zh_money,
    notification: zh_notification,
    opportunity: zh_opportunity,
    payment: zh_payment,
    product: zh_product,
    quotation: zh_quotation,
    rate: zh_rate,
    role: zh_role,
    service_phase: zh_service_phase,
    settings: zh_settings,
    setup: zh_setup,
    stage_template: zh_stage_template,
    sync: zh_sync,
    template: zh_template,
    temporary_link: zh_temporary_link,
    terms: zh_terms,
    user: zh_user,
  },
  id: {
    activity: id_activity,
    group: id_group,
    holiday: id_holiday,
    job: id_job,
    lead: id_lead,
    approval: id_approval,
    audit: id_audit,
    collection: id_collection,
    common: id_common,
    contract: id_contract,
    contract_entity: id_contract_entity,
    contract_template: id_contract_template,
    customer: id_customer,
    device: id_device,
    errors: id_errors,
    execution: id_execution,
    fields: id_fields,
    finance: id_finance,
    gates: id_gates,
    home: id_home,
    invoice: id_invoice,
    lookup: id_lookup,
    mail: id_mail,
    material: id_material,
    money: id_money,
    notification: id_notification,
    opportunity: id_opportunity,
    payment: id_payment,
    product: id_product,
    quotation: id_quotation,
    rate: id_rate,
    role: id_role,
    service_phase: id_service_phase,
    settings: id_settings,
    setup: id_setup,
    stage_template: id_stage_template,
    sync: id_sync,
    template: id_template,
    temporary_link: id_temporary_link,
    terms: id_terms,
    user: id_user,
  },
  en: {
    activity: en_activity,
    group: en_group,
    holiday: en_holiday,
    job: en_job,
    lead: en_lead,
    approval: en_approval,
    audit: en_audit,
    collection: en_collection,
    common: en_common,
    contract: en_contract,
    contract_entity: en_contract_entity,
    contract_template: en_contract_template,
    customer: en_customer,
    device: en_device,
    errors: en_errors,
    execution: en_execution,
    fields: en_fields,
    finance: en_finance,
    gates: en_gates,
    home: en_home,
    invoice: en_invoice,
    lookup: en_lookup,
    mail: en_mail,
    material: en_material,
    money: en_money,
    notification: en_notification,
    opportunity: en_opportunity,
    payment: en_payment,
    product: en_product,
    quotation: en_quotation,
    rate: en_rate,
    role: en_role,
    service_phase: en_service_phase,
    settings: en_settings,
    setup: en_setup,
    stage_template: en_stage_template,
    sync: en_sync,
    template: en_template,
    temporary_link: en_temporary_link,
    terms: en_terms,
    user: en_user,
  },
} as const;

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    returnNull: false;
    resources: (typeof CATALOGUES)["zh"];
  }
}
