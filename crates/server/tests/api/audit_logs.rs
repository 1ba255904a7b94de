//! `/api/v1/audit-logs`.

use serde_json::{Value, json};

use crate::office::{NOBODY, Place, built_in};

#[tokio::test]
async fn the_trail_is_listed_by_record_and_by_person() {
    let place = Place::open().await;
    let made = json!({ "name": "审计客户", "source_id": built_in("customer_sources", "source_001") });
    let customer = place.post(&place.rep, "/customers", made).await.data(201);
    let id = customer["id"].as_str().unwrap();
    let newest = place.get(&place.admin, "/audit-logs?size=5").await.data(200);
    assert_eq!((newest["size"].as_i64(), newest["records"].as_array().map(Vec::len)), (Some(5), Some(5)));
    let of_record = place.get(&place.admin, &format!("/audit-logs/entity/customers/{id}")).await.data(200);
    let made = &of_record["records"][0];
    assert_eq!(
        (&of_record["total"], &made["action"], &made["command"]),
        (&json!(1), &json!("CREATE"), &json!("customer.create"))
    );
    assert_eq!((&made["resource_name"], &made["old_values"]), (&json!("审计客户"), &Value::Null));
    assert_eq!(made["new_values"]["name"], "审计客户");
    let person = made["user_id"].as_str().unwrap();
    let of_person = place.get(&place.admin, &format!("/audit-logs/user/{person}")).await.data(200);
    assert!(of_person["records"].as_array().unwrap().iter().all(|row| row["user_id"] == person), "{of_person}");
    let same =
        place.get(&place.admin, &format!("/audit-logs?resource_type=customers&resource_id={id}")).await.data(200);
    assert_eq!(same["records"], of_record["records"]);
    assert_eq!(place.get(&place.admin, &format!("/audit-logs/user/{NOBODY}")).await.data(200)["total"], 0);
    place.get(&place.admin, "/audit-logs?resource_type=sqlite_schema").await.names("field.invalid", "resource_type");
    place.get(&place.admin, "/audit-logs?from=soon").await.names("field.invalid", "from");
    for path in [
        "/audit-logs",
        &format!("/audit-logs/entity/customers/{id}"),
        &format!("/audit-logs/user/{person}"),
        "/audit-logs/verify",
    ] {
        place.get(&place.rep, path).await.is(403, "permission.denied");
    }
}

#[tokio::test]
async fn costs_stay_with_their_holders() {
    let place = Place::open().await;
    let newest = |found: Value| found["records"][0].clone();
    let cost = newest(place.get(&place.admin, "/audit-logs?resource_type=product_costs").await.data(200));
    let figure = cost["new_values"]["amount"]["amount"].as_str().unwrap_or_default().to_owned();
    assert!(!figure.is_empty(), "{cost}");
    let (id, person) = (cost["resource_id"].as_str().unwrap(), cost["user_id"].as_str().unwrap_or(NOBODY));
    // A manager who reads the trail and holds no costs: the built-in role has both.
    let sql = r#"UPDATE roles SET permissions = '["audit.view"]' WHERE code = 'SALES_MANAGER'"#;
    place.database().write(|conn| conn.batch(sql)).unwrap();
    for path in [
        "/audit-logs?resource_type=product_costs".to_owned(),
        format!("/audit-logs?resource_type=product_costs&version={}", cost["version"]),
        format!("/audit-logs/entity/product_costs/{id}"),
        "/audit-logs?resource_type=quotation_item_costs".to_owned(),
    ] {
        assert_eq!(place.get(&place.manager, &path).await.data(200)["total"], 0, "{path}");
    }
    let told = place.get(&place.manager, &format!("/audit-logs/user/{person}?size=100")).await.data(200);
    assert!(!told.to_string().contains("_costs"), "{told}");
}

#[tokio::test]
async fn the_chain_is_verified_by_url() {
    let place = Place::open().await;
    let all = place.get(&place.admin, "/audit-logs/verify").await.data(200);
    assert_eq!((&all["is_done"], &all["versions"]), (&json!(true), &json!(place.version())));
    let head = all["head"].as_str().unwrap();
    let first = place.get(&place.admin, "/audit-logs/verify?limit=3").await.data(200);
    assert_eq!((&first["is_done"], &first["versions"]), (&json!(false), &json!(3)));
    let rest = format!("/audit-logs/verify?after={}&expect={head}", first["head"].as_str().unwrap());
    let rest = place.get(&place.admin, &rest).await.data(200);
    assert_eq!((&rest["head"], rest["versions"].as_i64()), (&all["head"], all["versions"].as_i64().map(|n| n - 3)));
    place.get(&place.admin, "/audit-logs/verify?expect=12").await.names("field.invalid", "expect");
    let wrong = format!("/audit-logs/verify?expect=1:{}", &head[head.len() - 64..]);
    let refused = place.get(&place.admin, &wrong).await;
    refused.is(409, "audit.broken");
    assert_eq!(refused.json()["errors"][0]["params"], json!({ "version": "1", "what": "expected" }));
}
