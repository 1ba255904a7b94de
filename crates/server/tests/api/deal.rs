//! A deal on its way to a signed contract, told over REST, for the tests of the money stages.

use axum::body::Body;
use axum::http::Request;
use chrono::{Months, NaiveDate};
use serde_json::{Value, json};

use crate::office::{Answer, Place, built_in};

/// A deal of the rep: one PMA registration for 15,200,000 IDR, half before the work.
pub struct Deal {
    pub id: String,
    pub contract: String,
    pub entity: String,
}

impl Deal {
    /// At the contract stage, with an accepted quotation and no contract.
    pub async fn agreed(place: &Place) -> String {
        Self::agreed_on(place, &[("CPMA", "16000000")]).await
    }

    async fn agreed_on(place: &Place, lines: &[(&str, &str)]) -> String {
        let products: Vec<Value> =
            lines.iter().map(|(code, _)| json!({ "product_id": built_in("products", code) })).collect();
        let body = json!({
            "customer_id": 12_000, "name": "合同测试", "service_type": "one_time", "products": products,
        });
        let id = place.post(&place.rep, "/opportunities", body).await.data(201)["id"].as_str().unwrap().to_owned();
        let on = today(place).await;
        for step in ["opportunity.confirm_demand", "opportunity.confirm_scheme"] {
            place.rpc(&place.rep, step, json!({ "id": id, "confirmed_on": on })).await.json();
            advance(place, &id).await;
        }
        let item = |(code, price): &(&str, &str)| {
            json!({
                "product_id": built_in("products", code), "item_name": code, "quantity": "1", "unit_price_primary": price,
                "service_category": "one_time",
            })
        };
        let items: Vec<Value> = lines.iter().map(item).collect();
        let draft = json!({ "opportunity_id": id, "payment_terms": "50_50", "discount_rate": "5", "items": items });
        let quotation = place.post(&place.rep, "/quotations", draft).await.data(201)["id"].clone();
        for verb in ["send", "accept"] {
            let path = format!("/quotations/{}/{verb}", quotation.as_str().unwrap());
            place.post(&place.rep, &path, json!({})).await.data(200);
        }
        approve(place, &id, &place.manager).await;
        advance(place, &id).await;
        id
    }

    /// With a contract drafted.
    pub async fn drafted(place: &Place) -> Self {
        Self::draft(place, Self::agreed(place).await).await
    }

    async fn draft(place: &Place, id: String) -> Self {
        let entity = entity(place, "IDR").await;
        let body = json!({ "opportunity_id": id, "entity_id": entity, "party_a_name": "北京科技有限公司" });
        let contract = place.post(&place.rep, "/contracts", body).await.data(201)["id"].as_str().unwrap().to_owned();
        Self { id, contract, entity }
    }

    /// With the contract sent: an administrator approved for legal and the manager.
    pub async fn sent(place: &Place) -> Self {
        Self::drafted(place).await.send(place).await
    }

    async fn send(self, place: &Place) -> Self {
        approve(place, &self.id, &place.admin).await;
        place.post(&place.rep, &format!("/contracts/{}/send", self.contract), json!({})).await.data(200);
        self
    }

    /// With the contract signed.
    pub async fn signed(place: &Place) -> Self {
        Self::sent(place).await.sign(place).await
    }

    /// A registration, a work permit that needs it and a visa that needs neither, signed.
    pub async fn signed_with_permit(place: &Place) -> Self {
        let id = Self::agreed_on(place, &[("CPMA", "16000000"), ("C312", "17000000"), ("B1", "750000")]).await;
        Self::draft(place, id).await.send(place).await.sign(place).await
    }

    async fn sign(self, place: &Place) -> Self {
        let copy = file(place, "signed.pdf").await;
        let path = format!("/contracts/{}/sign", self.contract);
        place.post(&place.rep, &path, json!({ "signed_copy_url": copy })).await.data(200);
        self
    }

    /// The order that the signature made.
    pub async fn order(&self, place: &Place) -> String {
        let contract = place.get(&place.rep, &format!("/contracts/{}", self.contract)).await.data(200);
        contract["order_id"].as_str().unwrap().to_owned()
    }
}

/// The office's day.
pub async fn today(place: &Place) -> Value {
    place.rpc(&place.rep, "session.get", json!({})).await.json()["today"].clone()
}

/// The deal goes on to its next stage.
pub async fn advance(place: &Place, deal: &str) {
    place.post(&place.rep, &format!("/opportunities/{deal}/stages/transition"), json!({})).await.data(200);
}

/// The seller asks for the approval of the present stage and gets it.
pub async fn approve(place: &Place, deal: &str, token: &str) {
    let path = format!("/opportunities/{deal}/stages");
    let stage = place.post(&place.rep, &format!("{path}/request-approval"), json!({})).await.data(200);
    let body = json!({ "stage_history_id": stage["id"], "approval_status": "approved" });
    place.post(token, &format!("{path}/approve"), body).await.data(200);
}

/// The first company with an account in a currency.
pub async fn entity(place: &Place, currency: &str) -> String {
    let path = format!("/contract-entities?is_active=true&size=100&currency={currency}");
    let found = place.get(&place.rep, &path).await.data(200)["records"].clone();
    let mut found = found.as_array().unwrap().iter();
    found.find(|e| !e["bank_account_no"].is_null()).unwrap()["id"].as_str().unwrap().to_owned()
}

/// The address of a new file of the rep's first customer.
pub async fn file(place: &Place, name: &str) -> Value {
    sent(place, name, "%PDF-1.7 a paper").await.data(201)["url"].clone()
}

/// The address of a picture of some size, a new file of the same customer.
pub async fn picture(place: &Place, width: u32, height: u32) -> Value {
    sent(place, "picture.png", png(width, height)).await.data(201)["url"].clone()
}

/// Sends a file of the same customer.
pub async fn sent(place: &Place, name: &str, bytes: impl Into<Body>) -> Answer {
    let request = Request::post(format!("/api/v1/files?customer_id=12000&file_name={name}"))
        .header("authorization", format!("Bearer {}", place.rep));
    place.send(request.body(bytes.into()).unwrap()).await
}

/// The head of a picture: all that its size is read from.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 2, 0, 0, 0, 0, 0, 0, 0]);
    bytes
}

/// What fits a line of a checklist, as the body of an upload.
pub async fn fitting(place: &Place, deal: &Deal, line: &Value) -> Value {
    let mut body = json!({
        "contract_id": deal.contract, "opportunity_id": deal.id, "rule_code": line["rule_code"],
        "applicant_id": line["applicant_id"],
    });
    match line["document_type"].as_str().unwrap() {
        "image" => body["file_url"] = picture(place, 900, 1_200).await,
        "number" => body["text_value"] = json!("10000000000"),
        "text" => body["text_value"] = json!("PT UJI COBA"),
        _ => body["file_url"] = file(place, "paper.pdf").await,
    }
    if let Some(months) = line["valid_months"].as_u64() {
        let today: NaiveDate = today(place).await.as_str().unwrap().parse().unwrap();
        body["expires_on"] = json!(today + Months::new(u32::try_from(months).unwrap()));
    }
    body
}

/// Gives and approves every paper that a deal must have, in the order in which they wait for each other.
pub async fn give_papers(place: &Place, deal: &Deal) {
    let path = format!("/contracts/{}/materials", deal.contract);
    loop {
        let list = place.get(&place.rep, &path).await.data(200);
        let open = list["records"].as_array().unwrap().iter().find(|line| {
            line["is_required"] == true
                && line["is_met"] == false
                && line["is_left_to_registration"] == false
                && line["can_upload"] == true
        });
        let Some(line) = open else { return };
        let paper = place.post(&place.rep, "/material-documents", fitting(place, deal, line).await).await.data(201);
        let body = json!({ "material_document_id": paper["id"], "status": "approved" });
        place.post(&place.operation, "/material-documents/approve", body).await.data(200);
    }
}
