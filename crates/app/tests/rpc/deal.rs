//! Deals of both kinds of services on their way from the customer to signed contracts, for the tests of the money stages.

use bantu_domain::Command;
use bantu_domain::contract::{DeliveredKind, RecordDelivery};
use bantu_domain::record::Id;
use serde_json::{Value, json};

use crate::office::{Office, id, product};

/// A deal of the worked example (DOMAIN §6.6 B): 31,350,000 IDR once and 5,700,000 IDR in twelve months, half before the work.
pub struct Deal {
    pub office: Office,
    pub id: Value,
    pub customer: Value,
    /// The contract of the one-time part.
    pub one: Value,
    /// The contract of the running part.
    pub long: Value,
}

impl Deal {
    /// With an accepted quotation, at the contract stage.
    pub fn agreed() -> Self {
        let office = Office::new();
        let customer = office.customer("SALES", "北京科技有限公司");
        let fields = json!({ "name": "印尼公司设立" });
        let deal = office.ok("SALES", "opportunity.create", json!({ "customer_id": customer, "fields": fields }))["id"]
            .clone();
        let this = Self { office, id: deal, customer, one: Value::Null, long: Value::Null };
        this.quote();
        this.approve_stage("SALES_MANAGER");
        this.advance("SALES", 4);
        this
    }

    /// With both contracts drafted.
    pub fn drafted() -> Self {
        let mut this = Self::agreed();
        this.one = this.contract("one_time");
        this.long = this.contract("long_term");
        this
    }

    /// With both contracts approved and sent.
    pub fn sent() -> Self {
        let this = Self::drafted();
        for role in ["LEGAL", "SALES_MANAGER"] {
            this.approve_stage(role);
        }
        for contract in [&this.one, &this.long] {
            this.office.ok("SALES", "contract.send", json!({ "id": contract }));
        }
        this
    }

    /// With both contracts signed, at the invoice stage.
    pub fn signed() -> Self {
        let this = Self::sent();
        for contract in [&this.one, &this.long] {
            for document_type in DeliveredKind::ALL {
                this.run(&Command::ContractRecordDelivery(RecordDelivery {
                    id: this.new_id(),
                    contract_id: id(&json!({ "id": contract })),
                    document_type: *document_type,
                    file_name: "paper.pdf".into(),
                    blake3: "b".repeat(64),
                    sha256: "a".repeat(64),
                    size_bytes: 1_000,
                    sent_via: "email".into(),
                }));
            }
            let copy = this.file("contract.pdf");
            this.office.ok("SALES", "contract.sign", json!({ "id": contract, "signed_copy_id": copy }));
        }
        this.advance("SALES", 5);
        this
    }

    /// With everything invoiced and half paid, at the execution stage.
    pub fn paid() -> Self {
        let this = Self::signed();
        this.invoice(&this.one, "15675000");
        this.invoice(&this.long, "475000");
        this.approve_stage("FINANCE");
        this.advance("SALES", 6);
        this.give_papers();
        this.approve_stage("OPERATION");
        this.approve_stage("FINANCE");
        this.advance("SALES", 7);
        this.pay(&this.one, "15675000", "TT-1");
        this.pay(&this.long, "475000", "TT-2");
        this.advance("SALES", 8);
        this
    }

    fn quote(&self) {
        let today = self.today();
        let deal = &self.id;
        let changes = json!([
            { "field": "service_type", "from": null, "to": "mixed" },
            { "field": "tax_service_cycle_months", "from": null, "to": 12 },
            { "field": "tax_service_start_date", "from": null, "to": today },
        ]);
        let ok = |name: &str, args: Value| self.office.ok("SALES", name, args);
        ok("opportunity.update", json!({ "id": deal, "changes": changes }));
        ok("opportunity.confirm_demand", json!({ "id": deal, "confirmed_on": today }));
        self.advance("SALES", 2);
        for code in ["CPMA", "C312", "VO_normal"] {
            ok("opportunity.plan", json!({ "opportunity_id": deal, "product_id": product(code), "quantity": "1" }));
        }
        ok("opportunity.confirm_scheme", json!({ "id": deal, "confirmed_on": today }));
        self.advance("SALES", 3);
        let mut proposal = ok("quotation.propose", json!({ "opportunity_id": deal }));
        proposal["head"]["discount_rate"] = json!("5.00");
        proposal["head"]["payment_terms"] = json!("50_50");
        let draft =
            json!({ "opportunity_id": deal, "edit_no": 0, "head": proposal["head"], "items": proposal["items"] });
        let quotation = ok("quotation.save", draft)["id"].clone();
        ok("quotation.issue", json!({ "id": quotation }));
        ok("quotation.accept", json!({ "id": quotation }));
    }

    fn contract(&self, category: &str) -> Value {
        let of = json!({ "opportunity_id": self.id, "service_category": category });
        let proposal = self.office.ok("SALES", "contract.propose", of);
        let args = json!({ "opportunity_id": self.id, "service_category": category, "terms": proposal["terms"] });
        self.office.ok("SALES", "contract.create", args)["id"].clone()
    }

    /// The office's day.
    pub fn today(&self) -> Value {
        self.office.ok("SALES", "session.get", json!({}))["today"].clone()
    }

    fn new_id(&self) -> Id {
        self.office.app.call_by(self.office.user("SALES")).new_id()
    }

    /// Runs a command for which the table has no entry of its own.
    fn run(&self, command: &Command) {
        self.office.app.call_by(self.office.user("SALES")).run(command).expect("the command is accepted");
    }

    /// Adds a file of the customer.
    pub fn file(&self, name: &str) -> Value {
        let args = json!({ "customer_id": self.customer, "file_name": name });
        self.office.ok("SALES", "attachment.add", args)["id"].clone()
    }

    /// A role approves the present stage; asks first where nobody has.
    pub fn approve_stage(&self, role: &str) {
        let deal = self.office.ok("SALES", "opportunity.get", json!({ "id": self.id }));
        if deal["approval"]["state"] != "pending" {
            self.office.ok("SALES", "stage.request_approval", json!({ "opportunity_id": self.id }));
        }
        let approval = self.office.ok("SALES", "opportunity.get", json!({ "id": self.id }))["approval"].clone();
        let verdict = json!({ "id": approval["id"], "verdict": "approved", "content_hash": approval["content_hash"] });
        self.office.ok(role, "approval.decide", verdict);
    }

    /// Moves on.
    pub fn advance(&self, role: &str, to: i64) {
        self.office.ok(role, "stage.advance", json!({ "opportunity_id": self.id, "to_order": to }));
    }

    /// What is asked of the customer, line by line.
    pub fn papers(&self) -> Vec<Value> {
        let papers = self.office.ok("SALES", "material.of_deal", json!({ "opportunity_id": self.id }));
        papers["lines"].as_array().expect("lines").clone()
    }

    /// The line of a kind of paper.
    pub fn paper(&self, rule_code: &str) -> Value {
        self.papers().into_iter().find(|line| line["rule_code"] == rule_code).expect("it is asked")
    }

    /// A picture of a size, as the customer sends it.
    pub fn picture(&self, width: u32, height: u32) -> Value {
        let args = json!({ "customer_id": self.customer, "opportunity_id": self.id, "file_name": "scan.png" });
        self.office.upload("SALES", "attachment.add", args, png(width, height)).expect("a picture")["id"].clone()
    }

    /// Something that a line asks for, good enough for its check.
    pub fn good(&self, line: &Value) -> Value {
        let mut args = json!({ "requirement_id": line["id"] });
        match line["ask"]["document_type"].as_str().expect("a kind") {
            "image" | "file" => args["file_ids"] = json!([self.picture(900, 1200)]),
            "pdf" => args["file_ids"] = json!([self.file("paper.pdf")]),
            "number" => args["text_value"] = json!("10,000,000,000"),
            _ => args["text_value"] = json!("PT Beijing Teknologi"),
        }
        if line["ask"]["valid_months"].is_number() {
            args["expires_on"] = json!("2031-01-31");
        }
        args
    }

    /// Gives a paper and has it approved.
    pub fn give(&self, line: &Value) {
        let paper = self.office.ok("SALES", "material.submit", self.good(line))["id"].clone();
        self.office.ok("OPERATION", "material.decide", json!({ "id": paper, "verdict": "approved" }));
    }

    /// Gives everything that must be there, whatever waits for something last.
    pub fn give_papers(&self) {
        loop {
            let missing = |line: &&Value| {
                line["ask"]["is_required"] == true
                    && line["is_met"] == false
                    && line["is_left_to_registration"] == false
            };
            let lines = self.papers();
            let Some(next) = lines.iter().filter(missing).find(|line| line["waits_for"] == json!([])) else { break };
            self.give(next);
        }
    }

    /// The deal's execution orders as the execution manager sees them.
    pub fn execution(&self) -> Value {
        self.office.ok("EXECUTION_MANAGER", "execution.of_deal", json!({ "opportunity_id": self.id }))
    }

    /// Splits the deal: the company, the stay permit, the running service.
    pub fn split(&self) -> [Value; 3] {
        self.office.ok("EXECUTION_MANAGER", "execution.split", json!({ "opportunity_id": self.id }));
        [0, 1, 2].map(|at| self.execution()["orders"][at]["id"].clone())
    }

    /// Gives an execution order to somebody of the delivery staff.
    pub fn assign(&self, order: &Value) {
        let args = json!({ "id": order, "assigned_to": self.office.user("OPERATION"), "assigned_team": "visa" });
        self.office.ok("EXECUTION_MANAGER", "execution.assign", args);
    }

    /// Gives the registration away and completes it with its papers.
    pub fn register(&self, order: &Value) {
        self.assign(order);
        let papers = json!({ "execution_order_id": order, "company_name": "PT BEIJING TEKNOLOGI", "nib": "0220103456789", "npwp": "53.210.987.6-012.000" });
        self.office.ok("OPERATION", "registration.save", papers);
        let done = json!({ "execution_order_id": order, "completed_on": self.today() });
        self.office.ok("OPERATION", "registration.complete", done);
    }

    /// Gives an order away, does its lines and completes it.
    pub fn do_order(&self, order: &Value) {
        self.assign(order);
        let lines = self.office.ok("OPERATION", "execution.get", json!({ "id": order }))["items"].clone();
        for line in lines.as_array().expect("lines") {
            for status in ["in_progress", "completed"] {
                self.office.ok("OPERATION", "execution.move_item", json!({ "id": line["id"], "status": status }));
            }
        }
        let done = json!({ "id": order, "actual_end_date": self.today() });
        self.office.ok("OPERATION", "execution.complete", done);
    }

    /// Conditions of the present stage that are not met.
    pub fn unmet(&self) -> Vec<String> {
        let deal = self.office.ok("SALES", "opportunity.get", json!({ "id": self.id }));
        let gate = deal["gate"].as_array().expect("conditions");
        gate.iter().filter(|c| c["met"] == false).map(|c| c["code"].as_str().expect("a code").to_owned()).collect()
    }

    /// What an invoice of an amount says.
    pub fn invoice_fields(&self, amount: &str) -> Value {
        json!({ "amount": rupiah(amount), "customer_name": "北京科技有限公司", "language": "zh_id" })
    }

    /// Writes and issues a commercial invoice.
    pub fn invoice(&self, contract: &Value, amount: &str) -> Value {
        let args = json!({ "contract_id": contract, "kind": "commercial", "fields": self.invoice_fields(amount) });
        let draft = self.office.ok("SALES", "invoice.create", args)["id"].clone();
        self.office.ok("SALES", "invoice.issue", json!({ "id": draft }));
        draft
    }

    /// What a report of an amount says, with a voucher.
    pub fn report(&self, contract: &Value, amount: &str, reference: &str) -> Value {
        json!({
            "contract_id": contract,
            "amount": rupiah(amount),
            "payment_method": "bank_transfer",
            "payment_mode": "partial",
            "reference": reference,
            "received_on": self.today(),
            "vouchers": [self.file("voucher.pdf")],
        })
    }

    /// Reports and confirms an amount.
    pub fn pay(&self, contract: &Value, amount: &str, reference: &str) -> Value {
        let payment = self.office.ok("SALES", "payment.report", self.report(contract, amount, reference))["id"].clone();
        self.office.ok("FINANCE", "payment.review", json!({ "id": payment, "verdict": "confirmed" }));
        payment
    }
}

/// An amount in rupiah.
pub fn rupiah(amount: &str) -> Value {
    json!({ "amount": amount, "currency": "IDR" })
}

/// The head of a PNG of a size: all that is looked at.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &size, &[8, 2, 0, 0, 0, 0, 0, 0, 0]].concat()
}
