//! The unique indexes and references of the migrations on which rules rely.

use std::collections::BTreeMap;

use bantu_domain::record::{Cell, Id, Row};
use bantu_domain::tx::Stored;
use bantu_domain::{Fault, Refusal};

use super::Key;

/// A unique index: name, table, columns, and the cell that switches a partial one on.
type Unique = (&'static str, &'static str, &'static [&'static str], Option<(&'static str, Only)>);

/// Where a partial index holds.
#[derive(Clone, Copy)]
enum Only {
    Int(i64),
    Text(&'static str),
    Null,
}

const UNIQUE: &[Unique] = &[
    ("organizations_code", "organizations", &["code"], None),
    ("users_email", "users", &["email"], None),
    ("roles_code", "roles", &["code"], None),
    ("user_roles_once", "user_roles", &["user_id", "role_id"], None),
    ("settings_key", "settings", &["setting_key"], None),
    ("products_code", "products", &["code"], None),
    ("product_categories_code", "product_categories", &["code"], None),
    ("product_dependencies_once", "product_dependencies", &["product_id", "depends_on_product_id"], None),
    ("quotation_templates_code", "quotation_templates", &["template_code"], None),
    ("customers_number", "customers", &["customer_no"], None),
    ("contacts_one_primary", "contacts", &["customer_id"], Some(("is_primary", Only::Int(1)))),
    (
        "opportunity_stage_history_one_current",
        "opportunity_stage_history",
        &["opportunity_id"],
        Some(("exited_at", Only::Null)),
    ),
    ("opportunity_products_once", "opportunity_products", &["opportunity_id", "product_id"], None),
    ("approvals_one_pending", "approvals", &["subject_id"], Some(("state", Only::Text("pending")))),
    ("approval_decisions_once", "approval_decisions", &["approval_id", "role"], None),
    ("quotations_number", "quotations", &["quotation_no"], None),
    ("quotations_version", "quotations", &["opportunity_id", "version"], None),
    ("contract_entities_code", "contract_entities", &["entity_code"], None),
    ("contract_templates_code", "contract_templates", &["template_code"], None),
    ("service_phases_once", "service_phases", &["opportunity_id", "stage_number"], None),
    ("contracts_number", "contracts", &["contract_no"], None),
    ("contract_documents_version", "contract_documents", &["contract_id", "document_type", "version"], None),
    ("orders_number", "orders", &["order_number"], None),
    ("orders_one_per_contract", "orders", &["contract_id"], None),
    ("order_items_number", "order_items", &["order_id", "item_number"], None),
    ("invoices_number", "invoices", &["invoice_no"], None),
    ("invoices_one_correction", "invoices", &["corrects_id"], None),
    ("invoice_files_one_primary", "invoice_files", &["invoice_id"], Some(("is_primary", Only::Int(1)))),
    ("payments_number", "payments", &["payment_no"], None),
    ("temporary_links_token", "temporary_links", &["token_hash"], None),
    ("payment_vouchers_one_primary", "payment_vouchers", &["payment_id"], Some(("is_primary", Only::Int(1)))),
];

/// References inside one root: table, column, parent.
const REFERENCES: &[(&str, &str, &str)] = &[
    ("user_roles", "user_id", "users"),
    ("user_roles", "role_id", "roles"),
    ("product_dependencies", "product_id", "products"),
    ("product_dependencies", "depends_on_product_id", "products"),
    ("product_prices", "product_id", "products"),
    ("product_floors", "product_id", "products"),
    ("contacts", "customer_id", "customers"),
    ("opportunities", "customer_id", "customers"),
    ("opportunity_stage_history", "opportunity_id", "opportunities"),
    ("opportunity_products", "opportunity_id", "opportunities"),
    ("opportunity_service_dependencies", "opportunity_id", "opportunities"),
    ("approvals", "opportunity_id", "opportunities"),
    ("approval_decisions", "approval_id", "approvals"),
    ("quotations", "opportunity_id", "opportunities"),
    ("quotation_items", "quotation_id", "quotations"),
    ("quotation_documents", "quotation_id", "quotations"),
    ("entity_tax_rates", "entity_id", "contract_entities"),
    ("service_phases", "opportunity_id", "opportunities"),
    ("attachments", "customer_id", "customers"),
    ("contracts", "opportunity_id", "opportunities"),
    ("contract_documents", "contract_id", "contracts"),
    ("orders", "opportunity_id", "opportunities"),
    ("order_items", "order_id", "orders"),
    ("order_payments", "order_id", "orders"),
    ("invoices", "contract_id", "contracts"),
    ("invoice_files", "invoice_id", "invoices"),
    ("payments", "contract_id", "contracts"),
    ("payment_vouchers", "payment_id", "payments"),
    ("collection_todos", "opportunity_id", "opportunities"),
    ("collection_tasks", "order_id", "orders"),
    ("collection_task_entries", "task_id", "collection_tasks"),
    ("temporary_links", "contract_id", "contracts"),
];

/// Refuses a row that another row's unique values stand against, at once like both databases.
pub fn check_unique(rows: &BTreeMap<Key, Stored>, table: &'static str, id: Id, row: &Row) -> Result<(), Fault> {
    for (name, _, columns, only) in UNIQUE.iter().filter(|(_, of, ..)| *of == table) {
        let values: Vec<&Cell> = columns.iter().map(|c| &row[*c]).collect();
        if values.contains(&&Cell::Null) || !holds(only.as_ref(), row) {
            continue;
        }
        let mut others = rows.range((table, Id::nil())..).take_while(|((other, _), _)| *other == table);
        let twin = others.any(|((_, other_id), stored)| {
            *other_id != id && holds(only.as_ref(), &stored.row) && columns.iter().all(|c| stored.row[*c] == row[*c])
        });
        if twin {
            return Err(Refusal::new(format!("conflict.{name}")).into());
        }
    }
    Ok(())
}

/// Refuses rows whose parent is missing, at the end of a command.
pub fn check_references(rows: &BTreeMap<Key, Stored>) -> Result<(), Fault> {
    check_parents(rows, rows)
}

/// The same after a command that touched only these rows, sound before: unless one is gone, no other row can have lost its parent.
pub fn check_references_of<'a>(
    rows: &BTreeMap<Key, Stored>,
    touched: impl Iterator<Item = &'a Key>,
) -> Result<(), Fault> {
    let mut present = Vec::new();
    for key in touched {
        match rows.get_key_value(key) {
            Some(row) => present.push(row),
            None => return check_references(rows),
        }
    }
    check_parents(rows, present)
}

fn check_parents<'a>(
    rows: &BTreeMap<Key, Stored>,
    children: impl IntoIterator<Item = (&'a Key, &'a Stored)>,
) -> Result<(), Fault> {
    for ((table, _), stored) in children {
        for (_, column, parent) in REFERENCES.iter().filter(|(of, ..)| of == table) {
            let Cell::Text(id) = &stored.row[*column] else { continue };
            let present = id.parse().is_ok_and(|id: Id| rows.contains_key(&(*parent, id)));
            if !present {
                return Err(Refusal::new(format!("conflict.{table}_{column}_fkey")).into());
            }
        }
    }
    Ok(())
}

fn holds(only: Option<&(&'static str, Only)>, row: &Row) -> bool {
    match only {
        None => true,
        Some((column, Only::Int(value))) => row[*column] == Cell::Int(*value),
        Some((column, Only::Text(value))) => row[*column] == Cell::Text((*value).to_owned()),
        Some((column, Only::Null)) => row[*column] == Cell::Null,
    }
}
