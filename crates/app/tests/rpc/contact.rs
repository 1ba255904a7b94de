//! People at customers.

use serde_json::{Value, json};

use crate::office::Office;

#[test]
fn a_contact_is_added_changed_listed_and_removed() {
    let office = Office::new();
    let customer = office.customer("SALES", "北京科技");
    let fields = json!({
        "customer_id": customer, "name": "王芳", "position": "CFO", "mobile": "+86 138", "email": "w@b.cn", "wechat_id": "wf", "whatsapp": null,
        "is_primary": true, "is_decision_maker": false, "notes": null, "is_active": true,
    });
    let done = office.ok("SALES", "contact.create", json!({"fields": fields}));
    let page = office.ok("SALES", "contact.list", json!({"customer_id": customer, "offset": 0, "limit": 10}));
    assert_eq!(page["total"], 1);
    let row = &page["rows"][0];
    assert_eq!(
        (&row["fields"], &row["customer_name"], &row["customer_no"]),
        (&fields, &json!("北京科技"), &json!(12000))
    );
    let change = json!({"id": done["id"], "changes": [{"field": "position", "from": "CFO", "to": "CEO"}]});
    office.ok("SALES", "contact.update", change);
    let view = office.ok("SALES", "customer.get", json!({"id": customer}));
    assert_eq!(view["contacts"][0]["fields"]["position"], "CEO");
    office.ok("SALES", "contact.delete", json!({"id": done["id"]}));
    assert_eq!(office.ok("SALES", "contact.list", json!({"offset": 0, "limit": 10}))["total"], 0);
}

#[test]
fn contacts_are_found_by_name_mobile_and_mail() {
    let office = Office::new();
    let customer = office.customer("SALES", "北京科技");
    for (name, mobile) in [("王芳", "+62 811"), ("Budi_1", "+62 812")] {
        office.ok(
            "SALES",
            "contact.create",
            json!({"fields": {"customer_id": customer, "name": name, "mobile": mobile}}),
        );
    }
    for (typed, found) in [("王", 1), ("budi", 1), ("811", 1), ("+62", 2), ("_", 1), ("%", 0)] {
        let page = office.ok("SALES", "contact.list", json!({"query": typed, "offset": 0, "limit": 10}));
        assert_eq!(page["total"], found, "{typed}");
    }
    // People of customers that somebody does not see are not found either.
    let foreign = office.hire("sari", "SALES");
    assert_eq!(office.call(foreign, "contact.list", json!({"offset": 0, "limit": 10})).expect("list")["total"], 0);
}

#[test]
fn bad_contacts_are_refused() {
    let office = Office::new();
    let customer = office.customer("SALES", "北京科技");
    let check = |fields: Value, code: &str, field: &str| {
        office.refused_at("SALES", "contact.create", json!({"fields": fields}), code, field)
    };
    check(json!({"customer_id": customer}), "field.required", "name");
    check(json!({"customer_id": customer, "name": "  "}), "field.required", "name");
    check(json!({"name": "A"}), "field.required", "customer_id");
    check(json!({"customer_id": customer, "name": "A", "is_primary": "yes"}), "field.invalid", "is_primary");
    check(json!({"customer_id": customer, "name": "A", "mobile": "1".repeat(256)}), "field.too_long", "mobile");
    check(json!({"customer_id": customer, "name": "A", "fax": "1"}), "field.unknown", "fax");
    office.refused("SALES", "contact.delete", json!({"id": customer}), "record.not_found");
    office.refused(
        "FINANCE",
        "contact.create",
        json!({"fields": {"customer_id": customer, "name": "A"}}),
        "permission.denied",
    );
}
