//! `/api/v1/customers/{id}/merge`, `/overview`, `/timeline` and `/customer-merges`.

use serde_json::{Value, json};

use crate::office::{NOBODY, Place};

#[tokio::test]
async fn two_customers_become_one_and_part_again() {
    let place = Place::open().await;
    let before = place.get(&place.rep, "/customers/12000").await.data(200);
    let sources = place.get(&place.rep, "/customer-sources").await.data(200);
    let body = json!({ "name": "北京科技（雅加达）", "source_id": sources["records"][0]["id"], "tags": ["重复"] });
    let twin = place.post(&place.rep, "/customers", body).await.data(201);
    let merge = json!({ "merged_id": twin["customer_no"], "reason": "同一家公司" });
    place.post(&place.rep, "/customers/12000/merge", merge.clone()).await.is(403, "permission.denied");
    let blank = json!({ "merged_id": twin["id"], "reason": "" });
    place.post(&place.manager, "/customers/12000/merge", blank).await.refuses(400, "reason.required", "reason");
    let itself = json!({ "merged_id": 12_000, "reason": "同一家公司" });
    place.post(&place.manager, "/customers/12000/merge", itself).await.refuses(400, "customer.merge_same", "merged_id");
    let merged = place.post(&place.manager, "/customers/12000/merge", merge).await.data(200);
    assert!(merged["tags"].as_array().unwrap().contains(&json!("重复")), "{merged}");
    let gone = format!("/customers/{}", twin["id"].as_str().unwrap());
    assert_eq!(place.get(&place.rep, &gone).await.data(200)["merged_into_id"], before["id"]);
    let refused = place.post(&place.rep, &format!("{gone}/notes"), json!({ "content": "x" })).await;
    refused.is(400, "customer.merged");
    let overview = place.get(&place.rep, "/customers/12000/overview").await.data(200);
    assert_eq!(overview["merges"][0]["id"], merged["merge_id"]);
    let undo = format!("/customer-merges/{}/undo", merged["merge_id"].as_str().unwrap());
    place.post(&place.rep, &undo, json!({})).await.is(403, "permission.denied");
    place.post(&place.manager, &undo, json!({})).await.data(200);
    place.post(&place.manager, &undo, json!({})).await.is(409, "customer.merge_undone");
    place.post(&place.manager, &format!("/customer-merges/{NOBODY}/undo"), json!({})).await.is(404, "record.not_found");
    assert_eq!(place.get(&place.rep, "/customers/12000").await.data(200), before, "as it was, to the last field");
}

#[tokio::test]
async fn the_timeline_is_paged_and_filtered() {
    let place = Place::open().await;
    let all = place.get(&place.rep, "/customers/12000/timeline?size=100").await.data(200);
    assert!(all["total"].as_i64().unwrap() >= 5, "{all}");
    let stages = place.get(&place.rep, "/customers/12000/timeline?kind=stage").await.data(200);
    assert!(stages["records"].as_array().unwrap().iter().all(|row| row["kind"] == "stage"), "{stages}");
    place.get(&place.rep, "/customers/12000/timeline?kind=weather").await.names("field.invalid", "kind");
    place.get(&place.other, "/customers/12000/timeline").await.is(404, "record.not_found");
    place.get(&place.other, "/customers/12000/overview").await.is(404, "record.not_found");
    let tagged = place.get(&place.rep, "/customers?tag=nobody").await.data(200);
    assert_eq!(tagged["records"], Value::Array(Vec::new()));
}
