//! `/api/v1/execution-orders`.

use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

use crate::deal::{Deal, today};
use crate::office::{NOBODY, Place, built_in};

const PATH: &str = "/execution-orders";
const COMPANY: &str = "/execution-orders/company-registration";

async fn split(place: &Place, deal: &Deal) -> Value {
    let body = json!({ "opportunity_id": deal.id, "contract_id": deal.contract });
    place.post(&place.dispatch, &format!("{PATH}/split"), body).await.data(201)
}

async fn user(place: &Place, token: &str) -> Value {
    place.rpc(token, "session.get", json!({})).await.json()["user"]["id"].clone()
}

fn id(record: &Value) -> &str {
    record["id"].as_str().unwrap()
}

fn of(order: &Value, rest: &str) -> String {
    format!("{PATH}/{}{rest}", id(order))
}

/// Gives an order to the people who do the work.
async fn give(place: &Place, order: &Value) -> Value {
    let body = json!({ "assigned_to": user(place, &place.operation).await });
    place.put(&place.dispatch, &of(order, "/assign"), body).await.data(200)
}

/// Does every line of an order.
async fn work(place: &Place, order: &Value) {
    for line in order["items"].as_array().unwrap() {
        for status in ["in_progress", "completed"] {
            let path = of(order, &format!("/items/{}/status", id(line)));
            place.put(&place.operation, &path, json!({ "status": status })).await.data(200);
        }
    }
}

/// An order by hand, of the deal's own contract.
async fn written(place: &Place, deal: &Deal, title: &str) -> Value {
    let item = json!({ "item_name": title, "service_category": "one_time" });
    let body = json!({ "opportunity_id": deal.id, "order_type": "one_time", "items": [item] });
    place.post(&place.dispatch, PATH, body).await.data(201)
}

#[tokio::test]
async fn a_signed_deal_is_split_once() {
    let place = Place::open().await;
    let deal = Deal::signed_with_permit(&place).await;
    let path = format!("{PATH}/split");
    let whole = json!({ "opportunity_id": deal.id });
    let before = place.version();
    for token in [&place.rep, &place.operation, &place.manager] {
        place.post(token, &path, whole.clone()).await.is(403, "permission.denied");
    }
    place.post(&place.dispatch, &path, json!({})).await.names("field.required", "opportunity_id");
    place.post(&place.dispatch, &path, json!({ "opportunity_id": "x" })).await.names("field.invalid", "opportunity_id");
    place.post(&place.dispatch, &path, json!({ "opportunity_id": NOBODY })).await.is(404, "record.not_found");
    let unsigned = place.deal("成都").await;
    place.post(&place.dispatch, &path, json!({ "opportunity_id": unsigned })).await.is(400, "contract.not_signed");
    let foreign = json!({ "opportunity_id": unsigned, "contract_id": deal.contract });
    place.post(&place.dispatch, &path, foreign).await.refuses(400, "reference.unknown", "contract_id");
    let nobody = json!({ "opportunity_id": deal.id, "contract_id": NOBODY });
    place.post(&place.dispatch, &path, nobody).await.is(404, "record.not_found");
    assert_eq!(place.version(), before);

    let made = split(&place, &deal).await;
    let orders = made["orders"].as_array().unwrap();
    let told: Vec<(&str, &str)> =
        orders.iter().map(|o| (o["order_type"].as_str().unwrap(), o["status"].as_str().unwrap())).collect();
    assert_eq!(told, [("company_registration", "pending"), ("visa_kitas", "blocked"), ("one_time", "blocked")]);
    assert!(made["main_order_id"].is_string() && made["main_order_no"].as_str().unwrap().starts_with("EXEC-"));
    let waits: Vec<(&Value, &Value, &Value)> = made["dependencies"]
        .as_array()
        .unwrap()
        .iter()
        .map(|d| (&d["execution_order_id"], &d["prerequisite_order_id"], &d["dependency_type"]))
        .collect();
    let (registration, permit, visa) = (&orders[0]["id"], &orders[1]["id"], &orders[2]["id"]);
    assert_eq!(
        waits,
        [(permit, registration, &json!("company_registration")), (visa, permit, &json!("visa_kitas"))],
        "{made:#}"
    );
    place.post(&place.dispatch, &path, whole).await.is(400, "execution.exists");
}

#[tokio::test]
async fn orders_are_listed_and_shown() {
    let place = Place::open().await;
    let deal = Deal::signed_with_permit(&place).await;
    let made = split(&place, &deal).await;
    let given = give(&place, &made["orders"][0]).await;
    let worker = given["assigned_to"].as_str().unwrap();
    for (query, total) in [
        (String::new(), 3),
        ("&status=blocked".to_owned(), 2),
        ("&status=completed".to_owned(), 0),
        (format!("&assigned_to={worker}"), 1),
        (format!("&assigned_to={NOBODY}"), 0),
        ("&wechat_group_no=none".to_owned(), 0),
        ("&size=2".to_owned(), 3),
    ] {
        let path = format!("{PATH}?opportunity_id={}{query}", deal.id);
        for token in [&place.rep, &place.operation, &place.admin] {
            assert_eq!(place.get(token, &path).await.data(200)["total"], total, "{query}");
        }
    }
    let page = place.get(&place.rep, &format!("{PATH}?opportunity_id={}&page=2&size=2", deal.id)).await.data(200);
    assert_eq!(
        (&page["current"], &page["pages"], page["records"].as_array().unwrap().len()),
        (&json!(2), &json!(2), 1)
    );
    let order = place.get(&place.rep, &of(&made["orders"][1], "")).await.data(200);
    assert_eq!(order["items"], made["orders"][1]["items"]);
    assert_eq!(
        (&order["opportunity_id"], &order["opportunity_name"], &order["items"][0]["status"]),
        (&json!(deal.id), &json!("合同测试"), &json!("pending"))
    );
    assert_eq!(
        (&order["dependencies"][0]["prerequisite_order_no"], &order["dependencies"][0]["status"]),
        (&given["order_no"], &json!("pending"))
    );
    let main = made["main_order_id"].as_str().unwrap();
    assert_eq!(place.get(&place.rep, &format!("{PATH}/{main}")).await.data(200)["order_type"], "main");
    for unseen in [id(&order), NOBODY] {
        place.get(&place.other, &format!("{PATH}/{unseen}")).await.is(404, "record.not_found");
        place.get(&place.other, &format!("{PATH}/{unseen}/dependencies")).await.is(404, "record.not_found");
    }
    let others = place.get(&place.other, &format!("{PATH}?size=100")).await.data(200);
    assert!(others["records"].as_array().unwrap().iter().all(|o| o["opportunity_id"] != json!(deal.id)), "{others:#}");
    place.get(&place.rep, &format!("{PATH}?status=open")).await.names("field.invalid", "status");
    place.get(&place.rep, &format!("{PATH}?assigned_to=me")).await.names("field.invalid", "assigned_to");
    place.get(&place.rep, &format!("{PATH}?size=0")).await.names("field.invalid", "size");
    place.get(&place.rep, &format!("{PATH}/x")).await.names("field.invalid", "id");
}

#[tokio::test]
async fn an_order_by_hand_is_written_whole_or_not_at_all() {
    let place = Place::open().await;
    let deal = Deal::signed(&place).await;
    let worker = user(&place, &place.operation).await;
    let item = json!({ "item_name": "章程翻译", "service_category": "one_time", "notes": "印尼文" });
    let today: NaiveDate = today(&place).await.as_str().unwrap().parse().unwrap();
    let (before, after) = (today - Days::new(1), today + Days::new(30));
    let good = json!({
        "opportunity_id": deal.id, "contract_id": deal.contract, "order_type": "one_time", "wechat_group_no": "G-1",
        "planned_start_date": today, "planned_end_date": after, "items": [item],
    });
    let with = |field: &str, value: Value| {
        let mut body = good.clone();
        body[field] = value;
        body
    };
    let version = place.version();
    place.post(&place.rep, PATH, good.clone()).await.is(403, "permission.denied");
    place.post(&place.operation, PATH, good.clone()).await.is(403, "permission.denied");
    for (field, value, code, named) in [
        ("opportunity_id", Value::Null, "field.required", "opportunity_id"),
        ("order_type", Value::Null, "field.required", "order_type"),
        ("order_type", json!("main"), "field.invalid", "order_type"),
        ("items", json!([{ "item_name": "x" }]), "field.required", "items[0].service_category"),
        ("items", json!([{ "service_category": "one_time" }]), "field.required", "items[0].item_name"),
        (
            "items",
            json!([{ "item_name": " ", "service_category": "one_time" }]),
            "field.required",
            "items[0].item_name",
        ),
        ("items", json!([]), "field.required", "title"),
        ("title", json!(" "), "field.required", "title"),
        ("planned_end_date", json!("soon"), "field.invalid", "planned_end_date"),
        ("planned_start_date", json!("1900-01-01"), "date.out_of_range", "planned_start_date"),
        ("status", json!("completed"), "field.unknown", "status"),
    ] {
        place.post(&place.dispatch, PATH, with(field, value)).await.names(code, named);
    }
    for (field, value, code, named) in [
        ("planned_end_date", json!(before), "date.order", "planned_end_date"),
        ("contract_id", json!(NOBODY), "reference.unknown", "contract_id"),
        ("assigned_to", json!(NOBODY), "reference.unknown", "assigned_to"),
        // There is no registration to wait for: nothing of the order stays either.
        ("requires_company_registration", json!(true), "reference.unknown", "requires_company_registration"),
    ] {
        place.post(&place.dispatch, PATH, with(field, value)).await.refuses(400, code, named);
    }
    place.post(&place.dispatch, PATH, with("opportunity_id", json!(NOBODY))).await.is(404, "record.not_found");
    assert_eq!(place.version(), version);

    let made = place.post(&place.dispatch, PATH, good.clone()).await.data(201);
    assert_eq!(
        (&made["title"], &made["status"], &made["planned_end_date"], &made["items"][0]["notes"]),
        (&json!("章程翻译"), &json!("pending"), &json!(after), &json!("印尼文"))
    );
    assert_eq!(made["wechat_group_no"], Value::Null, "the contract has none");
    let bare = json!({ "opportunity_id": deal.id, "order_type": "long_term", "title": "财税", "assigned_to": worker });
    let bare = place.post(&place.admin, PATH, bare).await.data(201);
    assert_eq!(
        (&bare["status"], &bare["assigned_to"], &bare["items"][0]["item_name"], &bare["items"][0]["service_category"]),
        (&json!("in_progress"), &worker, &json!("财税"), &json!("long_term"))
    );
}

#[tokio::test]
async fn an_order_that_needs_a_company_waits_for_the_registration() {
    let place = Place::open().await;
    let deal = Deal::signed(&place).await;
    let registration = split_registration(&place, &deal).await;
    let mut body = json!({
        "opportunity_id": deal.id, "order_type": "visa_kitas", "requires_company_registration": true,
        "items": [{ "item_name": "C312", "service_category": "one_time", "product_id": built_in("products", "C312") }],
    });
    let made = place.post(&place.dispatch, PATH, body.clone()).await.data(201);
    assert_eq!(
        (&made["status"], &made["waits_for"][0]["prerequisite_order_id"]),
        (&json!("blocked"), &registration["id"])
    );
    // It cannot be given away at once: the request writes nothing.
    let before = place.version();
    body["assigned_to"] = user(&place, &place.operation).await;
    place.post(&place.dispatch, PATH, body).await.is(400, "execution.waits");
    assert_eq!(place.version(), before);
}

/// The registration of a deal of nothing else.
async fn split_registration(place: &Place, deal: &Deal) -> Value {
    split(place, deal).await["orders"][0].clone()
}

#[tokio::test]
async fn orders_are_given_away_under_both_spellings() {
    let place = Place::open().await;
    let deal = Deal::signed_with_permit(&place).await;
    let made = split(&place, &deal).await;
    let (first, blocked) = (of(&made["orders"][0], "/assign"), of(&made["orders"][1], "/assign"));
    let worker = user(&place, &place.operation).await;
    let body = json!({ "assigned_to": worker });
    let before = place.version();
    for verb in ["PUT", "POST"] {
        let ask = async |token: &str, path: &str, body: &Value| {
            place.ask(verb, token, &format!("/api/v1{path}"), Some(body.clone())).await
        };
        ask(&place.rep, &first, &body).await.is(403, "permission.denied");
        ask(&place.operation, &first, &body).await.is(403, "permission.denied");
        ask(&place.dispatch, &first, &json!({})).await.names("field.required", "assigned_to");
        ask(&place.dispatch, &first, &json!({ "assigned_to": "KK" })).await.names("field.invalid", "assigned_to");
        let nobody = json!({ "assigned_to": NOBODY });
        ask(&place.dispatch, &first, &nobody).await.refuses(400, "reference.unknown", "assigned_to");
        let long = json!({ "assigned_team": "x".repeat(101) });
        ask(&place.dispatch, &first, &long).await.names("field.too_long", "assigned_team");
        ask(&place.dispatch, &format!("{PATH}/{NOBODY}/assign"), &body).await.is(404, "record.not_found");
        let waits = ask(&place.dispatch, &blocked, &body).await;
        waits.is(400, "execution.waits");
        assert_eq!(waits.json()["errors"][0]["params"]["orders"], made["orders"][0]["order_no"]);
        let main = format!("{PATH}/{}/assign", made["main_order_id"].as_str().unwrap());
        ask(&place.dispatch, &main, &body).await.is(400, "execution.main");
    }
    assert_eq!(place.version(), before);
    let given = place.put(&place.dispatch, &first, body).await.data(200);
    assert_eq!(
        (&given["status"], &given["assigned_to"], &given["assigned_to_name"], &given["actual_start_date"]),
        (&json!("in_progress"), &worker, &json!("Siti Rahayu"), &today(&place).await)
    );
    let team = json!({ "assigned_to": worker, "assigned_team": "enterprise_service" });
    let given = place.post(&place.dispatch, &first, team).await.data(200);
    assert_eq!((&given["status"], &given["assigned_team"]), (&json!("in_progress"), &json!("enterprise_service")));
}

#[tokio::test]
async fn an_order_is_completed_line_by_line() {
    let place = Place::open().await;
    let deal = Deal::signed(&place).await;
    let order = written(&place, &deal, "章程翻译").await;
    let (status, on) = (of(&order, "/status"), today(&place).await);
    let line = of(&order, &format!("/items/{}/status", id(&order["items"][0])));
    let done = json!({ "status": "completed", "actual_end_date": on });
    place.put(&place.rep, &status, done.clone()).await.is(403, "permission.denied");
    place.put(&place.operation, &status, done.clone()).await.is(400, "execution.wrong_status");
    place.put(&place.operation, &line, json!({ "status": "in_progress" })).await.is(400, "execution.wrong_status");
    give(&place, &order).await;
    let before = place.version();
    place.put(&place.operation, &status, done.clone()).await.is(400, "execution.items_open");
    place.put(&place.operation, &status, json!({})).await.names("field.required", "status");
    place.put(&place.operation, &status, json!({ "status": "done" })).await.names("field.invalid", "status");
    let soon = json!({ "status": "completed", "actual_end_date": "soon" });
    place.put(&place.operation, &status, soon).await.names("field.invalid", "actual_end_date");
    let nobody = format!("{PATH}/{NOBODY}/status");
    for body in [done.clone(), json!({ "status": "in_progress" })] {
        place.put(&place.operation, &nobody, body).await.is(404, "record.not_found");
    }
    // Being given away begins an order; what it waits for blocks and releases it.
    for wanted in ["pending", "in_progress", "blocked"] {
        place.put(&place.rep, &status, json!({ "status": wanted })).await.is(403, "permission.denied");
        let answer = place.put(&place.dispatch, &status, json!({ "status": wanted })).await;
        answer.is(400, "execution.wrong_status");
        let params = answer.json()["errors"][0]["params"].clone();
        assert_eq!((&params["status"], &params["wanted"]), (&json!("in_progress"), &json!(wanted)));
    }
    let begun = json!({ "status": "in_progress" });
    place.put(&place.rep, &line, begun.clone()).await.is(403, "permission.denied");
    place.put(&place.operation, &line, json!({})).await.names("field.required", "status");
    place.put(&place.operation, &line, json!({ "status": "cancelled" })).await.names("field.invalid", "status");
    place.put(&place.operation, &line, json!({ "status": "completed" })).await.is(400, "execution.wrong_status");
    let other = written(&place, &deal, "公证").await;
    let strange = of(&order, &format!("/items/{}/status", id(&other["items"][0])));
    for path in [strange, of(&order, &format!("/items/{NOBODY}/status"))] {
        place.put(&place.operation, &path, begun.clone()).await.is(404, "record.not_found");
    }
    place.put(&place.operation, &of(&order, "/items/x/status"), begun).await.names("field.invalid", "item_id");
    assert_eq!(place.version(), before + 1, "the other order alone");

    let noted = json!({ "status": "in_progress", "notes": "第一稿" });
    let moved = place.put(&place.operation, &line, noted).await.data(200);
    assert_eq!((&moved["items"][0]["status"], &moved["items"][0]["notes"]), (&json!("in_progress"), &json!("第一稿")));
    place.put(&place.operation, &line, json!({ "status": "completed" })).await.data(200);
    let late = json!({ "status": "completed", "actual_end_date": "2099-01-01" });
    place.put(&place.operation, &status, late).await.names("date.out_of_range", "actual_end_date");
    let ended = place.put(&place.operation, &status, json!({ "status": "completed" })).await.data(200);
    assert_eq!((&ended["status"], &ended["actual_end_date"]), (&json!("completed"), &on));
    place.put(&place.operation, &status, done).await.is(400, "execution.wrong_status");
}

#[tokio::test]
async fn an_order_is_given_up_with_a_reason() {
    let place = Place::open().await;
    let deal = Deal::signed(&place).await;
    let order = written(&place, &deal, "公证").await;
    let status = of(&order, "/status");
    let body = json!({ "status": "cancelled", "reason": "客户不再需要" });
    for token in [&place.rep, &place.operation] {
        place.put(token, &status, body.clone()).await.is(403, "permission.denied");
    }
    let bare = place.put(&place.dispatch, &status, json!({ "status": "cancelled" })).await;
    bare.refuses(400, "reason.required", "reason");
    let gone = place.put(&place.dispatch, &status, body.clone()).await.data(200);
    assert_eq!((&gone["status"], &gone["cancel_reason"]), (&json!("cancelled"), &json!("客户不再需要")));
    place.put(&place.dispatch, &status, body).await.is(400, "execution.wrong_status");
    let again = json!({ "assigned_to": user(&place, &place.operation).await });
    place.put(&place.dispatch, &of(&order, "/assign"), again).await.is(400, "execution.wrong_status");
}

#[tokio::test]
async fn dependencies_are_added_counted_and_taken_away() {
    let place = Place::open().await;
    let deal = Deal::signed(&place).await;
    let made = split(&place, &deal).await;
    let (first, second) = (written(&place, &deal, "公证").await, written(&place, &deal, "翻译").await);
    let path = of(&second, "/dependencies");
    let none = place.get(&place.rep, &path).await.data(200);
    let bare = json!({ "total_dependencies": 0, "pending_dependencies": 0, "all_satisfied": true, "dependencies": [] });
    assert_eq!(none, bare);
    let on = |order: &Value| json!({ "prerequisite_order_id": order["id"], "dependency_type": "material_approval" });
    let before = place.version();
    for token in [&place.rep, &place.operation] {
        place.post(token, &path, on(&first)).await.is(403, "permission.denied");
    }
    for (field, value, code) in [
        ("prerequisite_order_id", Value::Null, "field.required"),
        ("dependency_type", Value::Null, "field.required"),
        ("dependency_type", json!("because"), "field.invalid"),
        ("prerequisite_order_id", json!("x"), "field.invalid"),
        ("status", json!("satisfied"), "field.unknown"),
    ] {
        let mut bad = on(&first);
        bad[field] = value;
        place.post(&place.dispatch, &path, bad).await.names(code, field);
    }
    let elsewhere = Place::first(&place.get(&place.admin, &format!("{PATH}?status=in_progress")).await);
    for stranger in [elsewhere.as_str(), NOBODY] {
        let body = on(&json!({ "id": stranger }));
        place.post(&place.dispatch, &path, body).await.refuses(400, "reference.unknown", "prerequisite_order_id");
    }
    place.post(&place.dispatch, &path, on(&second)).await.is(400, "execution.cycle");
    place.post(&place.dispatch, &path, on(&json!({ "id": made["main_order_id"] }))).await.is(400, "execution.main");
    let nobody = format!("{PATH}/{NOBODY}/dependencies");
    place.post(&place.dispatch, &nobody, on(&first)).await.is(404, "record.not_found");
    assert_eq!(place.version(), before);

    let mut noted = on(&first);
    noted["notes"] = json!("先公证");
    let added = place.post(&place.dispatch, &path, noted).await.data(201);
    assert_eq!(
        (&added["total_dependencies"], &added["pending_dependencies"], &added["all_satisfied"]),
        (&json!(1), &json!(1), &json!(false))
    );
    let wait = &added["dependencies"][0];
    assert_eq!(
        (&wait["execution_order_id"], &wait["prerequisite_order_id"], &wait["status"], &wait["notes"]),
        (&second["id"], &first["id"], &json!("pending"), &json!("先公证"))
    );
    assert_eq!(place.get(&place.rep, &path).await.data(200), added);
    assert_eq!(place.get(&place.rep, &of(&second, "")).await.data(200)["status"], "blocked");
    place.post(&place.dispatch, &of(&first, "/dependencies"), on(&second)).await.is(400, "execution.cycle");

    let one = of(&second, &format!("/dependencies/{}", id(&first)));
    place.delete(&place.rep, &one).await.is(403, "permission.denied");
    place
        .delete(&place.dispatch, &of(&second, "/dependencies/x"))
        .await
        .names("field.invalid", "prerequisite_order_id");
    let absent = of(&second, &format!("/dependencies/{NOBODY}"));
    place.delete(&place.dispatch, &absent).await.is(404, "record.not_found");
    assert_eq!(place.delete(&place.dispatch, &one).await.data(200), bare);
    assert_eq!(place.get(&place.rep, &of(&second, "")).await.data(200)["status"], "pending");
    place.delete(&place.dispatch, &one).await.is(404, "record.not_found");

    place.post(&place.dispatch, &path, on(&first)).await.data(201);
    let given = give(&place, &first).await;
    work(&place, &given).await;
    place.put(&place.operation, &of(&first, "/status"), json!({ "status": "completed" })).await.data(200);
    let met = place.get(&place.rep, &path).await.data(200);
    assert_eq!(
        (&met["total_dependencies"], &met["pending_dependencies"], &met["all_satisfied"]),
        (&json!(1), &json!(0), &json!(true))
    );
    assert_eq!(place.get(&place.rep, &of(&second, "")).await.data(200)["status"], "pending");
}

#[tokio::test]
async fn a_registration_is_written_down_and_completed() {
    let place = Place::open().await;
    let deal = Deal::signed_with_permit(&place).await;
    let made = split(&place, &deal).await;
    let (registration, permit) = (&made["orders"][0], &made["orders"][1]);
    let complete = format!("{COMPANY}/{}/complete", id(registration));
    let good = json!({ "execution_order_id": registration["id"], "company_name": "PT UJI COBA", "akta": "AHU-1" });
    let with = |field: &str, value: Value| {
        let mut body = good.clone();
        body[field] = value;
        body
    };
    let before = place.version();
    place.post(&place.rep, COMPANY, good.clone()).await.is(403, "permission.denied");
    place.post(&place.rep, &complete, json!({})).await.is(403, "permission.denied");
    for (field, value, code) in [
        ("execution_order_id", Value::Null, "field.required"),
        ("execution_order_id", json!("x"), "field.invalid"),
        ("company_name", Value::Null, "field.required"),
        ("company_name", json!(" "), "field.required"),
        ("nib", json!("123"), "field.invalid"),
        ("npwp", json!("12.345"), "field.invalid"),
        ("akta", json!("x".repeat(101)), "field.too_long"),
        ("registration_status", json!("done"), "field.invalid"),
        ("completed_at", json!("2026-01-01"), "field.unknown"),
    ] {
        place.post(&place.operation, COMPANY, with(field, value)).await.names(code, field);
    }
    place.post(&place.operation, COMPANY, with("execution_order_id", json!(NOBODY))).await.is(404, "record.not_found");
    let wrong = with("execution_order_id", permit["id"].clone());
    place.post(&place.operation, COMPANY, wrong).await.is(400, "execution.not_registration");
    // Nobody has it yet.
    place.post(&place.operation, &complete, json!({})).await.is(400, "execution.wrong_status");
    assert_eq!(place.version(), before);

    give(&place, registration).await;
    place.post(&place.operation, &complete, json!({})).await.names("field.required", "company_name");
    let saved = place.post(&place.operation, COMPANY, good.clone()).await.data(201);
    assert_eq!(
        (&saved["execution_order_id"], &saved["company_name"], &saved["registration_status"], &saved["nib"]),
        (&registration["id"], &json!("PT UJI COBA"), &json!("in_progress"), &Value::Null)
    );
    place.post(&place.operation, &complete, json!({})).await.names("field.required", "nib");
    let more =
        json!({ "execution_order_id": registration["id"], "company_name": "PT UJI COBA", "nib": "0220103456789" });
    let saved = place.post(&place.operation, COMPANY, more).await.data(201);
    assert_eq!((&saved["nib"], &saved["akta"]), (&json!("0220103456789"), &json!("AHU-1")), "what is not given stays");
    place.post(&place.operation, &complete, json!({})).await.names("field.required", "npwp");
    // Its papers complete it, not its lines.
    let by_hand = json!({ "status": "completed" });
    let status = of(registration, "/status");
    place.put(&place.operation, &status, by_hand).await.is(400, "execution.by_registration");
    let nothing = place.version();
    let refused = with("registration_status", json!("completed"));
    place.post(&place.operation, COMPANY, refused).await.names("field.required", "npwp");
    assert_eq!(place.version(), nothing, "neither saved nor completed");

    place.post(&place.operation, COMPANY, with("npwp", json!("53.210.987.6-012.000"))).await.data(201);
    place
        .post(&place.operation, &complete, json!({ "completed_at": "x" }))
        .await
        .names("field.invalid", "completed_at");
    let late = json!({ "completed_at": "2099-01-01" });
    place.post(&place.operation, &complete, late).await.names("date.out_of_range", "completed_at");
    place.post(&place.operation, &format!("{COMPANY}/{NOBODY}/complete"), json!({})).await.is(404, "record.not_found");
    let other = format!("{COMPANY}/{}/complete", id(permit));
    place.post(&place.operation, &other, json!({})).await.is(400, "execution.not_registration");
    let ended = place.post(&place.operation, &complete, json!({})).await.data(200);
    assert_eq!(
        (
            &ended["registration_status"],
            &ended["released_orders"][0]["id"],
            ended["released_orders"].as_array().unwrap().len()
        ),
        (&json!("completed"), &permit["id"], 1),
        "the other visa still waits for the permit"
    );
    assert!(ended["completed_at"].is_string());
    assert_eq!(place.get(&place.rep, &of(registration, "")).await.data(200)["status"], "completed");
    assert_eq!(give(&place, permit).await["status"], "in_progress");
    place.post(&place.operation, &complete, json!({})).await.is(400, "execution.wrong_status");
    place.post(&place.operation, COMPANY, good).await.is(400, "execution.wrong_status");
}

#[tokio::test]
async fn a_registration_ends_with_its_last_paper_or_fails() {
    let place = Place::open().await;
    let deal = Deal::signed_with_permit(&place).await;
    let made = split(&place, &deal).await;
    let registration = &made["orders"][0];
    give(&place, registration).await;
    let failed = |notes: Value| {
        json!({
            "execution_order_id": registration["id"], "company_name": "PT UJI COBA", "registration_status": "failed",
            "notes": notes,
        })
    };
    place.post(&place.operation, COMPANY, failed(Value::Null)).await.refuses(400, "reason.required", "notes");
    let gone = place.post(&place.operation, COMPANY, failed(json!("名称被驳回"))).await.data(201);
    assert_eq!((&gone["registration_status"], &gone["notes"]), (&json!("failed"), &json!("名称被驳回")));
    let order = place.get(&place.rep, &of(registration, "")).await.data(200);
    assert_eq!((&order["status"], &order["cancel_reason"]), (&json!("cancelled"), &json!("名称被驳回")));
    let waits = place.get(&place.rep, &of(&made["orders"][1], "/dependencies")).await.data(200);
    assert_eq!((&waits["dependencies"][0]["status"], &waits["all_satisfied"]), (&json!("blocked"), &json!(false)));

    let second = json!({ "opportunity_id": deal.id, "order_type": "company_registration", "title": "PMA" });
    let second = place.post(&place.dispatch, PATH, second).await.data(201);
    give(&place, &second).await;
    let whole = json!({
        "execution_order_id": second["id"], "company_name": "PT UJI COBA DUA", "nib": "0220103456789",
        "npwp": "532109876012000", "registration_status": "completed",
    });
    let ended = place.post(&place.operation, COMPANY, whole).await.data(201);
    assert_eq!(ended["registration_status"], "completed");
    assert_eq!(place.get(&place.rep, &of(&second, "")).await.data(200)["status"], "completed");
}
