//! `/api/v1/notifications`.

use serde_json::{Value, json};

use crate::office::Place;

#[tokio::test]
async fn a_person_reads_his_own() {
    let place = Place::open().await;
    let count = place.get(&place.rep, "/notifications/unread-count").await.data(200)["count"].as_i64().unwrap();
    let all = place.get(&place.rep, "/notifications?size=100").await.data(200);
    assert!(count > 3 && all["total"].as_i64().unwrap() >= count, "{count} of {}", all["total"]);
    let first = all["records"].as_array().unwrap().iter().find(|row| row["is_read"] == false).expect("unread").clone();
    let one = format!("/notifications/{}/read", first["id"].as_str().unwrap());
    place.put(&place.other, &one, json!({})).await.is(404, "record.not_found");
    assert_eq!(place.put(&place.rep, &one, json!({})).await.data(200), Value::Null);
    assert_eq!(place.get(&place.rep, "/notifications/unread-count").await.data(200)["count"], count - 1);
    assert_eq!(place.get(&place.rep, "/notifications?is_read=false").await.data(200)["total"], count - 1);
    let kind = first["kind"].as_str().unwrap();
    let of_kind = place.get(&place.rep, &format!("/notifications?kind={kind}")).await.data(200);
    assert!(of_kind["records"].as_array().unwrap().iter().all(|row| row["kind"] == kind), "{of_kind}");
    place.get(&place.rep, "/notifications?kind=gossip").await.names("field.invalid", "kind");

    let others = place.get(&place.other, "/notifications/unread-count").await.data(200);
    assert_eq!(place.put(&place.rep, "/notifications/read-all", json!({})).await.data(200)["count"], count - 1);
    assert_eq!(place.get(&place.rep, "/notifications/unread-count").await.data(200)["count"], 0);
    assert_eq!(place.get(&place.other, "/notifications/unread-count").await.data(200), others, "only his own");
}
