//! What the trail keeps as columns, told as values: amounts with their currency, times, flags, records by their names.

use std::collections::{BTreeMap, BTreeSet};

use bantu_domain::money::{Amount, Percent, Rate};
use bantu_domain::record::{Id, Instant};
use bantu_domain::{Currency, Money};
use bantu_store::query::audit::Named;
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

/// A record that another one refers to.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct AuditRef {
    /// Its key.
    pub id: String,
    /// Its name; null where it is gone, not visible, or an entry of a small list.
    pub name: Option<String>,
}

/// A value of a field.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum AuditValue {
    /// Words or a code.
    Text(String),
    /// A count.
    Number(i64),
    /// A decimal as text: a percent, a quantity, a rate.
    Decimal(String),
    /// Yes or no.
    Flag(bool),
    /// A civil date.
    Day(NaiveDate),
    /// A point in time.
    Instant(Instant),
    /// An amount.
    Money(Amount),
    /// A reference.
    Record(AuditRef),
    /// Several words or codes.
    List(Vec<String>),
}

/// A row of the trail as JSON, before or after.
pub(crate) type Side = Map<String, Value>;
/// Names of the records that rows refer to.
pub(crate) type Names = BTreeMap<String, Named>;

/// Columns that say what a row is called, the best first.
const TITLES: [&str; 18] = [
    "quotation_no",
    "contract_no",
    "invoice_no",
    "payment_no",
    "order_number",
    "name",
    "display_name",
    "template_name",
    "short_name",
    "document_name",
    "file_name",
    "stage_name",
    "title",
    "product_name_zh",
    "code",
    "setting_key",
    "due_date",
    "mark",
];
/// References that stand in for a name, the nearest first.
const NEAREST: [&str; 12] = [
    "product_id",
    "user_id",
    "invoice_id",
    "payment_id",
    "contract_id",
    "entity_id",
    "order_id",
    "opportunity_id",
    "quotation_id",
    "customer_id",
    "approval_id",
    "task_id",
];

/// Reads a stored side; a row that was not there has none.
pub(crate) fn side(text: Option<&str>) -> Side {
    text.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
}

/// Every id in a row, for looking up names.
pub(crate) fn ids(side: &Side, into: &mut BTreeSet<String>) {
    into.extend(side.values().filter_map(Value::as_str).filter(|text| is_id(text)).map(str::to_owned));
}

/// What the row is called.
pub(crate) fn title(side: &Side, names: &Names) -> Option<String> {
    let text = |field: &&str| side.get(*field).and_then(Value::as_str).filter(|text| !text.is_empty());
    let own = TITLES.iter().find_map(|field| text(field).map(str::to_owned));
    own.or_else(|| NEAREST.iter().find_map(|field| text(field).and_then(|id| names.get(id)).map(|n| n.name.clone())))
}

/// The name of a field without the unit of its column.
pub(crate) fn field(column: &str) -> String {
    ["_minor", "_json", "_e2", "_e4", "_e9"]
        .iter()
        .find_map(|unit| column.strip_suffix(unit))
        .unwrap_or(column)
        .to_owned()
}

/// The value of a column; `None` where it is empty.
pub(crate) fn value(column: &str, side: &Side, names: &Names) -> Option<AuditValue> {
    match side.get(column)? {
        Value::Number(number) => number.as_i64().map(|int| of_int(column, int, side, names)),
        Value::String(text) => Some(of_text(text, names)),
        _ => None,
    }
}

fn of_int(column: &str, int: i64, side: &Side, names: &Names) -> AuditValue {
    if column.ends_with("_minor") {
        return currency(column, side, names)
            .map_or(AuditValue::Number(int), |currency| AuditValue::Money(Money::new(int, currency).into()));
    }
    match column.rsplit_once('_').map(|(_, unit)| unit) {
        // Percents and quantities are scaled alike.
        Some("e2") => AuditValue::Decimal(Percent::from_scaled(int).to_string()),
        // A fraction, told in percent: two of its four decimals are before the mark.
        Some("e4") => AuditValue::Decimal(Percent::from_scaled(int).to_string()),
        Some("e9") => AuditValue::Decimal(Rate::from_scaled(int).to_string()),
        Some("at") => Instant::from_micros(int).map_or(AuditValue::Number(int), AuditValue::Instant),
        _ if is_flag(column) => AuditValue::Flag(int != 0),
        _ => AuditValue::Number(int),
    }
}

/// Of more named values than these only their count is told.
const MOST_NAMED: i64 = 20;

fn of_text(text: &str, names: &Names) -> AuditValue {
    if is_id(text) {
        return AuditValue::Record(AuditRef { id: text.to_owned(), name: names.get(text).map(|n| n.name.clone()) });
    }
    if let Ok(day) = text.parse::<NaiveDate>() {
        return AuditValue::Day(day);
    }
    if let Ok(list) = serde_json::from_str::<Vec<String>>(text) {
        return AuditValue::List(list);
    }
    if let Ok(named) = serde_json::from_str::<BTreeMap<String, String>>(text) {
        return match i64::try_from(named.len()) {
            Ok(count) if count > MOST_NAMED => AuditValue::Number(count),
            _ => AuditValue::List(named.into_keys().collect()),
        };
    }
    match serde_json::from_str::<Vec<BTreeMap<String, String>>>(text) {
        Ok(clauses) => {
            AuditValue::List(clauses.into_iter().flat_map(BTreeMap::into_values).filter(|t| !t.is_empty()).collect())
        }
        Err(_) => AuditValue::Text(text.to_owned()),
    }
}

/// The currency of an amount: the row's own, or that of the quotation or order the row belongs to.
fn currency(column: &str, side: &Side, names: &Names) -> Option<Currency> {
    let own = ["currency", "amount_currency", "currency_primary"].iter().find_map(|name| side.get(*name)?.as_str());
    let of_head = |head: &&str| names.get(side.get(*head)?.as_str()?)?.currency.as_deref();
    let currency = Currency::from_code(own.or_else(|| ["quotation_id", "order_id"].iter().find_map(of_head))?)?;
    let other = column.contains("secondary") || column == "original_minor";
    Some(if other { currency.other() } else { currency })
}

fn is_flag(column: &str) -> bool {
    ["is_", "has_", "requires_", "possible_"].iter().any(|start| column.starts_with(start))
        || column.ends_with("_required")
}

fn is_id(text: &str) -> bool {
    text.len() == 36 && text.parse::<Id>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const ID: &str = "01890000-0000-7000-8000-000000000000";

    fn names() -> Names {
        let named = Named { name: "12000-QUO-001".to_owned(), currency: Some("CNY".to_owned()) };
        BTreeMap::from([(ID.to_owned(), named)])
    }

    #[track_caller]
    fn check(column: &str, row: Value, expected: Value) {
        let side = row.as_object().expect("a row").clone();
        assert_eq!(json!(value(column, &side, &names())), expected, "{column} of {row}");
    }

    #[test]
    fn columns_become_values() {
        check("phone", json!({"phone": "+62"}), json!({"kind": "text", "value": "+62"}));
        check("phone", json!({"phone": null}), Value::Null);
        check("phone", json!({}), Value::Null);
        check("version", json!({"version": 2}), json!({"kind": "number", "value": 2}));
        check("is_locked", json!({"is_locked": 1}), json!({"kind": "flag", "value": true}));
        check("review_required", json!({"review_required": 0}), json!({"kind": "flag", "value": false}));
        check("discount_limit_e2", json!({"discount_limit_e2": 1_250}), json!({"kind": "decimal", "value": "12.50"}));
        check(
            "idr_per_cny_e9",
            json!({"idr_per_cny_e9": 2_000_500_000_000_i64}),
            json!({"kind": "decimal", "value": "2000.5"}),
        );
        check("valid_until", json!({"valid_until": "2026-02-04"}), json!({"kind": "day", "value": "2026-02-04"}));
        check("sent_at", json!({"sent_at": 0}), json!({"kind": "instant", "value": "1970-01-01T00:00:00Z"}));
        check("tags", json!({"tags": "[\"VIP\"]"}), json!({"kind": "list", "value": ["VIP"]}));
        check("moved", json!({"moved": "{\"a\":\"1\",\"b\":\"2\"}"}), json!({"kind": "list", "value": ["a", "b"]}));
        let many: BTreeMap<String, String> = (0..21).map(|n| (n.to_string(), String::new())).collect();
        check("moved", json!({ "moved": json!(many).to_string() }), json!({"kind": "number", "value": 21}));
        check("tax_rate_e4", json!({"tax_rate_e4": 1_100}), json!({"kind": "decimal", "value": "11.00"}));
        check("has_staged_services", json!({"has_staged_services": 1}), json!({"kind": "flag", "value": true}));
        let clauses = "[{\"title_zh\": \"付款\", \"text_zh\": \"三十日\", \"text_en\": \"\"}]";
        check("clauses", json!({"clauses": clauses}), json!({"kind": "list", "value": ["三十日", "付款"]}));
        check("note", json!({"note": "[see above]"}), json!({"kind": "text", "value": "[see above]"}));
    }

    #[test]
    fn amounts_take_the_currency_of_their_row_or_of_its_quotation() {
        let money =
            |amount: &str, currency: &str| json!({"kind": "money", "value": {"amount": amount, "currency": currency}});
        check("amount_minor", json!({"amount_minor": 500, "currency": "IDR"}), money("500", "IDR"));
        let head = json!({"total_primary_minor": 500, "total_secondary_minor": 1_234, "currency_primary": "IDR"});
        check("total_primary_minor", head.clone(), money("500", "IDR"));
        check("total_secondary_minor", head, money("12.34", "CNY"));
        check("unit_price_minor", json!({"unit_price_minor": 1_234, "quotation_id": ID}), money("12.34", "CNY"));
        let receipt = json!({"payment_amount_minor": 1_234, "order_id": ID});
        check("payment_amount_minor", receipt, money("12.34", "CNY"));
        check("original_minor", json!({"original_minor": 1_234, "currency": "IDR"}), money("12.34", "CNY"));
        check("unit_price_minor", json!({"unit_price_minor": 7}), json!({"kind": "number", "value": 7}));
    }

    #[test]
    fn records_have_names_where_they_are_known() {
        let other = "01890000-0000-7000-8000-00000000000f";
        let record = |id: &str, name: Option<&str>| json!({"kind": "record", "value": {"id": id, "name": name}});
        check("quotation_id", json!({"quotation_id": ID}), record(ID, Some("12000-QUO-001")));
        check("level_id", json!({"level_id": other}), record(other, None));
    }

    #[test]
    fn rows_have_titles() {
        #[track_caller]
        fn check(row: Value, expected: Option<&str>) {
            let side = row.as_object().expect("a row").clone();
            assert_eq!(title(&side, &names()).as_deref(), expected, "{row}");
        }
        check(json!({"quotation_no": null, "name": "北京科技"}), Some("北京科技"));
        check(json!({"quotation_id": ID, "contract_no": "12000-CON-001"}), Some("12000-CON-001"));
        check(json!({"file_name": "a.pdf", "customer_id": ID}), Some("a.pdf"));
        check(json!({"code": "CPMA", "name_zh": "公司设立"}), Some("CPMA"));
        check(json!({"quotation_id": ID, "name_zh": "公司设立"}), Some("12000-QUO-001"));
        check(json!({"round": 1}), None);
        assert_eq!([field("discount_limit_e2"), field("phone")], ["discount_limit", "phone"]);
    }
}
