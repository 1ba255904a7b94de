//! `/api/v1/notifications`.

use serde_json::{Value, json};

use crate::office::{NOBODY, Place};

const PATH: &str = "/notifications";

/// Makes the manager take a lead from the rep, who is told.
async fn take(place: &Place, name: &str) {
    let lead = place.rpc(&place.rep, "lead.create", json!({ "fields": { "name": name } })).await.json();
    let taken = place.rpc(&place.manager, "lead.release", json!({ "id": lead["id"] })).await;
    assert_eq!(taken.status, 200, "{:#}", taken.json());
}

async fn unread(place: &Place, token: &str) -> Value {
    place.get(token, &format!("{PATH}/unread-count")).await.data(200)["unread_count"].take()
}

/// An office where the rep has nothing unread.
async fn open() -> Place {
    let place = Place::open().await;
    place.put(&place.rep, &format!("{PATH}/read-all"), json!({})).await.data(200);
    place
}

#[tokio::test]
async fn they_are_listed_counted_and_read() {
    let place = open().await;
    assert_eq!(unread(&place, &place.rep).await, 0);
    for name in ["远航", "近海", "高山"] {
        take(&place, name).await;
    }
    assert_eq!(unread(&place, &place.rep).await, 3);
    let page = place.get(&place.rep, &format!("{PATH}?unread=true&size=2")).await.data(200);
    assert_eq!((&page["total"], &page["pages"], page["records"].as_array().unwrap().len()), (&json!(3), &json!(2), 2));
    let newest = &page["records"][0];
    assert_eq!(
        (&newest["kind"], &newest["params"]["name"], &newest["is_read"], &newest["subject_table"]),
        (&json!("lead_released"), &json!("高山"), &json!(false), &json!("leads"))
    );
    assert!(newest.get("user_id").is_none());
    let path = format!("{PATH}/{}/read", newest["id"].as_str().unwrap());
    for _ in 0..2 {
        let read = place.put(&place.rep, &path, json!({})).await.data(200);
        assert_eq!(read, json!({ "id": newest["id"], "is_read": true }));
    }
    assert_eq!(unread(&place, &place.rep).await, 2);
    for (query, total) in
        [("?unread=true", 2), ("?unread=true&kind=lead_released", 2), ("?unread=true&kind=lead_assigned", 0)]
    {
        assert_eq!(place.get(&place.rep, &format!("{PATH}{query}")).await.data(200)["total"], total, "{query}");
    }
    let all = place.put(&place.rep, &format!("{PATH}/read-all"), json!({})).await.data(200);
    assert_eq!(all, json!({ "unread_count": 0, "marked": 2 }));
    let before = place.version();
    let again = place.put(&place.rep, &format!("{PATH}/read-all"), json!({})).await.data(200);
    assert_eq!((&again["marked"], place.version()), (&json!(0), before));
}

#[tokio::test]
async fn nobody_reads_what_another_was_told() {
    let place = open().await;
    take(&place, "远航").await;
    let row = Place::first(&place.get(&place.rep, &format!("{PATH}?unread=true")).await);
    let before = place.version();
    for token in [&place.other, &place.manager, &place.admin] {
        for id in [row.as_str(), NOBODY] {
            place.put(token, &format!("{PATH}/{id}/read"), json!({})).await.is(404, "record.not_found");
        }
        let theirs = place.get(token, PATH).await.data(200);
        let mut ids = theirs["records"].as_array().unwrap().iter().map(|record| &record["id"]);
        assert!(ids.all(|id| *id != json!(row)));
    }
    place.put(&place.rep, &format!("{PATH}/x/read"), json!({})).await.names("field.invalid", "id");
    place.put(&place.rep, &format!("{PATH}/read-all"), json!({ "all": true })).await.names("field.unknown", "all");
    place.get(&place.rep, &format!("{PATH}?kind=gossip")).await.names("field.invalid", "kind");
    place.get(&place.rep, &format!("{PATH}?unread=maybe")).await.names("field.invalid", "unread");
    assert_eq!(place.version(), before);
    assert_eq!(unread(&place, &place.rep).await, 1);
}
