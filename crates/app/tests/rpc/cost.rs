//! The import of costs into a workspace of one person, and nowhere else.

use std::sync::Arc;

use bantu_app::found::{self, Person};
use bantu_app::{App, AppError, Clock, MachineClock, Mode, Reply};
use bantu_domain::record::Id;
use bantu_store::{Database, Location};
use serde_json::{Value, json};

use crate::office::{Office, product};

/// A workspace of one person.
struct Alone {
    app: App,
    user: Id,
}

impl Alone {
    fn new() -> Self {
        Self::of(Mode::StandAlone)
    }

    /// The same database opened as another kind of place.
    fn of(mode: Mode) -> Self {
        let clock = Arc::new(MachineClock);
        let db = Database::open(Location::Memory, &clock.new_workspace()).expect("database in memory");
        let person = Person { display_name: "陈".into(), email: "chen@bantu.test".into(), language: "zh".into() };
        let user = found::stand_alone(&db, &person, clock.as_ref()).expect("founding");
        Self { app: App::new(db, mode, clock), user }
    }

    fn call(&self, name: &str, args: Value) -> Result<Value, AppError> {
        match self.app.call(self.user, name, args)? {
            Reply::Json(value) => Ok(value),
            Reply::File { name, .. } => panic!("{name}"),
        }
    }

    #[track_caller]
    fn import(&self, file: &str) -> Value {
        self.call("cost.import", json!({ "file": file })).expect("a good file")
    }

    /// A file that is refused and changes nothing.
    #[track_caller]
    fn refused(&self, file: &str, code: &str) -> AppError {
        let before = self.app.database().read(bantu_store::lane::version).expect("version");
        let error = self.call("cost.import", json!({ "file": file })).expect_err("a bad file");
        assert_eq!((error.code.as_str(), error.safe.as_str()), (code, "safe.nothing_changed"));
        assert_eq!(self.app.database().read(bantu_store::lane::version).expect("version"), before);
        error
    }

    fn product(&self, code: &str) -> Value {
        self.call("product.get", json!({ "id": product(code) })).expect("a product")
    }
}

const FILE: &str = r#"[
  {"product": "CPMA", "effective_from": "2025-12-27", "IDR": "777000", "CNY": "388.50"},
  {"product": "C312", "IDR": "15300000"}
]"#;

#[test]
fn a_file_is_imported_whole_and_holds_from_today() {
    let alone = Alone::new();
    assert_eq!(alone.product("CPMA")["cost"], json!({"idr": null, "cny": null}));
    let today = alone.call("session.get", json!({})).expect("session")["today"].clone();
    let answer = alone.import(FILE);
    assert_eq!(
        (&answer["products"], &answer["imported"], &answer["unchanged"], &answer["effective_from"]),
        (&json!(2), &json!(3), &json!(0), &today)
    );
    let view = alone.product("CPMA");
    assert_eq!(view["cost"]["idr"], json!({"amount": "777000", "currency": "IDR"}));
    assert_eq!(view["cost"]["cny"], json!({"amount": "388.50", "currency": "CNY"}));
    assert_eq!((&view["costs"][0]["effective_from"], &view["costs"][0]["standing"]), (&today, &json!("current")));

    let again = alone.import(FILE);
    assert_eq!((&again["imported"], &again["unchanged"]), (&json!(0), &json!(3)), "the same file changes nothing");
    assert_eq!(alone.product("CPMA")["costs"].as_array().map(Vec::len), Some(2));
}

#[test]
fn floors_that_are_too_low_are_told_with_the_rule_and_not_changed() {
    let alone = Alone::new();
    let before = alone.product("C312")["floors"].clone();
    let floors = |file: &str| alone.import(file)["floors"].clone();
    let one = |amount: &str| format!(r#"[{{"product": "C312", "IDR": "{amount}"}}]"#);
    let idr = |amount: &str| json!({"amount": amount, "currency": "IDR"});
    // The floor of C312 is its channel price of 15 300 000.
    assert_eq!(floors(&one("15299999")), json!([]));
    for (cost, proposed) in [("15300000", "15500000"), ("15500000", "16000000"), ("20000001", "20500000")] {
        let told = floors(&one(cost));
        assert_eq!(told.as_array().map(Vec::len), Some(1));
        assert_eq!(
            (&told[0]["product"]["code"], &told[0]["cost"], &told[0]["floor"], &told[0]["proposed"]),
            (&json!("C312"), &idr(cost), &idr("15300000"), &idr(proposed))
        );
    }
    assert_eq!(alone.product("C312")["floors"], before);
    assert_eq!(floors(&one("1")), json!([]));
}

#[test]
fn bad_rows_are_named_by_code_and_line_and_nothing_is_kept() {
    let alone = Alone::new();
    let file = r#"[
  {"product": "CPMA", "IDR": "1"},
  {"product": "NO_SUCH", "IDR": "1"},
  {"product": "C312", "IDR": "-5"},
  {"product": "C314", "CNY": "a lot"},

  {"product": "CPMA", "IDR": "2"}
]"#;
    let error = alone.refused(file, "cost.rows_refused");
    assert_eq!(error.params["count"], "4");
    let named: Vec<(&str, &str, &str)> =
        error.errors.iter().map(|e| (e.path.as_str(), e.code.as_str(), e.params["line"].as_str())).collect();
    assert_eq!(
        named,
        [
            ("NO_SUCH", "cost.product_unknown", "3"),
            ("C312", "cost.negative", "4"),
            ("C314", "cost.not_a_number", "5"),
            ("CPMA", "cost.product_twice", "7"),
        ]
    );
    assert_eq!(alone.product("CPMA")["costs"], json!([]));
    let many: Vec<Value> = (0..300).map(|n| json!({"product": format!("N{n}"), "IDR": "1"})).collect();
    let error = alone.refused(&json!(many).to_string(), "cost.rows_refused");
    assert_eq!((error.params["count"].as_str(), error.errors.len()), ("300", 100), "an answer has its limits");
}

#[test]
fn what_is_no_cost_file_is_refused() {
    let alone = Alone::new();
    for text in ["", "no json", "{}", "[", "[{\"product\": \"CPMA\", \"IDR\": \"1\"}", "[] []"] {
        alone.refused(text, "cost.not_a_cost_file");
    }
    alone.refused("[]", "cost.file_empty");
    alone.refused(&" ".repeat(1_000_001), "file.too_large");
}

#[test]
fn only_a_stand_alone_administrator_imports() {
    let args = json!({ "file": FILE });
    let office = Office::new();
    office.refused("ADMIN", "cost.import", args.clone(), "cost.stand_alone_only");
    for role in ["SALES", "SALES_MANAGER", "FINANCE"] {
        office.refused(role, "cost.import", args.clone(), "permission.denied");
    }
    Alone::of(Mode::Device).refused(FILE, "cost.stand_alone_only");
}
