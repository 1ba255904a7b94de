//! Bytes that no program of ours sends, over `/rpc`, the REST API and the sync endpoints: a stable code, and nothing changed.

use axum::body::Body;
use axum::http::Request;
use serde_json::{Map, Value, json};

use crate::deal::{Deal, file};
use crate::office::{Answer, NOBODY, Place, built_in};

async fn bytes(place: &Place, token: &str, path: &str, body: Vec<u8>) -> Answer {
    let request = Request::post(path).header("authorization", format!("Bearer {token}"));
    place.send(request.body(Body::from(body)).unwrap()).await
}

/// Bodies that are not JSON as we read it, each a customer otherwise.
fn broken() -> Vec<(&'static str, Vec<u8>)> {
    let source = built_in("customer_sources", "source_001");
    let fields = |name: &str| format!(r#"{{"name":{name},"source_id":"{source}"}}"#);
    let mut utf8 = fields("\"@\"").into_bytes();
    let at = utf8.iter().position(|byte| *byte == b'@').unwrap();
    utf8[at] = 0xff;
    let mut short = fields("\"北京\"").into_bytes();
    short.pop();
    vec![
        ("one byte short", short),
        ("invalid UTF-8", utf8),
        ("lone surrogate", fields(r#""\ud800""#).into_bytes()),
        ("raw control character", fields("\"a\u{0}b\"").into_bytes()),
        ("10,000 deep", fields(&format!("{}1{}", "[".repeat(10_000), "]".repeat(10_000))).into_bytes()),
        ("duplicate key", fields("\"a\",\"name\":\"b\"").into_bytes()),
        ("not a number", fields("NaN").into_bytes()),
        ("beyond any number", fields("1e999").into_bytes()),
        ("two values", format!("{} {{}}", fields("\"a\"")).into_bytes()),
    ]
}

#[tokio::test]
async fn broken_bodies_are_malformed_and_change_nothing() {
    let place = Place::open().await;
    let before = place.version();
    for (what, body) in broken() {
        bytes(&place, &place.rep, "/api/v1/customers", body.clone()).await.is(422, "args.malformed");
        let wrapped = [br#"{"fields":"#.as_slice(), &body, b"}"].concat();
        let answer = bytes(&place, &place.rep, "/rpc/customer.create", wrapped).await;
        let json = answer.json();
        assert_eq!((answer.status.as_u16(), &json["code"]), (422, &json!("args.malformed")), "{what}");
        assert_eq!(json["safe"], "safe.nothing_changed", "{what}");
        let answer = bytes(&place, "", "/rpc/auth.login", body.clone()).await;
        assert_eq!(answer.json()["code"], "args.malformed", "{what}");
        let answer = bytes(&place, &place.rep, "/sync/v1/push", body).await;
        assert_eq!((answer.status.as_u16(), &answer.json()["code"]), (400, &json!("sync.malformed")), "{what}");
    }
    let escaped = json!({ "name": "a\u{0}b", "source_id": built_in("customer_sources", "source_001") });
    place.post(&place.rep, "/customers", escaped).await.names("field.invalid", "name");
    assert_eq!(place.version(), before);
}

#[tokio::test]
async fn bodies_of_ten_megabytes_are_refused_before_they_are_read() {
    let place = Place::open().await;
    let before = place.version();
    let body = json!({ "name": "x".repeat(10_000_000), "source_id": NOBODY }).to_string().into_bytes();
    bytes(&place, &place.rep, "/api/v1/customers", body.clone()).await.is(413, "body.too_large");
    let answer = bytes(&place, &place.rep, "/rpc/customer.create", body.clone()).await;
    assert_eq!((answer.status.as_u16(), &answer.json()["code"]), (413, &json!("body.too_large")));
    let answer = bytes(&place, &place.rep, "/sync/v1/push", body).await;
    assert_eq!((answer.status.as_u16(), &answer.json()["code"]), (413, &json!("sync.body_too_large")));
    assert_eq!(place.version(), before);
}

/// A value that fits a schema well enough to reach the rules.
fn typical(schema: &Value) -> Value {
    if let Some(first) = schema["oneOf"].as_array().and_then(|list| list.first()) {
        return typical(first);
    }
    if let Some(word) = schema["enum"].as_array().and_then(|words| words.first()) {
        return word.clone();
    }
    match (schema["type"].as_str().unwrap_or_default(), schema["format"].as_str().unwrap_or_default()) {
        ("string", "uuid") => json!(built_in("products", "CPMA")),
        ("string", "date") => json!("2026-11-25"),
        ("string", "decimal") => json!("5"),
        ("integer", _) => schema["minimum"].clone(),
        ("boolean", _) => json!(true),
        ("array", _) => json!([typical(&schema["items"])]),
        ("object", _) => {
            let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
            Value::Object(required.map(|name| (name.to_owned(), typical(&schema["properties"][name]))).collect())
        }
        _ => json!("a reason"),
    }
}

/// The body of an operation of the document, with what it requires.
pub fn body_of(operation: &Value) -> Option<Value> {
    let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
    schema.is_object().then(|| typical(schema))
}

#[tokio::test]
async fn another_sellers_record_answers_like_an_unknown_one_on_every_route() {
    let place = Place::open().await;
    let document = place.get(&place.admin, "/openapi.json").await.json();
    let customer = Place::first(&place.get(&place.rep, "/customers").await);
    let deal = place.deal("北京").await;
    let quotation = Place::first(&place.get(&place.rep, "/quotations?status=accepted").await);
    let contact = Place::first(&place.get(&place.rep, "/contacts").await);
    let signed = Deal::signed(&place).await;
    let order = signed.order(&place).await;
    let asked = json!({
        "contract_id": signed.contract, "opportunity_id": signed.id, "entity_id": signed.entity, "customer_name": "x",
        "invoice_amount": "1000",
    });
    let invoice = place.post(&place.rep, "/invoices", asked).await.data(201)["id"].as_str().unwrap().to_owned();
    let paid = json!({
        "opportunity_id": signed.id, "entity_id": signed.entity, "amount": "1000", "currency": "IDR", "payment_mode": "partial",
        "vouchers": [{ "file_url": file(&place, "a.pdf").await }],
    });
    let payment = place.post(&place.rep, "/payments", paid).await.data(201)["id"].as_str().unwrap().to_owned();
    let task = place.post(&place.rep, "/collection-tasks", json!({ "order_id": order })).await.data(201);
    let task = task["id"].as_str().unwrap().to_owned();
    let todo = Place::first(&place.get(&place.rep, &format!("/collection-todos?opportunity_id={}", signed.id)).await);
    let split = json!({ "opportunity_id": signed.id });
    let split = place.post(&place.dispatch, "/execution-orders/split", split).await.data(201);
    let execution = split["orders"][0]["id"].as_str().unwrap().to_owned();
    let names = json!({
        "contract_id": signed.contract, "opportunity_id": signed.id, "rule_code": "COMPANY_NAMES", "text_value": "PT UJI",
    });
    let material = place.post(&place.rep, "/material-documents", names).await.data(201);
    let material = material["id"].as_str().unwrap().to_owned();
    let lead = place.rpc(&place.rep, "lead.create", json!({ "fields": { "name": "远航" } })).await.json();
    place.rpc(&place.manager, "lead.release", json!({ "id": lead["id"] })).await.json();
    let notification = Place::first(&place.get(&place.rep, "/notifications?unread=true").await);
    let before = place.version();
    let mut tried = 0;
    for (path, operations) in document["paths"].as_object().unwrap() {
        let Some(rest) = path.strip_prefix("/api/v1") else { continue };
        let noun = rest.split('/').nth(1).unwrap_or_default();
        let record = match noun {
            "contracts" => &signed.contract,
            "invoices" => &invoice,
            "payments" if rest.starts_with("/payments/todos") => &todo,
            "payments" => &payment,
            "collection-todos" => &todo,
            "orders" => &order,
            "execution-orders" => &execution,
            "notifications" => &notification,
            "material-documents" if rest.contains("{contract_id}") => &signed.contract,
            // Rules are everybody's.
            "material-documents" if rest.contains("/rules/") => continue,
            "material-documents" => &material,
            "order-payments" if rest.contains("{order_id}") => &order,
            "collection-tasks" if rest.contains("{order_id}") => &order,
            "collection-tasks" => &task,
            "customers" => &customer,
            "contacts" => &contact,
            "quotations" => &quotation,
            "opportunities" => &deal,
            _ => continue,
        };
        let Some((start, end)) = rest.split_once('{').and_then(|(start, tail)| Some((start, tail.split_once('}')?.1)))
        else {
            continue;
        };
        for (method, operation) in operations.as_object().unwrap() {
            let end = end
                .split('/')
                .map(|part| if part.starts_with('{') { NOBODY } else { part })
                .collect::<Vec<_>>()
                .join("/");
            let method = method.to_uppercase();
            let body = body_of(operation);
            let ask = |id: &str| {
                let path = format!("/api/v1{start}{id}{end}");
                let (method, body) = (method.clone(), body.clone());
                let place = &place;
                async move { place.ask(&method, &place.other, &path, body).await }
            };
            let (foreign, unknown) = (ask(record).await, ask(NOBODY).await);
            let told = |answer: &Answer, id: &str| {
                let mut json = answer.json();
                json.as_object_mut().map(|map: &mut Map<String, Value>| map.remove("timestamp"));
                (answer.status, json.to_string().replace(id, "ID"))
            };
            assert_eq!(told(&foreign, record), told(&unknown, NOBODY), "{method} {rest} {body:?}");
            assert!(!foreign.status.is_success(), "{method} {rest}");
            tried += 1;
        }
    }
    assert!(tried >= 50, "{tried}");
    assert_eq!(place.version(), before);
}

#[tokio::test]
async fn records_named_in_bodies_and_filters_tell_nothing_either() {
    let place = Place::open().await;
    let customer = Place::first(&place.get(&place.rep, "/customers").await);
    let deal = place.deal("北京").await;
    for (path, id) in [
        ("/opportunities?customer_id=", &customer),
        ("/contacts?customer_id=", &customer),
        ("/quotations?opportunity_id=", &deal),
        ("/contracts?opportunity_id=", &deal),
        ("/invoices?opportunity_id=", &deal),
        ("/payments?opportunity_id=", &deal),
        ("/collection-todos?opportunity_id=", &deal),
        ("/orders?opportunity_id=", &deal),
        ("/execution-orders?opportunity_id=", &deal),
        ("/orders?customer_id=", &customer),
    ] {
        let ask = |id: &str| {
            let path = format!("{path}{id}");
            let place = &place;
            async move { place.get(&place.other, &path).await }
        };
        let strip = |answer: Answer| {
            let mut json = answer.json();
            json["timestamp"].take();
            (answer.status, json)
        };
        assert_eq!(strip(ask(id).await), strip(ask(NOBODY).await), "{path}");
    }
    for id in [customer.as_str(), NOBODY] {
        let body = json!({ "customer_id": id, "name": "x" });
        let answer = place.post(&place.other, "/opportunities", body).await;
        let contact = place.post(&place.other, "/contacts", json!({ "customer_id": id, "name": "x" })).await;
        assert_eq!(
            (answer.status, contact.status),
            (axum::http::StatusCode::NOT_FOUND, axum::http::StatusCode::NOT_FOUND),
            "{:#} {:#}",
            answer.json(),
            contact.json()
        );
    }
}
