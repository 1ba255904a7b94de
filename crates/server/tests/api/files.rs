//! `/api/v1/files`, `/rpc/attachment.add` and `/sync/v1/blob`: files in, files out, and what is left of those that are refused.

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};

use crate::office::{Answer, NOBODY, Place, enrolled};

const VOUCHER: &[u8] = b"%PDF-1.7 transfer of 47.975.000 rupiah";
const EXE: &[u8] = b"MZ\x90\0 this program cannot be run in DOS mode";
const LIMIT: usize = 25 * 1024 * 1024;

/// Every file in the office's folder of files.
fn kept(place: &Place) -> usize {
    fn files(folder: &std::path::Path) -> usize {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        entries.map(|path| if path.is_dir() { files(&path) } else { 1 }).sum()
    }
    files(&place.folder().join("files"))
}

async fn send(place: &Place, token: &str, path: &str, key: &str, body: impl Into<Body>) -> Answer {
    let mut request = Request::post(path).header("content-type", "application/octet-stream");
    if !token.is_empty() {
        request = request.header("authorization", format!("Bearer {token}"));
    }
    if !key.is_empty() {
        request = request.header("idempotency-key", key);
    }
    place.send(request.body(body.into()).unwrap()).await
}

async fn customer(place: &Place) -> String {
    Place::first(&place.get(&place.rep, "/customers?size=1").await)
}

/// A query that percent-encodes the name.
fn to(customer: &str, name: &str) -> String {
    let name: String = name.bytes().map(|b| format!("%{b:02X}")).collect();
    format!("customer_id={customer}&file_name={name}")
}

#[tokio::test]
async fn a_file_goes_up_whole_and_comes_back_under_its_own_name() {
    let place = Place::open().await;
    let customer = customer(&place).await;
    let answer =
        send(&place, &place.rep, &format!("/api/v1/files?{}", to(&customer, "转账 凭证.pdf")), "", VOUCHER).await;
    let file = answer.data(201);
    assert_eq!((&file["mime"], &file["size_bytes"]), (&json!("application/pdf"), &json!(VOUCHER.len())));
    assert_eq!(file["url"], format!("/api/v1/files/{}", file["id"].as_str().unwrap()));
    let path = format!("/files/{}", file["id"].as_str().unwrap());
    let got = place.get(&place.manager, &path).await;
    assert_eq!((got.status.as_u16(), &got.bytes[..]), (200, VOUCHER));
    assert_eq!(got.headers["content-type"], "application/pdf");
    assert_eq!(got.headers["x-content-type-options"], "nosniff");
    let name = got.headers["content-disposition"].to_str().unwrap();
    assert!(name.starts_with("attachment;") && name.ends_with("%E5%87%AD%E8%AF%81.pdf"), "{name}");
    // The same path under its older name, and by the customer's number.
    let number = place.get(&place.rep, &format!("/customers/{customer}")).await.data(200)["customer_no"].clone();
    let again =
        send(&place, &place.rep, &format!("/api/v1/files/upload?{}", to(&number.to_string(), "b.pdf")), "", VOUCHER)
            .await;
    assert_ne!(again.data(201)["id"], file["id"]);
    assert_eq!(kept(&place), 1, "the same bytes are kept once");
}

#[tokio::test]
async fn another_reps_file_answers_like_one_that_never_was() {
    let place = Place::open().await;
    let query = to(&customer(&place).await, "a.pdf");
    let file = send(&place, &place.rep, &format!("/api/v1/files?{query}"), "", VOUCHER).await.data(201);
    let foreign = place.get(&place.other, &format!("/files/{}", file["id"].as_str().unwrap())).await;
    let unknown = place.get(&place.other, &format!("/files/{NOBODY}")).await;
    assert_eq!(
        (foreign.refused(404), foreign.json()["errors"].clone()),
        (unknown.refused(404), unknown.json()["errors"].clone())
    );
    place.get("", &format!("/files/{NOBODY}")).await.is(401, "session.required");
    let before = place.version();
    let theirs = send(&place, &place.other, &format!("/api/v1/files?{query}"), "", VOUCHER).await;
    theirs.is(404, "record.not_found");
    assert_eq!(place.version(), before);
}

#[tokio::test]
async fn what_is_refused_has_a_code_and_leaves_nothing() {
    let place = Place::open().await;
    let customer = customer(&place).await;
    let path = format!("/api/v1/files?{}", to(&customer, "invoice.pdf"));
    let rpc = format!("/rpc/attachment.add?{}", to(&customer, "invoice.pdf"));
    let before = place.version();
    let large = || vec![b'%'; LIMIT + 1];
    for (body, status, code) in
        [(EXE.to_vec(), 415, "file.kind_refused"), (Vec::new(), 422, "file.empty"), (large(), 413, "file.too_large")]
    {
        send(&place, &place.rep, &path, "", body.clone()).await.is(status, code);
        let answer = send(&place, &place.rep, &rpc, "", body).await;
        assert_eq!((answer.status.as_u16(), answer.json()["code"].as_str()), (status, Some(code)));
        assert_eq!(answer.json()["safe"], "safe.nothing_changed");
    }
    // 200 MB are read to their end, so that the sender hears why; what announces more is not read at all.
    send(&place, &place.rep, &path, "", vec![b'%'; 200_000_000]).await.is(413, "file.too_large");
    let announced = Request::post(&path)
        .header("content-length", "1000000000")
        .header("authorization", format!("Bearer {}", place.rep));
    place.send(announced.body(Body::empty()).unwrap()).await.is(413, "file.too_large");
    send(&place, "", &path, "", large()).await.is(401, "session.required");
    assert_eq!(send(&place, "", &rpc, "", large()).await.json()["code"], "session.required");
    send(&place, &place.rep, "/api/v1/files?file_name=a.pdf", "", VOUCHER).await.names("field.required", "customer_id");
    send(&place, &place.rep, &format!("{path}&x=1"), "", VOUCHER).await.names("field.unknown", "x");
    send(&place, &place.rep, &format!("/api/v1/files?{}", to(&customer, "../a.pdf")), "", VOUCHER)
        .await
        .names("field.invalid", "file_name");
    assert_eq!(send(&place, &place.rep, "/rpc/attachment.add?x=1", "", VOUCHER).await.json()["code"], "args.malformed");
    let json = Request::post("/rpc/attachment.add")
        .header("authorization", format!("Bearer {}", place.rep))
        .header("content-type", "application/json")
        .body(json!({ "customer_id": customer, "file_name": "a.pdf" }).to_string().into());
    assert_eq!(place.send(json.unwrap()).await.json()["code"], "file.empty");
    assert_eq!((place.version(), kept(&place)), (before, 0));
    // Bodies that are no file stay as small as they were.
    let answer = place
        .send(
            Request::post("/rpc/customer.list")
                .header("authorization", format!("Bearer {}", place.rep))
                .body(large().into())
                .unwrap(),
        )
        .await;
    assert_eq!((answer.status.as_u16(), answer.json()["code"].as_str()), (413, Some("body.too_large")));
}

#[tokio::test]
async fn a_repeated_upload_is_one_file() {
    let place = Place::open().await;
    let path = format!("/api/v1/files?{}", to(&customer(&place).await, "a.pdf"));
    let first = send(&place, &place.rep, &path, "k1", VOUCHER).await.data(201);
    let before = place.version();
    assert_eq!(send(&place, &place.rep, &path, "k1", VOUCHER).await.data(201), first);
    assert_eq!(place.version(), before);
    send(&place, &place.rep, &path, "k1", &b"%PDF-1.7 another"[..]).await.is(409, "request.key_reused");
}

#[tokio::test]
async fn screens_upload_and_open_over_rpc() {
    let place = Place::open().await;
    let customer = customer(&place).await;
    let done =
        send(&place, &place.rep, &format!("/rpc/attachment.add?{}", to(&customer, "slip.pdf")), "", VOUCHER).await;
    let file = done.json()["id"].clone();
    let got = place.rpc(&place.rep, "attachment.open", json!({ "id": file })).await;
    assert_eq!((got.status.as_u16(), &got.bytes[..]), (200, VOUCHER));
}

#[tokio::test]
async fn a_laptop_sends_bytes_before_the_command_and_learns_nothing_from_it() {
    let place = Place::open().await;
    let device = enrolled(&place).await;
    let token = device["token"].as_str().unwrap();
    let says =
        |answer: &Answer| (answer.status.as_u16(), answer.json()["code"].as_str().unwrap_or_default().to_owned());
    for _ in 0..2 {
        let answer = send(&place, token, "/sync/v1/blob", "", VOUCHER).await;
        assert_eq!(answer.status, 200);
        assert_eq!(answer.json(), json!({ "blake3": blake3::hash(VOUCHER).to_hex().to_string() }));
    }
    assert_eq!(kept(&place), 1);
    for (body, status, code) in [
        (EXE.to_vec(), 415, "file.kind_refused"),
        (Vec::new(), 400, "file.empty"),
        (vec![b'%'; LIMIT + 1], 413, "file.too_large"),
    ] {
        assert_eq!(says(&send(&place, token, "/sync/v1/blob", "", body).await), (status, code.to_owned()));
    }
    assert_eq!(says(&send(&place, "", "/sync/v1/blob", "", VOUCHER).await), (401, "device.token_refused".to_owned()));
    assert_eq!(
        says(&send(&place, &place.rep, "/sync/v1/blob", "", VOUCHER).await),
        (401, "device.token_refused".to_owned())
    );
    assert_eq!(kept(&place), 1);
}

#[tokio::test]
async fn a_command_that_names_bytes_the_office_lacks_is_sent_back_with_all_of_its_push() {
    let place = Place::open().await;
    let device = enrolled(&place).await;
    let (token, customer) = (device["token"].as_str().unwrap(), customer(&place).await);
    let hash = blake3::hash(VOUCHER).to_hex().to_string();
    let args = |sha256: &str| {
        json!({
            "id": "019b0000-0000-7000-8000-0000000000f1", "customer_id": customer, "opportunity_id": null, "file_name": "a.pdf",
            "media_type": "application/pdf", "size_bytes": VOUCHER.len(), "blake3": hash, "sha256": sha256,
        })
    };
    let push = |args: Value, lost: Value| {
        let record = json!({
            "device": device["device"], "seq": 1, "cmd_id": "019b0000-0000-7000-8000-0000000000f2", "name": "attachment.add",
            "ver": 1, "args": args, "at": "2026-11-23T02:00:00Z", "tz": 420,
        });
        json!({
            "proto": 1, "epoch": epoch(&place), "device": device["device"], "from_seq": 1, "verdicts_seen_through": 0,
            "commands": [{ "seq": 1, "body": record.to_string(), "effect": null }], "lost_blobs": lost,
        })
    };
    let sha256 = "b".repeat(64);
    let before = place.version();
    let missing = place.ask("POST", token, "/sync/v1/push", Some(push(args(&sha256), json!([])))).await;
    assert_eq!((missing.status.as_u16(), &missing.json()["code"]), (409, &json!("sync.blob_missing")));
    assert_eq!(missing.json()["params"]["blake3"], hash);
    // Knowing a name is not having the bytes: the second hash does not fit, so the answer stays the same.
    send(&place, token, "/sync/v1/blob", "", VOUCHER).await;
    let guessed = place.ask("POST", token, "/sync/v1/push", Some(push(args(&sha256), json!([])))).await;
    assert_eq!((guessed.status, guessed.bytes), (missing.status, missing.bytes));
    assert_eq!(place.version(), before);
    let lost = place.ask("POST", token, "/sync/v1/push", Some(push(args(&sha256), json!([hash])))).await;
    assert_eq!((lost.status.as_u16(), &lost.json()["last_seq"]), (200, &json!(1)), "decided, and refused");
    assert_eq!(place.version(), before);
}

fn epoch(place: &Place) -> Value {
    json!(place.epoch())
}
