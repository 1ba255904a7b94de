//! Every amount of the demonstration's deals can be worked out again from the steps that explain it.

use bantu_domain::StoreError;
use bantu_domain::explain::Figure;
use bantu_domain::record::Cell;
use rust_decimal::Decimal;
use serde_json::json;

use crate::office::Place;

/// Kind of record and its table.
const SUBJECTS: [(&str, &str); 8] = [
    ("quotation", "quotations"),
    ("quotation_item", "quotation_items"),
    ("contract", "contracts"),
    ("order", "orders"),
    ("order_item", "order_items"),
    ("order_payment", "order_payments"),
    ("invoice", "invoices"),
    ("payment", "payments"),
];

fn ids(place: &Place, table: &str) -> Vec<String> {
    let read = |conn: &mut bantu_store::Conn<'_>| -> Result<Vec<String>, StoreError> {
        let rows = conn.query(&format!("SELECT id FROM {table} ORDER BY id"), &[])?;
        Ok(rows
            .iter()
            .filter_map(|row| if let Cell::Text(id) = &row["id"] { Some(id.clone()) } else { None })
            .collect())
    };
    place.database().read(read).unwrap()
}

#[tokio::test]
async fn every_amount_of_the_demonstration() {
    let place = Place::open().await;
    for (subject, table) in SUBJECTS {
        let ids = ids(&place, table);
        assert!(!ids.is_empty(), "the demonstration has {table}");
        for id in ids {
            let answer = place.rpc(&place.admin, "money.explain", json!({ "subject": subject, "id": id })).await;
            assert_eq!(answer.status, 200, "{subject} {:#}", answer.json());
            let figures: Vec<Figure> = serde_json::from_value(answer.json()["figures"].take()).unwrap();
            assert!(!figures.is_empty(), "{subject} {id} has amounts");
            for figure in figures {
                for step in &figure.steps {
                    assert_eq!(step.recompute().unwrap().to_string(), step.result, "{subject} {}", figure.name);
                }
                let shown: Decimal = figure.amount.amount.parse().unwrap();
                let last = figure.steps.last().unwrap_or_else(|| panic!("{subject} {} has steps", figure.name));
                assert_eq!(last.recompute().unwrap(), shown, "{subject} {}: {:#?}", figure.name, figure.steps);
            }
        }
    }
}
