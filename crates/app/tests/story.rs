//! A rep's deal from customer to approved quotation through the use-case table, in a stand-alone workspace.

use std::sync::Arc;

use bantu_app::found::{Person, stand_alone};
use bantu_app::{App, AppError, Clock, MachineClock, Mode, Reply};
use bantu_domain::record::{Id, built_in_id};
use bantu_store::{Database, Location};
use serde_json::{Value, json};

struct Desk {
    app: App,
    user: Id,
}

impl Desk {
    fn new() -> Self {
        let clock: Arc<dyn Clock> = Arc::new(MachineClock);
        let db = Database::open(Location::Memory, &clock.new_workspace()).expect("a database");
        let person = Person { display_name: "陈伟".into(), email: "chen@example.com".into(), language: "zh".into() };
        let user = stand_alone(&db, &person, clock.as_ref()).expect("a workspace");
        Self { app: App::new(db, Mode::StandAlone, clock), user }
    }

    fn try_call(&self, name: &str, args: Value) -> Result<Value, AppError> {
        match self.app.call(self.user, name, args)? {
            Reply::Json(value) => Ok(value),
            Reply::File { bytes, .. } => Ok(json!(bytes.len())),
        }
    }

    fn call(&self, name: &str, args: Value) -> Value {
        self.try_call(name, args).unwrap_or_else(|error| panic!("{name}: {error:?}"))
    }

    fn refused(&self, name: &str, args: Value) -> String {
        match self.try_call(name, args) {
            Ok(value) => panic!("{name} should be refused, answered {value}"),
            Err(error) => error.code,
        }
    }

    /// A deal at the quotation stage with the three products of the worked example.
    fn deal_at_quotation(&self) -> Value {
        let source = built_in_id("customer_sources", "source_001");
        let fields = json!({ "name": "北京科技有限公司", "source_id": source, "address": "北京市朝阳区建国路 88 号" });
        let customer = self.call("customer.create", json!({ "fields": fields }))["id"].clone();
        let deal = self
            .call("opportunity.create", json!({ "customer_id": customer, "fields": { "name": "印尼公司设立" } }))["id"]
            .clone();
        assert_eq!(
            self.refused("stage.advance", json!({ "opportunity_id": deal, "to_order": 2 })),
            "stage.gate_closed"
        );
        let changes = json!([
            { "field": "service_type", "from": null, "to": "mixed" },
            { "field": "tax_service_cycle_months", "from": null, "to": 12 },
            { "field": "tax_service_start_date", "from": null, "to": today(self) },
        ]);
        self.call("opportunity.update", json!({ "id": deal, "changes": changes }));
        self.call("opportunity.confirm_demand", json!({ "id": deal, "confirmed_on": today(self) }));
        self.call("stage.advance", json!({ "opportunity_id": deal, "to_order": 2 }));
        for code in ["CPMA", "C312", "VO_normal"] {
            let args = json!({ "opportunity_id": deal, "product_id": built_in_id("products", code), "quantity": "1" });
            self.call("opportunity.plan", args);
        }
        self.call("opportunity.confirm_scheme", json!({ "id": deal, "confirmed_on": today(self) }));
        self.call("stage.advance", json!({ "opportunity_id": deal, "to_order": 3 }));
        deal
    }

    fn draft(&self, deal: &Value, discount: &str) -> Value {
        let mut proposal = self.call("quotation.propose", json!({ "opportunity_id": deal }));
        proposal["head"]["discount_rate"] = json!(discount);
        let args =
            json!({ "opportunity_id": deal, "edit_no": 0, "head": proposal["head"], "items": proposal["items"] });
        self.call("quotation.save", args)["id"].clone()
    }
}

fn today(desk: &Desk) -> Value {
    desk.call("session.get", json!({}))["today"].clone()
}

#[test]
fn a_deal_goes_to_the_contract_stage() {
    let desk = Desk::new();
    let deal = desk.deal_at_quotation();
    let draft = desk.draft(&deal, "5.00");
    let view = desk.call("quotation.get", json!({ "id": draft }));
    assert_eq!(view["total"], json!({ "amount": "37050000", "currency": "IDR" }));
    assert_eq!(view["total_secondary"], json!({ "amount": "18525.00", "currency": "CNY" }));
    let lines: Vec<&Value> = view["items"].as_array().expect("lines").iter().map(|l| &l["total"]["amount"]).collect();
    assert_eq!(lines, [&json!("15200000"), &json!("16150000"), &json!("5700000")]);
    assert_eq!(view["may_issue"], Value::Null);
    assert!(desk.call("quotation.pdf", json!({ "id": draft })).as_u64() > Some(20_000));

    let issued = desk.call("quotation.issue", json!({ "id": draft }));
    assert_eq!(issued["facts"]["quotation_no"], "12000-QUO-A0-01");
    let view = desk.call("quotation.get", json!({ "id": draft }));
    assert_eq!(view["documents"][0]["document_type"], "quotation_pdf");
    assert_eq!(desk.refused("quotation.issue", json!({ "id": draft })), "quotation.not_draft");

    desk.call("quotation.accept", json!({ "id": draft }));
    assert_eq!(desk.refused("stage.advance", json!({ "opportunity_id": deal, "to_order": 4 })), "stage.gate_closed");
    desk.call("stage.request_approval", json!({ "opportunity_id": deal }));
    let waiting = desk.call("approval.list", json!({}));
    let approval = &waiting["rows"][0];
    let decision = json!({ "id": approval["id"], "verdict": "approved", "content_hash": approval["content_hash"] });
    desk.call("approval.decide", decision);
    desk.call("stage.advance", json!({ "opportunity_id": deal, "to_order": 4 }));
    let view = desk.call("opportunity.get", json!({ "id": deal }));
    assert_eq!(view["stage_code"], "contract");
    assert_eq!(view["history"].as_array().map(Vec::len), Some(4));
    assert_eq!(view["gate"][0]["met"], false);
    assert_eq!(view["approval"], Value::Null);
}

#[test]
fn a_line_below_the_floor_waits_for_a_manager() {
    let desk = Desk::new();
    let deal = desk.deal_at_quotation();
    let draft = desk.draft(&deal, "50.00");
    assert_eq!(desk.refused("quotation.issue", json!({ "id": draft })), "quotation.below_floor");
    let view = desk.call("quotation.get", json!({ "id": draft }));
    assert_eq!(view["quotation_no"], Value::Null);
    assert_eq!(view["is_below_floor"], true);
    desk.call("quotation.request_approval", json!({ "id": draft, "note": "老客户" }));
    let approval = desk.call("approval.list", json!({}))["rows"][0].clone();
    desk.call(
        "approval.decide",
        json!({ "id": approval["id"], "verdict": "approved", "content_hash": approval["content_hash"] }),
    );
    let issued = desk.call("quotation.issue", json!({ "id": draft }));
    assert_eq!(issued["facts"]["review_required"], "false");
}

#[test]
fn a_revision_keeps_the_number_of_its_place() {
    let desk = Desk::new();
    let deal = desk.deal_at_quotation();
    let first = desk.draft(&deal, "0.00");
    desk.call("quotation.issue", json!({ "id": first }));
    let second = desk.call("quotation.revise", json!({ "id": first }))["id"].clone();
    let issued = desk.call("quotation.issue", json!({ "id": second }));
    assert_eq!(issued["facts"]["quotation_no"], "12000-QUO-A0-01-R2");
    assert_eq!(desk.call("quotation.get", json!({ "id": first }))["status"], "expired");
}
