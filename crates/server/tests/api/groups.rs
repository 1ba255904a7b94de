//! `/api/v1/groups`.

use serde_json::json;

use crate::office::Place;

#[tokio::test]
async fn a_group_is_read_renamed_and_renamed_back() {
    let place = Place::open().await;
    let deal = Place::first(&place.get(&place.rep, "/opportunities").await);
    place
        .rpc(
            &place.rep,
            "opportunity.update",
            json!({ "id": deal, "changes": [{ "field": "wechat_group_no", "from": null, "to": "群 88/甲" }] }),
        )
        .await;
    let path = "/groups/%E7%BE%A4%2088%2F%E7%94%B2";
    let group = place.get(&place.rep, path).await.data(200);
    assert_eq!((&group["wechat_group_no"], &group["deals"][0]["id"]), (&json!("群 88/甲"), &json!(deal)));
    place.get(&place.other, path).await.is(404, "group.unknown");
    place.get(&place.rep, "/groups/nobody").await.is(404, "group.unknown");
    place.put(&place.rep, path, json!({})).await.names("field.required", "wechat_group_no");
    place.put(&place.rep, path, json!({ "wechat_group_no": " " })).await.names("field.required", "wechat_group_no");
    let renamed = place.put(&place.rep, path, json!({ "wechat_group_no": "G-2" })).await.data(200);
    let ids = renamed["changed_ids"].clone();
    assert!(ids.as_array().unwrap().contains(&json!(deal)), "{ids}");
    place.get(&place.rep, path).await.is(404, "group.unknown");
    let back =
        place.put(&place.rep, "/groups/G-2", json!({ "wechat_group_no": "群 88/甲", "only": ids })).await.data(200);
    assert_eq!(back["deals"][0]["id"], json!(deal));
}
