//! Handing a deal over: who may receive it, and a laptop that has no office to ask.

use std::sync::Arc;

use bantu_app::{App, AppError, MachineClock, Mode, Remote};
use serde_json::{Value, json};

use crate::office::{Office, product, source};

fn deal(office: &Office) -> Value {
    let customer = office.customer("SALES", "北京科技");
    office.ok("SALES", "opportunity.create", json!({"customer_id": customer, "fields": {"name": "公司注册"}}))["id"]
        .clone()
}

/// A deal of SALES with its plan at the quotation stage, and a saved draft; the answer holds `customer`, `deal` and `quotation`.
pub fn quoted(office: &Office) -> Value {
    quoted_by(|name, args| office.ok("SALES", name, args))
}

/// As [`quoted`], wherever the calls go.
pub fn quoted_by(ok: impl Fn(&str, Value) -> Value) -> Value {
    let fields = json!({"name": "北京科技", "source_id": source()});
    let customer = ok("customer.create", json!({"fields": fields}))["id"].clone();
    let fields = json!({"name": "公司注册", "service_type": "one_time"});
    let deal = ok("opportunity.create", json!({"customer_id": customer, "fields": fields}))["id"].clone();
    let today = ok("session.get", json!({}))["today"].clone();
    ok("contact.create", json!({"fields": {"customer_id": customer, "name": "王总"}}));
    ok("opportunity.confirm_demand", json!({"id": deal, "confirmed_on": today}));
    ok("stage.advance", json!({"opportunity_id": deal, "to_order": 2}));
    ok("opportunity.plan", json!({"opportunity_id": deal, "product_id": product("CPMA"), "quantity": "1"}));
    ok("opportunity.confirm_scheme", json!({"id": deal, "confirmed_on": today}));
    ok("stage.advance", json!({"opportunity_id": deal, "to_order": 3}));
    let proposed = ok("quotation.propose", json!({"opportunity_id": deal}));
    let draft = json!({"opportunity_id": deal, "edit_no": 0, "head": proposed["head"], "items": proposed["items"]});
    let quotation = ok("quotation.save", draft)["id"].clone();
    json!({"customer": customer, "deal": deal, "quotation": quotation})
}

#[test]
fn a_deal_goes_to_a_manager_with_a_reason_and_back() {
    let office = Office::new();
    let (id, rival) = (deal(&office), office.hire("budi", "SALES"));
    let args = |to, reason: &str| json!({"id": id, "owner_user_id": to, "reason": reason});
    let (manager, rep) = (office.user("SALES_MANAGER"), office.user("SALES"));
    office.refused("SALES", "opportunity.assign", args(manager, "大客户"), "permission.denied");
    office.refused_at(
        "SALES_MANAGER",
        "opportunity.assign",
        args(rival, "区域"),
        "opportunity.owner_without_customer",
        "owner_user_id",
    );
    office.refused_at("SALES_MANAGER", "opportunity.assign", args(manager, " "), "reason.required", "reason");
    office.ok("SALES_MANAGER", "opportunity.assign", args(manager, "大客户"));
    let view = office.ok("SALES", "opportunity.get", json!({"id": id}));
    assert_eq!((&view["owner"]["id"], &view["customer_owner"]["id"]), (&json!(manager), &json!(rep)));
    assert_eq!((&view["can"]["assign"], &view["can"]["edit"]), (&json!(false), &json!(true)));
    office.ok("SALES_MANAGER", "opportunity.assign", args(rep, "还给销售"));
    assert_eq!(office.ok("SALES", "opportunity.get", json!({"id": id}))["owner"]["id"], json!(rep));
    let users = office.ok("SALES", "lookup.list", json!({}))["users"].clone();
    let all: Vec<&str> = users
        .as_array()
        .expect("users")
        .iter()
        .filter(|u| u["sees_all"] == true)
        .filter_map(|u| u["display_name"].as_str())
        .collect();
    assert_eq!(all, ["ADMIN", "EXECUTION_MANAGER", "FINANCE", "LEGAL", "OPERATION", "SALES_MANAGER"]);
}

/// An office that cannot be reached, or one whose answer was lost on the way.
struct Gone(AppError);

impl Remote for Gone {
    fn rpc(&self, _name: &str, _args: &Value) -> Result<Value, AppError> {
        Err(self.0.clone())
    }

    fn file(&self, _name: &str, _args: &Value) -> Result<Vec<u8>, AppError> {
        Err(self.0.clone())
    }
}

#[test]
fn a_laptop_without_network_is_told_to_connect_and_never_that_nothing_happened_when_it_may_have() {
    let office = Office::new();
    let id = deal(&office);
    let ask = |gone: Option<AppError>| {
        let mut laptop = App::new(office.app.database().clone(), Mode::Device, Arc::new(MachineClock));
        if let Some(gone) = gone {
            laptop = laptop.with_remote(Arc::new(Gone(gone)));
        }
        let manager = office.user("SALES_MANAGER");
        let args = json!({"id": id, "owner_user_id": manager, "reason": "大客户"});
        let error = laptop.call(manager, "opportunity.assign", args).expect_err("no office");
        (error.code, error.safe)
    };
    let told = |code: &str, safe: &str| (code.to_owned(), safe.to_owned());
    let before = office.version();
    assert_eq!(ask(None), told("command.online_only", "safe.nothing_changed"));
    assert_eq!(ask(Some(AppError::new("server.unreachable"))), told("command.online_only", "safe.nothing_changed"));
    assert_eq!(
        ask(Some(AppError::new("server.unreachable").unknown_outcome())),
        told("server.unreachable", "safe.unknown")
    );
    assert_eq!(ask(Some(AppError::new("permission.denied"))), told("permission.denied", "safe.nothing_changed"));
    assert_eq!(office.version(), before);
}
