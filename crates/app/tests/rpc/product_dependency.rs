//! What products need first, both ways.

use serde_json::{Value, json};

use crate::office::{Office, product};

fn line(from: &str, on: &str) -> Value {
    json!({"fields": {"product_id": product(from), "depends_on_product_id": product(on), "dependency_type": "required"}})
}

#[test]
fn a_line_is_made_changed_and_taken_away() {
    let office = Office::new();
    let done = office.ok("ADMIN", "product_dependency.create", line("VO_normal", "CPMA"));
    let id = &done["id"];
    let needs = || office.ok("SALES", "product.get", json!({"id": product("VO_normal")}))["dependencies"].clone();
    let needed_by = || {
        let view = office.ok("SALES", "product.get", json!({"id": product("CPMA")}));
        let rows = view["needed_by"].as_array().expect("rows").clone();
        rows.into_iter().filter(|row| row["product"]["code"] == "VO_normal").collect::<Vec<_>>()
    };
    assert_eq!((&needs()[0]["id"], &needs()[0]["depends_on"]["code"]), (id, &json!("CPMA")));
    assert_eq!(needed_by().len(), 1);
    let change =
        |field: &str, from: Value, to: Value| json!({"id": id, "changes": [{"field": field, "from": from, "to": to}]});
    office.ok("ADMIN", "product_dependency.update", change("dependency_type", json!("required"), json!("recommended")));
    office.ok("ADMIN", "product_dependency.update", change("any_of_group", Value::Null, json!("company")));
    let mut other = line("VO_normal", "CPMDN");
    other["fields"]["any_of_group"] = json!("company");
    office.ok("ADMIN", "product_dependency.create", other);
    let rows = needs();
    assert_eq!(rows.as_array().map(Vec::len), Some(2));
    assert!(rows.as_array().expect("rows").iter().all(|row| row["any_of_group"] == "company"));
    assert_eq!(rows[0]["dependency_type"], "recommended");
    office.ok("ADMIN", "product_dependency.remove", json!({"id": id}));
    assert_eq!((needs().as_array().map(Vec::len), needed_by().len()), (Some(1), 0));
}

#[test]
fn bad_lines_are_refused() {
    let office = Office::new();
    let twice = line("C314", "CPMA");
    let field = "depends_on_product_id";
    office.refused_at("ADMIN", "product_dependency.create", twice, "product_dependency.twice", field);
    let circle = office.refused("ADMIN", "product_dependency.create", line("CPMA", "C314"), "product.dependency_cycle");
    assert_eq!(circle.params["chain"], "CPMA → C314 → CPMA");
    assert_eq!((circle.errors[0].path.as_str(), &circle.errors[0].params["chain"]), (field, &circle.params["chain"]));
    office.refused_at("ADMIN", "product_dependency.create", line("CPMA", "NO_SUCH"), "reference.unknown", field);
    let mut kind = line("VO_normal", "CPMA");
    kind["fields"]["dependency_type"] = json!("perhaps");
    office.refused_at("ADMIN", "product_dependency.create", kind, "field.invalid", "dependency_type");
    let unknown = json!({"id": office.user("ADMIN")});
    office.refused("ADMIN", "product_dependency.remove", unknown.clone(), "record.not_found");
    let change = json!({"id": unknown["id"], "changes": []});
    office.refused("ADMIN", "product_dependency.update", change, "record.not_found");
    for role in ["SALES", "SALES_MANAGER", "FINANCE"] {
        office.refused(role, "product_dependency.create", line("VO_normal", "CPMA"), "permission.denied");
        office.refused(role, "product_dependency.remove", unknown.clone(), "permission.denied");
    }
}
