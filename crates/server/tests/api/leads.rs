//! `/api/v1/leads`.

use serde_json::{Value, json};

use crate::office::{NOBODY, Place};

async fn lead(place: &Place, body: Value) -> Value {
    place.post(&place.rep, "/leads", body).await.data(201)
}

fn path(lead: &Value, rest: &str) -> String {
    format!("/leads/{}{rest}", lead["id"].as_str().unwrap())
}

#[tokio::test]
async fn a_lead_is_made_read_changed_and_deleted() {
    let place = Place::open().await;
    let made = lead(
        &place,
        json!({ "name": "展会名片", "company_name": "深圳星辰科技有限公司", "phone": "0812-7777-1234", "level": "2" }),
    )
    .await;
    assert_eq!(
        (
            &made["status"],
            &made["pool_status"],
            &made["owner_username"],
            &made["is_in_public_pool"],
            &made["days_left"]
        ),
        (&json!("new"), &json!("private"), &json!("陈丽丽 Lily"), &json!(false), &json!(7))
    );
    assert_eq!(place.get(&place.rep, &path(&made, "")).await.data(200), made);
    let changed =
        place.put(&place.rep, &path(&made, ""), json!({ "contact_name": "周敏", "phone": null })).await.data(200);
    assert_eq!(
        (&changed["contact_name"], &changed["phone"], &changed["name"]),
        (&json!("周敏"), &Value::Null, &json!("展会名片"))
    );
    for other in [&place.other] {
        place.get(other, &path(&made, "")).await.is(404, "record.not_found");
        place.put(other, &path(&made, ""), json!({ "name": "x" })).await.is(404, "record.not_found");
        place.delete(other, &path(&made, "")).await.is(404, "record.not_found");
    }
    assert_eq!(place.delete(&place.rep, &path(&made, "")).await.data(200), Value::Null);
    place.get(&place.rep, &path(&made, "")).await.is(404, "record.not_found");
    place.post(&place.rep, "/leads", json!({})).await.names("field.required", "name");
    place.post(&place.rep, "/leads", json!({ "name": "x", "level": "Z" })).await.refuses(
        400,
        "reference.unknown",
        "level",
    );
    place.post(&place.rep, "/leads", json!({ "name": "x", "status": "won" })).await.names("field.unknown", "status");
}

#[tokio::test]
async fn twins_are_refused_or_told() {
    let place = Place::open().await;
    lead(&place, json!({ "name": "星辰", "company_name": "深圳星辰科技有限公司", "phone": "0812-7777-1234" })).await;
    let twin = json!({ "name": "又一张", "company_name": "深圳星辰科技" });
    place.post(&place.other, "/leads", twin).await.refuses(409, "lead.duplicate_company", "company_name");
    let found = place
        .post(
            &place.rep,
            "/leads/check-duplicate",
            json!({ "company_name": "深圳星辰科技（有限公司）", "phone": "+62 812 7777 1234" }),
        )
        .await
        .data(200);
    assert_eq!((&found["has_duplicate"], &found["similarity_score"]), (&json!(true), &json!("1.00")));
    assert_eq!(found["duplicates"][0]["name"], "星辰");
    // Whoever does not see it learns only that it is there.
    let masked = place.post(&place.other, "/leads/check-duplicate", json!({ "phone": "081277771234" })).await.data(200);
    assert_eq!(masked["duplicates"][0]["likeness"], "phone");
    for hidden in ["name", "lead_id", "owner_user_id", "owner_username"] {
        assert_eq!(masked["duplicates"][0][hidden], Value::Null, "{hidden}");
    }
    let similar =
        place.post(&place.rep, "/leads/check-duplicate", json!({ "company_name": "深圳星辰" })).await.data(200);
    assert_eq!(similar["duplicates"][0]["likeness"], "similar");
    let exact = json!({ "company_name": "深圳星辰", "exact_match": true });
    assert_eq!(place.post(&place.rep, "/leads/check-duplicate", exact).await.data(200)["has_duplicate"], false);
    let none = place.post(&place.rep, "/leads/check-duplicate", json!({})).await.data(200);
    assert_eq!(none, json!({ "has_duplicate": false, "duplicates": [], "similarity_score": "0.00" }));
}

#[tokio::test]
async fn into_the_pool_and_out_of_it() {
    let place = Place::open().await;
    let made = lead(&place, json!({ "name": "池里的线索", "phone": "0812-7777-1234" })).await;
    place.post(&place.other, &path(&made, "/move-to-pool"), json!({})).await.is(404, "record.not_found");
    place.post(&place.rep, &path(&made, "/move-to-pool"), json!({ "pool_id": null })).await.data(200);
    let pool = place.get(&place.other, "/leads?is_in_public_pool=true&size=100").await.data(200);
    let shown =
        pool["records"].as_array().unwrap().iter().find(|row| row["id"] == made["id"]).expect("in the pool").clone();
    assert_eq!((&shown["name"], &shown["phone"]), (&json!("池里的线索"), &json!("08****34")));
    place.get(&place.other, "/leads?is_in_public_pool=true&status=new").await.names("field.invalid", "status");
    let claimed = place.post(&place.other, &path(&made, "/claim"), json!({})).await.data(200);
    assert_eq!((&claimed["pool_status"], &claimed["phone"]), (&json!("private"), &json!("0812-7777-1234")));
    place.post(&place.rep, &path(&made, "/claim"), json!({})).await.is(409, "lead.taken");
    let rep = place.rpc(&place.rep, "session.get", json!({})).await.json()["user"]["id"].clone();
    let to = json!({ "owner_user_id": rep });
    place.post(&place.other, &path(&made, "/assign"), to.clone()).await.is(403, "permission.denied");
    let given = place.post(&place.manager, &path(&made, "/assign"), to).await.data(200);
    assert_eq!(given["owner_user_id"], rep);
    let nobody = json!({ "owner_user_id": NOBODY });
    place.post(&place.manager, &path(&made, "/assign"), nobody).await.refuses(
        400,
        "reference.unknown",
        "owner_user_id",
    );
    place.post(&place.rep, &path(&made, "/lose"), json!({ "reason": " " })).await.refuses(
        400,
        "reason.required",
        "reason",
    );
    place.post(&place.rep, &path(&made, "/lose"), json!({ "reason": "不需要" })).await.data(200);
    let lost = place.get(&place.manager, &path(&made, "")).await.data(200);
    assert_eq!(
        (&lost["status"], &lost["lost_reason"], &lost["is_in_public_pool"]),
        (&json!("lost"), &json!("不需要"), &json!(true))
    );
}

#[tokio::test]
async fn claims_have_a_limit() {
    let place = Place::open().await;
    place.rpc(&place.admin, "setting.set", json!({ "key": "lead.claims_per_day", "value": "1" })).await;
    let (first, second) = (lead(&place, json!({ "name": "一" })).await, lead(&place, json!({ "name": "二" })).await);
    for made in [&first, &second] {
        place.post(&place.rep, &path(made, "/move-to-pool"), json!({})).await.data(200);
    }
    place.post(&place.other, &path(&first, "/claim"), json!({})).await.data(200);
    place.post(&place.other, &path(&second, "/claim"), json!({})).await.is(400, "lead.claim_limit");
    place.pass(24 * 60 * 60);
    let again = place
        .rpc("", "auth.login", json!({ "email": "rep2@demo.bantu", "password": bantu_server::DEMO_PASSWORD }))
        .await
        .json();
    let token = again["token"].as_str().unwrap();
    place.post(token, &path(&second, "/claim"), json!({})).await.data(200);
}

#[tokio::test]
async fn a_qualified_lead_becomes_a_customer_with_a_deal() {
    let place = Place::open().await;
    let sources = place.get(&place.rep, "/customer-sources").await.data(200);
    let body = json!({ "name": "王先生", "company_name": "东莞晨光", "contact_name": "王强", "phone": "139", "source_id": sources["records"][0]["id"] });
    let made = lead(&place, body).await;
    let early = place.post(&place.rep, &path(&made, "/convert"), json!({})).await;
    early.is(400, "lead.not_qualified");
    let follow =
        json!({ "follow_up_type": "call", "content": "确认需求", "status_after": "qualified", "status_before": "new" });
    place.post(&place.rep, &path(&made, "/follow-ups"), follow).await.data(201);
    let done =
        place.post(&place.rep, &path(&made, "/convert"), json!({ "opportunity_name": "公司注册" })).await.data(201);
    assert_eq!(done["lead"]["status"], "converted");
    let deal =
        place.get(&place.rep, &format!("/opportunities/{}", done["opportunity_id"].as_str().unwrap())).await.data(200);
    assert_eq!(
        (&deal["name"], &deal["lead_id"], &deal["lead_name"]),
        (&json!("公司注册"), &made["id"], &json!("王先生"))
    );
    let contacts = place
        .get(&place.rep, &format!("/contacts?customer_id={}", done["customer_id"].as_str().unwrap()))
        .await
        .data(200);
    assert_eq!(
        (&contacts["records"][0]["name"], &contacts["records"][0]["is_primary"]),
        (&json!("王强"), &json!(true))
    );
    place.post(&place.rep, &path(&made, "/convert"), json!({})).await.is(400, "lead.not_qualified");

    // The other spelling, onto a customer who is there; with a phone alone the person is called as the lead.
    let second = lead(&place, json!({ "name": "李女士", "phone": "138" })).await;
    let follow = json!({ "follow_up_type": "wechat", "status_after": "qualified" });
    place.post(&place.rep, &path(&second, "/follow-ups"), follow).await.data(201);
    let from = format!("/opportunities/convert-from-lead/{}", second["id"].as_str().unwrap());
    place.post(&place.rep, &from, json!({ "customer_id": 12_000 })).await.names("field.required", "name");
    let deal = place.post(&place.rep, &from, json!({ "name": "续签", "customer_id": 12_000 })).await.data(201);
    assert_eq!((&deal["name"], &deal["lead_id"]), (&json!("续签"), &second["id"]));
    place.post(&place.other, &from, json!({ "name": "x" })).await.is(404, "record.not_found");
}
