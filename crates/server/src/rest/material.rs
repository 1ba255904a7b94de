//! `/material-documents` and `/contracts/{id}/materials`: the papers a signed contract asks of the customer, what was given and what
//! came of it (资料).

use bantu_app::AppError;
use serde_json::{Value, json};

use super::input::Input;
use super::param::{Kind, Param, fault};
use super::route::{Answer, BY_ID, Caller, NONE, Route, flat};
use super::{applicant, contract, material_rule};

const VERDICTS: &[&str] = &["approved", "rejected"];

const UPLOAD: &[Param] = &[
    Param::must("contract_id", Kind::Id),
    Param::must("opportunity_id", Kind::Id),
    // One of both says which line of the checklist.
    Param::may("rule_id", Kind::Id),
    Param::may("rule_code", Kind::Text),
    // Where several applicants give the same paper: whose it is.
    Param::may("applicant_id", Kind::Id),
    Param::may("applicant_no", Kind::Int(1, 1_000)),
    // What comes as one file or as several.
    Param::may("file_url", Kind::File),
    Param::may("file_id", Kind::File),
    Param::may("file_ids", Kind::Ids),
    // What is typed.
    Param::may("text_value", Kind::Text),
    Param::may("expires_on", Kind::Day),
    // The file has its own name, size and kind; the line knows its products, the contract its group.
    Param::may("document_name", Kind::Ignored),
    Param::may("file_size_kb", Kind::Ignored),
    Param::may("file_type", Kind::Ignored),
    Param::may("product_id", Kind::Ignored),
    Param::may("quotation_item_id", Kind::Ignored),
    Param::may("wechat_group_no", Kind::Ignored),
];

macro_rules! verdict {
    ($($own:expr),*) => {
        &[
            $($own,)*
            Param::may("status", Kind::OneOf(VERDICTS)),
            Param::may("approval_status", Kind::OneOf(VERDICTS)),
            // Nobody rejects without one.
            Param::may("approval_notes", Kind::Text),
        ]
    };
}

const DECIDE: &[Param] = verdict!(Param::must("material_document_id", Kind::Id));
const DECIDE_ONE: &[Param] = verdict!();

const BY_CONTRACT: &[Param] = &[Param::must("contract_id", Kind::Id)];
const BY_RULE: &[Param] = &[BY_CONTRACT[0], Param::must("rule_id", Kind::Id)];
const WHOSE: &[Param] = &[Param::may("applicant_id", Kind::Id), Param::may("applicant_no", Kind::Int(1, 1_000))];

const GIVES: &str = "Gives a paper of a contract's checklist, or a better one in its place; it is checked at once";
const DECIDES: &str = "Approves a paper that passed its check, or rejects it with a reason";

pub(super) const ROUTES: &[Route] = &[
    Route::post("/material-documents/upload", GIVES, NONE, UPLOAD, upload),
    // The path that other documents give.
    Route::post("/material-documents", GIVES, NONE, UPLOAD, upload),
    Route::post("/material-documents/approve", DECIDES, NONE, DECIDE, approve),
    Route::post("/material-documents/{id}/approve", DECIDES, BY_ID, DECIDE_ONE, approve_one),
    Route::get(
        "/material-documents/contract/{contract_id}",
        "The papers of a contract that count",
        BY_CONTRACT,
        NONE,
        of_contract,
    ),
    Route::get(
        "/material-documents/contract/{contract_id}/rule/{rule_id}/check-dependencies",
        "What must be approved before a paper can be given",
        BY_RULE,
        WHOSE,
        check,
    ),
    Route::get("/contracts/{id}/materials", "The checklist of a contract with its papers", BY_ID, NONE, checklist),
    Route::get(
        "/contracts/{id}/materials/preview",
        "What preparing the checklist of a contract anew would change",
        BY_ID,
        NONE,
        preview,
    ),
    Route::post(
        "/contracts/{id}/materials/prepare",
        "Brings the checklist of a signed contract up to the rules of today",
        BY_ID,
        NONE,
        prepare,
    ),
];

/// The papers of a deal as the use case shows them.
pub(super) fn of_deal(caller: &Caller<'_>, deal: &Value) -> Result<Value, AppError> {
    caller.rpc("material.of_deal", json!({ "opportunity_id": deal }))
}

fn each<'v>(view: &'v Value, name: &str) -> impl Iterator<Item = &'v Value> {
    view[name].as_array().into_iter().flatten()
}

/// The papers of one contract.
struct Papers {
    contract: Value,
    deal: Value,
}

impl Papers {
    fn load(caller: &Caller<'_>, contract_id: &Value) -> Result<Self, AppError> {
        let contract = contract::load(caller, contract_id)?;
        let deal = of_deal(caller, &contract["opportunity_id"])?;
        Ok(Self { contract, deal })
    }

    fn lines(&self) -> impl Iterator<Item = &Value> {
        each(&self.deal, "lines").filter(|line| line["contract_id"] == self.contract["id"])
    }

    fn applicant_no(&self, line: &Value) -> Value {
        let mut applicants = each(&self.deal, "applicants");
        let found = applicants.find(|one| one["id"] == line["applicant_id"]);
        found.map(|one| one["fields"]["applicant_no"].clone()).unwrap_or_default()
    }

    /// The line that a request means: by rule or code, and where several persons are asked by applicant.
    fn line(&self, caller: &Caller<'_>, given: impl Fn(&str) -> Option<Value>) -> Result<&Value, AppError> {
        let (named, code) = match (given("rule_id"), given("rule_code")) {
            (Some(id), _) => {
                // The rule of each product of the contract that asks for the paper means the same line.
                let unknown = || fault("reference.unknown", "rule_id");
                let rule = caller.rpc("material_rule.get", json!({ "id": id })).map_err(|_| unknown())?;
                let (product, code) = (&rule["product"]["code"], rule["fields"]["rule_code"].clone());
                let asks =
                    |line: &Value| line["rule_code"] == code && each(line, "product_codes").any(|one| one == product);
                if !self.lines().any(asks) {
                    return Err(unknown());
                }
                ("rule_id", code)
            }
            (None, Some(code)) => ("rule_code", code),
            (None, None) => return Err(fault("field.required", "rule_id")),
        };
        let asked: Vec<&Value> = self.lines().filter(|line| line["rule_code"] == code).collect();
        let first = asked.first().copied().ok_or_else(|| fault("reference.unknown", named))?;
        let of = |whose: &'static str, fits: &dyn Fn(&Value) -> bool| {
            let found = asked.iter().copied().find(|line| fits(line));
            found.ok_or_else(|| fault("reference.unknown", whose))
        };
        match (given("applicant_id"), given("applicant_no")) {
            (Some(id), _) => of("applicant_id", &|line| line["applicant_id"] == id),
            (None, Some(number)) => of("applicant_no", &|line| self.applicant_no(line) == number),
            (None, None) if asked.len() == 1 => Ok(first),
            (None, None) => Err(fault("field.required", "applicant_id")),
        }
    }

    /// A paper of a line.
    fn record(&self, line: &Value, paper: &Value) -> Value {
        let mut shown = flat(
            paper,
            &[
                ("uploaded_by", "id", "uploaded_by"),
                ("uploaded_by", "name", "uploaded_by_name"),
                ("approved_by", "id", "approved_by"),
                ("approved_by", "name", "approved_by_name"),
            ],
        );
        let files: Vec<Value> = each(paper, "files").map(file).collect();
        let first = files.first().cloned().unwrap_or_default();
        for (name, value) in [
            ("contract_id", line["contract_id"].clone()),
            ("opportunity_id", self.contract["opportunity_id"].clone()),
            ("wechat_group_no", self.contract["terms"]["wechat_group_no"].clone()),
            ("document_name", first["file_name"].clone()),
            ("file_url", first["file_url"].clone()),
            ("file_type", first["mime"].clone()),
            ("file_size_kb", first["file_size_kb"].clone()),
            ("files", json!(files)),
        ] {
            shown[name] = value;
        }
        self.place(line, &mut shown);
        shown
    }

    /// Which line of the checklist.
    fn place(&self, line: &Value, shown: &mut Value) {
        for (name, value) in [
            ("requirement_id", line["id"].clone()),
            ("rule_id", line["rule_id"].clone()),
            ("rule_code", line["rule_code"].clone()),
            ("document_name_zh", line["ask"]["document_name_zh"].clone()),
            ("document_name_id", line["ask"]["document_name_id"].clone()),
            ("applicant_id", line["applicant_id"].clone()),
            ("applicant_no", self.applicant_no(line)),
            ("product_codes", line["product_codes"].clone()),
        ] {
            shown[name] = value;
        }
    }

    /// What a line waits for, the first to be done first.
    fn waits(&self, line: &Value) -> Vec<Value> {
        let shown = |wait: &Value| {
            let Some(before) = self.lines().find(|line| line["id"] == wait["requirement_id"]) else {
                // The company must be registered first.
                return json!({
                    "rule_id": null, "rule_code": null, "document_name": null, "document_name_id": null,
                    "execution_order_no": wait["code"],
                });
            };
            json!({
                "rule_id": before["rule_id"], "rule_code": before["rule_code"],
                "document_name": before["ask"]["document_name_zh"], "document_name_id": before["ask"]["document_name_id"],
                "execution_order_no": null,
            })
        };
        each(line, "waits_for").map(shown).collect()
    }

    /// A line of the checklist.
    fn row(&self, line: &Value) -> Value {
        let mut shown = Value::Object(material_rule::asked(&line["ask"]));
        self.place(line, &mut shown);
        let waits = self.waits(line);
        let current = Some(&line["current"]).filter(|paper| !paper.is_null());
        for (name, value) in [
            ("rule_version", line["rule_version"].clone()),
            ("is_met", line["is_met"].clone()),
            ("is_left_to_registration", line["is_left_to_registration"].clone()),
            ("can_upload", json!(waits.is_empty())),
            ("missing_dependencies", json!(waits)),
            ("current", current.map(|paper| self.record(line, paper)).unwrap_or_default()),
            ("earlier", each(line, "earlier").map(|paper| self.record(line, paper)).collect()),
        ] {
            shown[name] = value;
        }
        shown
    }

    fn checklist(&self) -> Value {
        let standing = each(&self.deal, "contracts").find(|contract| contract["id"] == self.contract["id"]);
        let records: Vec<Value> = self.lines().map(|line| self.row(line)).collect();
        json!({
            "contract_id": self.contract["id"], "contract_no": self.contract["contract_no"],
            "opportunity_id": self.contract["opportunity_id"], "changes": standing.map_or(&json!(0), |c| &c["changes"]),
            "applicants": each(&self.deal, "applicants").map(applicant::record).collect::<Vec<_>>(),
            "total": records.len(), "records": records,
        })
    }
}

/// A file of a paper.
fn file(file: &Value) -> Value {
    json!({
        "file_id": file["id"], "file_name": file["name"], "mime": file["media_type"], "size_bytes": file["size_bytes"],
        "file_size_kb": file["size_bytes"].as_u64().map(|bytes| bytes.div_ceil(1024)),
        "file_url": format!("{}/files/{}", super::BASE, file["id"].as_str().unwrap_or_default()),
    })
}

/// The files that a request gives, and the field that gives them.
fn files(input: &Input) -> Result<(Vec<Value>, &'static str), AppError> {
    let mut given = ["file_url", "file_id", "file_ids"].into_iter().filter(|name| input.get(name).is_some());
    let Some(name) = given.next() else { return Ok((Vec::new(), "file_url")) };
    if let Some(second) = given.next() {
        return Err(fault("field.invalid", second));
    }
    let files = match input.get(name) {
        Some(Value::Array(files)) => files.clone(),
        one => one.cloned().into_iter().collect(),
    };
    Ok((files, name))
}

fn upload(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    caller.must("material.upload")?;
    let papers = Papers::load(caller, &input.body["contract_id"])?;
    if papers.contract["opportunity_id"] != input.body["opportunity_id"] {
        return Err(fault("reference.unknown", "opportunity_id"));
    }
    if papers.lines().next().is_none() && papers.contract["signed_on"].is_null() {
        return Err(AppError::new("contract.not_signed"));
    }
    let line = papers.line(caller, |name| input.get(name).cloned())?;
    let (files, from) = files(input)?;
    let args = json!({
        "requirement_id": line["id"], "file_ids": files, "text_value": input.get("text_value"),
        "expires_on": input.get("expires_on"),
    });
    let done = caller.rpc_as("material.submit", args, &[("file_ids", from)])?;
    Answer::created(shown(caller, &input.body["contract_id"], &done["id"])?)
}

/// A paper that counts, with its contract.
fn shown(caller: &Caller<'_>, contract: &Value, id: &Value) -> Result<Value, AppError> {
    let papers = Papers::load(caller, contract)?;
    let found = papers.lines().find(|line| line["current"]["id"] == *id);
    found
        .map(|line| papers.record(line, &line["current"]))
        .ok_or_else(|| bantu_domain::Refusal::not_found("material_documents").into())
}

fn approve(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    decide(caller, input, &input.body["material_document_id"])
}

fn approve_one(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    decide(caller, input, &input.path("id"))
}

fn decide(caller: &Caller<'_>, input: &Input, id: &Value) -> Result<Answer, AppError> {
    caller.must("material.approve")?;
    let verdict = input.get("status").or_else(|| input.get("approval_status"));
    let verdict = verdict.ok_or_else(|| fault("field.required", "status"))?;
    let paper = caller.rpc("material.get", json!({ "id": id }))?;
    let args = json!({ "id": id, "verdict": verdict, "notes": input.get("approval_notes") });
    caller.rpc_as("material.decide", args, &[("reason", "approval_notes"), ("notes", "approval_notes")])?;
    match shown(caller, &paper["contract_id"], id) {
        // Nobody asks for it any more: the checklist does not show it.
        Err(error) if error.code == "record.not_found" => {
            Answer::ok(json!({ "id": id, "status": verdict, "approval_notes": input.get("approval_notes") }))
        }
        shown => Answer::ok(shown?),
    }
}

fn of_contract(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let papers = Papers::load(caller, &input.path("contract_id"))?;
    let given = papers.lines().filter(|line| !line["current"].is_null());
    Answer::list(given.map(|line| papers.record(line, &line["current"])).collect())
}

fn check(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let papers = Papers::load(caller, &input.path("contract_id"))?;
    let line = papers.line(caller, |name| match name {
        "rule_id" => Some(input.path("rule_id")),
        name => input.query(name).cloned(),
    })?;
    let missing = papers.waits(line);
    Answer::ok(json!({ "can_upload": missing.is_empty(), "missing_dependencies": missing }))
}

fn checklist(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    Answer::ok(Papers::load(caller, &input.path("id"))?.checklist())
}

fn preview(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let found = caller.rpc("material.preview", json!({ "contract_id": input.path("id") }))?;
    let shown = |change: &Value| {
        let mut shown = Value::Object(material_rule::asked(&change["ask"]));
        for (name, from) in [
            ("change", "kind"),
            ("rule_code", "rule_code"),
            ("applicant_id", "applicant_id"),
            ("product_codes", "product_codes"),
        ] {
            shown[name] = change[from].clone();
        }
        let before = Some(&change["before"]).filter(|before| !before.is_null());
        shown["before"] = before.map(|before| Value::Object(material_rule::asked(before))).unwrap_or_default();
        shown
    };
    Answer::list(each(&found, "rows").map(shown).collect())
}

fn prepare(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    let id = input.path("id");
    caller.rpc("material.prepare", json!({ "contract_id": id }))?;
    Answer::ok(Papers::load(caller, &id)?.checklist())
}
