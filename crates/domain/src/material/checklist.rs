//! The checklist of a contract: one line per kind of paper and person, made from the rules of its products, brought up to date only on
//! purpose and with a look at what changes; and what a line waits for (DOMAIN §7 items 2 and 3).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::applicant::MAX_APPLICANTS;
use super::{
    Applicant, ApplicantFields, MaterialDocument, MaterialRequirement, MaterialStatus, ProductDocumentRule,
    ValidationStatus, applicant_id,
};
use crate::contract::{self, Contract};
use crate::execution::{CompanyRegistrationInfo, ExecutionOrder, ExecutionStatus, ExecutionType};
use crate::opportunity::Opportunity;
use crate::product::{ExecutionKind, Product};
use crate::quotation::QuotationItem;
use crate::record::{Id, built_in_id};
use crate::refusal::{Fault, Refusal};
use crate::text_enum;
use crate::tx::Cx;

/// Writes the checklist of a signed contract, or brings it up to the rules of today.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PrepareMaterials {
    /// The contract.
    pub contract_id: Id,
}

text_enum! {
    /// What bringing a checklist up to date does to a line.
    pub enum ChangeKind {
        /// Asked for the first time.
        Added = "added",
        /// Asked differently.
        Changed = "changed",
        /// Asked no more; what was given stays.
        Dropped = "dropped",
    }
}

/// A line that changes when its checklist is brought up to date.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What happens.
    pub kind: ChangeKind,
    /// The line as it will be.
    pub line: MaterialRequirement,
}

/// Something a paper waits for, the first to be done first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct WaitsFor {
    /// The line that must be approved before; none: the company must be registered.
    pub requirement_id: Option<Id>,
    /// Kind of paper; for a registration the number of its order, as far as there is one.
    pub code: String,
}

/// The lines a contract's products ask for today, by their ids.
fn wanted(
    contract: &Contract,
    applicants: &[Applicant],
    cx: &mut Cx<'_>,
) -> Result<BTreeMap<Id, MaterialRequirement>, Fault> {
    let mut lines = cx.list::<QuotationItem>("quotation_id", &contract.quotation_id)?;
    lines.retain(|line| line.service_category == contract.service_category);
    lines.sort_by_key(|line| (line.sort_order, line.id));
    let mut found: BTreeMap<Id, MaterialRequirement> = BTreeMap::new();
    for line in lines {
        let Some(product) = cx.load::<Product>(line.product_id)? else { continue };
        let code = product.fields.code;
        let persons = persons(line.quantity_e2.scaled());
        for rule in cx.list::<ProductDocumentRule>("product_id", &line.product_id)? {
            if !rule.fields.is_active {
                continue;
            }
            let whose: Vec<Option<Id>> = if rule.fields.ask.is_per_person {
                applicants.iter().filter(|one| applies(one, &code, persons)).map(|one| Some(one.id)).collect()
            } else {
                vec![None]
            };
            for applicant_id in whose {
                let line = requirement(contract, &rule, &code, applicant_id);
                found.entry(line.id).and_modify(|known| share(known, &line)).or_insert(line);
            }
        }
    }
    Ok(found)
}

/// Whole persons of a quantity in hundredths.
fn persons(quantity_e2: i64) -> i64 {
    (quantity_e2 / 100).clamp(1, MAX_APPLICANTS)
}

fn applies(applicant: &Applicant, product_code: &str, persons: i64) -> bool {
    let fields = &applicant.fields;
    match fields.product_codes.is_empty() {
        true => fields.applicant_no <= persons,
        false => fields.product_codes.iter().any(|code| code == product_code),
    }
}

fn requirement(
    contract: &Contract,
    rule: &ProductDocumentRule,
    product_code: &str,
    applicant_id: Option<Id>,
) -> MaterialRequirement {
    let whose = applicant_id.map(|id| id.to_string()).unwrap_or_default();
    let key = format!("{}/{}/{whose}", contract.id, rule.fields.rule_code);
    MaterialRequirement {
        id: built_in_id("material_requirements", &key),
        contract_id: contract.id,
        opportunity_id: contract.opportunity_id,
        applicant_id,
        rule_id: rule.id,
        rule_version: rule.rule_version,
        rule_code: rule.fields.rule_code.clone(),
        product_codes: vec![product_code.to_owned()],
        is_active: true,
        ask: rule.fields.ask.clone(),
    }
}

/// The same paper for two products is given once, as good as the stricter of them asks.
fn share(known: &mut MaterialRequirement, other: &MaterialRequirement) {
    known.product_codes.extend(other.product_codes.iter().cloned());
    let (ask, more) = (&mut known.ask, &other.ask);
    ask.is_required |= more.is_required;
    ask.is_secret |= more.is_secret;
    ask.comes_from_registration |= more.comes_from_registration;
    let most = |one: Option<i64>, other: Option<i64>| one.max(other);
    let least = |one: Option<i64>, other: Option<i64>| match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    };
    ask.valid_months = most(ask.valid_months, more.valid_months);
    ask.min_width_px = most(ask.min_width_px, more.min_width_px);
    ask.min_height_px = most(ask.min_height_px, more.min_height_px);
    ask.min_page_count = most(ask.min_page_count, more.min_page_count);
    ask.min_file_count = ask.min_file_count.max(more.min_file_count);
    ask.max_size_kb = least(ask.max_size_kb, more.max_size_kb);
    ask.max_page_count = least(ask.max_page_count, more.max_page_count);
    for code in &more.depends_on {
        if !ask.depends_on.contains(code) {
            ask.depends_on.push(code.clone());
        }
    }
    // Where one product is content with any paper of a group and the other wants this one, this one it is.
    if ask.any_of_group != more.any_of_group {
        ask.any_of_group = None;
    }
}

/// The applicants of a deal, with those a checklist of this contract brings along: as many as the largest number of persons.
fn applicants(contract: &Contract, cx: &mut Cx<'_>) -> Result<(Vec<Applicant>, Vec<Applicant>), Fault> {
    let mut known = cx.list::<Applicant>("opportunity_id", &contract.opportunity_id)?;
    let mut needed = 0;
    for line in cx.list::<QuotationItem>("quotation_id", &contract.quotation_id)? {
        if line.service_category != contract.service_category {
            continue;
        }
        let rules = cx.list::<ProductDocumentRule>("product_id", &line.product_id)?;
        if rules.iter().any(|rule| rule.fields.is_active && rule.fields.ask.is_per_person) {
            needed = needed.max(persons(line.quantity_e2.scaled()));
        }
    }
    let mut new = Vec::new();
    for applicant_no in 1..=needed {
        if known.iter().all(|one| one.fields.applicant_no != applicant_no) {
            new.push(Applicant {
                id: applicant_id(contract.opportunity_id, applicant_no),
                fields: ApplicantFields {
                    opportunity_id: contract.opportunity_id,
                    applicant_no,
                    full_name: None,
                    passport_no: None,
                    passport_expires_on: None,
                    nationality: None,
                    birth_date: None,
                    product_codes: Vec::new(),
                    notes: None,
                },
            });
        }
    }
    known.extend(new.iter().cloned());
    known.sort_by_key(|one| one.fields.applicant_no);
    Ok((known, new))
}

/// What bringing the checklist of a contract up to date would change.
///
/// # Errors
/// Storage failure only.
pub fn changes(contract: &Contract, cx: &mut Cx<'_>) -> Result<Vec<Change>, Fault> {
    let (applicants, _) = applicants(contract, cx)?;
    let mut wanted = wanted(contract, &applicants, cx)?;
    let mut changes = Vec::new();
    for line in cx.list::<MaterialRequirement>("contract_id", &contract.id)? {
        match wanted.remove(&line.id) {
            Some(new) if new != line => changes.push(Change { kind: ChangeKind::Changed, line: new }),
            Some(_) => {}
            None if line.is_active => {
                changes
                    .push(Change { kind: ChangeKind::Dropped, line: MaterialRequirement { is_active: false, ..line } });
            }
            None => {}
        }
    }
    changes.extend(wanted.into_values().map(|line| Change { kind: ChangeKind::Added, line }));
    changes.sort_by(|a, b| in_order(&a.line).cmp(&in_order(&b.line)));
    Ok(changes)
}

pub(crate) fn prepare(args: &PrepareMaterials, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("material.upload")?;
    let contract: Contract = cx.require(args.contract_id)?;
    cx.require::<Opportunity>(contract.opportunity_id)?.active()?;
    if !contract.status.is_signed() {
        return Err(Refusal::new("contract.not_signed").into());
    }
    apply(&contract, cx)
}

/// A contract was signed: what its products need is known from this moment.
pub(crate) fn prepare_signed(contract: &Contract, cx: &mut Cx<'_>) -> Result<(), Fault> {
    apply(contract, cx)
}

fn apply(contract: &Contract, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let (_, new) = applicants(contract, cx)?;
    let changes = changes(contract, cx)?;
    for applicant in &new {
        cx.insert(applicant)?;
    }
    cx.facts.insert("material_changes".into(), changes.len().to_string());
    for Change { kind, line } in changes {
        let given = kind != ChangeKind::Dropped || !cx.list::<MaterialDocument>("requirement_id", &line.id)?.is_empty();
        if given { cx.save(&line)? } else { cx.remove::<MaterialRequirement>(line.id)? }
    }
    Ok(())
}

/// The place of a line on its checklist.
fn in_order(line: &MaterialRequirement) -> (i64, &str, Id) {
    (line.ask.sort_order, &line.rule_code, line.id)
}

/// Whether a line of a checklist has an approved paper; a member of a group by any of them.
fn is_met(line: &MaterialRequirement, all: &[MaterialRequirement], approved: &BTreeSet<Id>) -> bool {
    approved.contains(&line.id) || group_of(line, all).any(|other| approved.contains(&other.id))
}

/// The lines that stand for each other with this one.
fn group_of<'a>(
    line: &'a MaterialRequirement,
    all: &'a [MaterialRequirement],
) -> impl Iterator<Item = &'a MaterialRequirement> {
    all.iter().filter(|other| {
        line.ask.any_of_group.is_some()
            && other.ask.any_of_group == line.ask.any_of_group
            && (other.contract_id, other.applicant_id) == (line.contract_id, line.applicant_id)
            && other.is_active
    })
}

/// The lines of one contract and the papers that count, read once.
pub struct Checklist {
    /// Lines that are asked, in their order.
    pub lines: Vec<MaterialRequirement>,
    /// The current paper of a line.
    pub papers: BTreeMap<Id, MaterialDocument>,
    approved: BTreeSet<Id>,
    /// The registration of the deal: none; open with its order's number, as far as it is split; done.
    registration: Registration,
}

enum Registration {
    None,
    Open(Option<String>),
    Done,
}

impl Checklist {
    /// Reads the checklists of a deal.
    ///
    /// # Errors
    /// Storage failure only.
    pub fn of_deal(deal: &Opportunity, cx: &mut Cx<'_>) -> Result<Self, Fault> {
        let standing = contract::standing(deal.id, deal.primary_quotation_id, cx)?;
        let mut lines = cx.list::<MaterialRequirement>("opportunity_id", &deal.id)?;
        lines.retain(|line| line.is_active && standing.iter().any(|contract| contract.id == line.contract_id));
        lines.sort_by(|a, b| in_order(a).cmp(&in_order(b)));
        let mut papers = BTreeMap::new();
        for paper in cx.list::<MaterialDocument>("opportunity_id", &deal.id)? {
            if paper.is_current {
                papers.insert(paper.requirement_id, paper);
            }
        }
        let approved = papers.values().filter(|p| p.is_approved()).map(|p| p.requirement_id).collect();
        let registration = registration(deal, cx)?;
        Ok(Self { lines, papers, approved, registration })
    }

    /// Whether a line is waited for no more.
    pub fn is_met(&self, line: &MaterialRequirement) -> bool {
        is_met(line, &self.lines, &self.approved)
    }

    /// Whether a line is left to the registration of this deal's company: it blocks its own execution order, not the stage.
    pub fn is_left_to_registration(&self, line: &MaterialRequirement) -> bool {
        line.ask.comes_from_registration && !matches!(self.registration, Registration::None)
    }

    /// What a line waits for, the first to be done first; nothing: it can be given.
    pub fn waits_for(&self, line: &MaterialRequirement) -> Vec<WaitsFor> {
        let mut chain = Vec::new();
        let mut seen = BTreeSet::from([line.id]);
        self.collect(line, &mut chain, &mut seen);
        chain
    }

    fn collect(&self, line: &MaterialRequirement, chain: &mut Vec<WaitsFor>, seen: &mut BTreeSet<Id>) {
        if line.ask.comes_from_registration
            && let Registration::Open(order) = &self.registration
        {
            let company = WaitsFor { requirement_id: None, code: order.clone().unwrap_or_default() };
            if !chain.contains(&company) {
                chain.push(company);
            }
        }
        for code in &line.ask.depends_on {
            for other in self.lines.iter().filter(|other| self.stands_before(other, line, code)) {
                if self.is_met(other) || !seen.insert(other.id) {
                    continue;
                }
                self.collect(other, chain, seen);
                chain.push(WaitsFor { requirement_id: Some(other.id), code: other.rule_code.clone() });
            }
        }
    }

    /// A paper of this kind of the same person, or of the company.
    fn stands_before(&self, other: &MaterialRequirement, line: &MaterialRequirement, code: &str) -> bool {
        other.rule_code == *code
            && other.contract_id == line.contract_id
            && (other.applicant_id.is_none() || other.applicant_id == line.applicant_id)
    }

    /// Lines that must be there before the stage of papers ends and are not: not given, and given but not approved.
    pub fn missing(&self) -> (Vec<&MaterialRequirement>, Vec<&MaterialRequirement>) {
        let (mut given, mut open) = (Vec::new(), Vec::new());
        for line in &self.lines {
            let wanted = line.ask.is_required || line.ask.any_of_group.is_some();
            if !wanted || self.is_left_to_registration(line) || self.is_met(line) {
                continue;
            }
            let is_given = |line: &MaterialRequirement| self.papers.get(&line.id).is_some_and(|p| !p.is_failed());
            match is_given(line) || group_of(line, &self.lines).any(is_given) {
                true => given.push(line),
                false => open.push(line),
            }
        }
        (open, given)
    }
}

/// How the registration of a deal's company stands: by its order, or before the split by what was sold.
fn registration(deal: &Opportunity, cx: &mut Cx<'_>) -> Result<Registration, Fault> {
    let orders = cx.list::<ExecutionOrder>("opportunity_id", &deal.id)?;
    let order = orders
        .iter()
        .find(|o| o.order_type == ExecutionType::CompanyRegistration && o.status != ExecutionStatus::Cancelled);
    if let Some(order) = order {
        return Ok(match order.status {
            ExecutionStatus::Completed => Registration::Done,
            _ => Registration::Open(Some(order.order_no.clone())),
        });
    }
    if !orders.is_empty() {
        return Ok(Registration::None);
    }
    let Some(quotation) = deal.primary_quotation_id else { return Ok(Registration::None) };
    for line in cx.list::<QuotationItem>("quotation_id", &quotation)? {
        let kind = cx.load::<Product>(line.product_id)?.and_then(|product| product.fields.execution_kind);
        if kind == Some(ExecutionKind::CompanyRegistration) {
            return Ok(Registration::Open(None));
        }
    }
    Ok(Registration::None)
}

/// A company was registered: the papers that come out of it count as given and good, with what the registration says of them.
pub(crate) fn registration_done(
    order: &ExecutionOrder,
    info: &CompanyRegistrationInfo,
    cx: &mut Cx<'_>,
) -> Result<(), Fault> {
    let says: BTreeMap<&str, &Option<String>> = BTreeMap::from([
        ("COMPANY_NIB", &info.nib),
        ("COMPANY_NPWP", &info.npwp),
        ("COMPANY_IZIN_LOKASI", &info.izin_lokasi),
        ("COMPANY_AKTA", &info.akta),
        ("COMPANY_SK", &info.sk),
    ]);
    for line in cx.list::<MaterialRequirement>("opportunity_id", &order.opportunity_id)? {
        let Some(Some(text)) = says.get(line.rule_code.as_str()) else { continue };
        if !line.is_active || !line.ask.comes_from_registration {
            continue;
        }
        if cx.list::<MaterialDocument>("requirement_id", &line.id)?.iter().any(|paper| paper.is_current) {
            continue;
        }
        cx.insert(&MaterialDocument {
            id: built_in_id("material_documents", &format!("{}/{}", order.id, line.id)),
            requirement_id: line.id,
            opportunity_id: line.opportunity_id,
            version_no: 1,
            is_current: true,
            file_ids: Vec::new(),
            text_value: Some(text.clone()),
            expires_on: None,
            reused_from: None,
            uploaded_by: Some(cx.actor.user_id),
            uploaded_at: cx.at,
            validation_status: ValidationStatus::Passed,
            validation_findings: Vec::new(),
            status: MaterialStatus::Approved,
            approved_by: Some(cx.actor.user_id),
            approved_at: Some(cx.at),
            approval_notes: None,
        })?;
    }
    Ok(())
}
