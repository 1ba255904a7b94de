//! `/rpc/{name}`: the use-case table for browsers, logging in, and polling for changes.

use axum::body::Body;
use axum::http::Request;
use bantu_server::DEMO_PASSWORD;
use serde_json::json;

use crate::office::{NOBODY, Place};

#[tokio::test]
async fn login_work_logout() {
    let place = Place::open().await;
    let login =
        place.rpc("", "auth.login", json!({ "email": "rep@demo.bantu", "password": DEMO_PASSWORD })).await.json();
    let token = login["token"].as_str().unwrap();
    let session = place.rpc(token, "session.get", json!({})).await.json();
    assert_eq!(
        (&session["mode"], &session["user"]["email"], &session["has_demo_data"]),
        (&json!("office"), &json!("rep@demo.bantu"), &json!(true))
    );
    assert_eq!(place.rpc(token, "auth.logout", json!({})).await.status, 200);
    let answer = place.rpc(token, "session.get", json!({})).await;
    assert_eq!((answer.status.as_u16(), &answer.json()["code"]), (401, &json!("session.expired")));
    place.rpc(&place.rep, "session.get", json!({})).await.json()["user"]["id"].as_str().expect("other sessions go on");
}

#[tokio::test]
async fn a_new_password_ends_the_other_sessions() {
    let place = Place::open().await;
    let second = place
        .rpc("", "auth.login", json!({ "email": "rep@demo.bantu", "password": DEMO_PASSWORD }))
        .await
        .json()["token"]
        .as_str()
        .unwrap()
        .to_owned();
    for (old, new, status, code) in
        [("wrong-1234", "new-pass-123", 401, "auth.failed"), (DEMO_PASSWORD, "short1", 400, "auth.password_weak")]
    {
        let answer = place.rpc(&place.rep, "auth.change_password", json!({ "old": old, "new": new })).await;
        assert_eq!((answer.status.as_u16(), &answer.json()["code"]), (status, &json!(code)));
    }
    assert_eq!(
        place
            .rpc(&place.rep, "auth.change_password", json!({ "old": DEMO_PASSWORD, "new": "new-pass-123" }))
            .await
            .status,
        200
    );
    assert_eq!(place.rpc(&place.rep, "session.get", json!({})).await.status, 200);
    assert_eq!(place.rpc(&second, "session.get", json!({})).await.status, 401);
    assert_eq!(
        place.rpc("", "auth.login", json!({ "email": "rep@demo.bantu", "password": DEMO_PASSWORD })).await.status,
        401
    );
    assert_eq!(
        place.rpc("", "auth.login", json!({ "email": "rep@demo.bantu", "password": "new-pass-123" })).await.status,
        200
    );
}

#[tokio::test]
async fn errors_keep_their_form_and_their_status() {
    let place = Place::open().await;
    for (token, name, args, status, code) in [
        ("", "session.get", json!({}), 401, "session.required"),
        ("", "no.such", json!({}), 401, "session.required"),
        (&*place.rep, "no.such", json!({}), 404, "rpc.unknown"),
        (&*place.rep, "customer.get", json!({ "id": NOBODY }), 404, "record.not_found"),
        (&*place.rep, "customer.get", json!({ "id": 5 }), 422, "args.malformed"),
        (&*place.rep, "customer.get", json!({ "id": NOBODY, "x": 1 }), 422, "args.malformed"),
        (&*place.rep, "setting.set", json!({ "key": "number.style", "value": "date" }), 403, "permission.denied"),
        ("", "auth.login", json!({ "email": "x" }), 422, "args.malformed"),
    ] {
        let answer = place.rpc(token, name, args).await;
        let json = answer.json();
        assert_eq!((answer.status.as_u16(), &json["code"]), (status, &json!(code)), "{name}");
        assert_eq!(json["safe"], "safe.nothing_changed", "{name}");
        assert!(json["params"].is_object() && json["errors"].is_array(), "{name}");
    }
}

#[tokio::test]
async fn another_users_record_answers_like_an_unknown_one() {
    let place = Place::open().await;
    let deal = place.deal("北京").await;
    for (name, args) in [
        ("opportunity.get", json!({ "id": deal })),
        ("stage.gate", json!({ "opportunity_id": deal })),
        ("stage.advance", json!({ "opportunity_id": deal, "to_order": 5 })),
        ("quotation.propose", json!({ "opportunity_id": deal })),
    ] {
        let foreign = place.rpc(&place.other, name, args.clone()).await;
        let unknown = serde_json::from_str(&args.to_string().replace(&deal, NOBODY)).unwrap();
        let unknown = place.rpc(&place.other, name, unknown).await;
        assert_eq!((foreign.status.as_u16(), foreign.bytes), (404, unknown.bytes), "{name}");
    }
}

#[tokio::test]
async fn bodies_may_be_empty_but_not_broken_or_huge() {
    let place = Place::open().await;
    let send = |body: Vec<u8>| {
        let request = Request::post("/rpc/session.get").header("authorization", format!("bearer {}", place.rep));
        place.send(request.body(Body::from(body)).unwrap())
    };
    assert_eq!(send(Vec::new()).await.status, 200);
    assert_eq!(send(b"{\"".to_vec()).await.json()["code"], "args.malformed");
    let large = send(vec![b' '; 1_048_577]).await;
    assert_eq!((large.status.as_u16(), &large.json()["code"]), (413, &json!("body.too_large")));
}

#[tokio::test]
async fn a_file_comes_as_bytes_with_its_name() {
    let place = Place::open().await;
    let id = Place::first(&place.get(&place.rep, "/quotations?status=accepted").await);
    let file = place.rpc(&place.rep, "quotation.pdf", json!({ "id": id })).await;
    assert_eq!(file.headers["content-type"], "application/pdf");
    assert!(file.headers["content-disposition"].to_str().unwrap().starts_with("attachment; filename=\"12"));
    assert!(file.bytes.starts_with(b"%PDF"));
}

async fn since(place: &Place, token: &str, version: i64) -> crate::office::Answer {
    place.rpc(token, "changes.since", json!({ "version": version })).await
}

#[tokio::test]
async fn changes_since_tells_tables_the_caller_sees() {
    let place = Place::open().await;
    let first = since(&place, &place.rep, 0).await.json();
    assert_eq!(first["tables"], json!([]), "the first call only learns the version");
    let version = first["version"].as_i64().unwrap();
    place.put(&place.rep, "/customers/12000", json!({ "phone": "+86 10 2" })).await.data(200);
    assert_eq!(
        since(&place, &place.rep, version).await.json(),
        json!({ "version": version + 1, "tables": ["customers"] })
    );
    assert_eq!(since(&place, &place.manager, version).await.json()["tables"], json!(["customers"]));
    assert_eq!(since(&place, &place.other, version).await.json(), json!({ "version": version + 1, "tables": [] }));
    assert!(
        since(&place, &place.rep, version + 100).await.json()["tables"].as_array().unwrap().len() > 20,
        "a restored office: everything"
    );
    assert_eq!(since(&place, &place.rep, -1).await.json()["code"], "field.invalid");
}

#[tokio::test]
async fn a_new_user_logs_in_with_his_first_password() {
    let place = Place::open().await;
    let user = |password: &str| json!({ "fields": { "email": "new@demo.bantu", "display_name": "New" }, "roles": ["SALES"], "password": password });
    assert_eq!(place.rpc(&place.admin, "user.create", user("short")).await.json()["code"], "auth.password_weak");
    assert_eq!(place.rpc(&place.admin, "user.create", user("first-pass-1")).await.status, 200);
    assert_eq!(
        place.rpc("", "auth.login", json!({ "email": "new@demo.bantu", "password": "first-pass-1" })).await.status,
        200
    );
    assert_eq!(place.rpc(&place.rep, "user.create", user("first-pass-1")).await.status, 403);
}

#[tokio::test]
async fn a_password_set_by_the_administrator_ends_what_stood_under_the_old_one() {
    let place = Place::open().await;
    let user = place.rpc(&place.rep, "session.get", json!({})).await.json()["user"]["id"].clone();
    let set = |password: &str| json!({ "user_id": user, "password": password });
    assert_eq!(place.rpc(&place.rep, "user.set_password", set("second-pass-2")).await.status, 403);
    assert_eq!(place.rpc(&place.admin, "user.set_password", set("short")).await.json()["code"], "auth.password_weak");
    assert_eq!(place.rpc(&place.rep, "session.get", json!({})).await.status, 200, "nothing was changed");
    assert_eq!(place.rpc(&place.admin, "user.set_password", set("second-pass-2")).await.status, 200);
    assert_eq!(place.rpc(&place.rep, "session.get", json!({})).await.status, 401);
    for (password, status) in [(DEMO_PASSWORD, 401), ("second-pass-2", 200)] {
        let login = json!({ "email": "rep@demo.bantu", "password": password });
        assert_eq!(place.rpc("", "auth.login", login).await.status, status);
    }
}

#[tokio::test]
async fn clearing_the_demonstration_takes_its_customers_and_nothing_else() {
    let place = Place::open().await;
    let own = place.rpc(&place.rep, "customer.create", json!({ "fields": { "name": "自己的客户", "source_id": crate::office::built_in("customer_sources", "source_001") } })).await;
    assert_eq!(own.status, 200);
    assert_eq!(place.rpc(&place.rep, "demo.clear", json!({})).await.status, 403);
    assert_eq!(place.rpc(&place.admin, "demo.clear", json!({})).await.status, 200);
    let left = place.get(&place.admin, "/customers").await.data(200);
    assert_eq!((&left["total"], &left["records"][0]["name"]), (&json!(1), &json!("自己的客户")));
    assert_eq!(place.get(&place.admin, "/opportunities").await.data(200)["total"], 0);
    let counts = place.rpc(&place.admin, "lead.counts", json!({})).await.json();
    assert_eq!(
        (&counts["total"], &counts["pool"]),
        (&json!(0), &json!(0)),
        "its leads too, and what the pool shows of them"
    );
    assert_eq!(
        place.get(&place.admin, "/customers?name=%E5%8C%97%E4%BA%AC").await.data(200)["total"],
        0,
        "gone from the search too"
    );
    assert_eq!(place.rpc(&place.admin, "session.get", json!({})).await.json()["has_demo_data"], false);
    assert_eq!(place.rpc(&place.admin, "demo.clear", json!({})).await.json()["code"], "demo.none");
}
