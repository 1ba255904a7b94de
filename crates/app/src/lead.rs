//! Leads: one's own and the public pool, what happens to them, and their way to become a customer.

use std::collections::BTreeMap;

use bantu_domain::command::Command;
use bantu_domain::contact::ContactFields;
use bantu_domain::customer::{CustomerFields, CustomerType};
use bantu_domain::edit::Create;
use bantu_domain::lead::{
    AssignLead, ConvertLead, DeleteLead, Lead, LeadClaim, LeadFields, LeadStatus, Likely, Likeness, LoseLead, PoolLead,
    PoolStatus, ReleaseLead, StopCountdown, Twin, likeness_of, twins,
};
use bantu_domain::lookup::{CustomerLevel, CustomerSource};
use bantu_domain::opportunity::{CreateOpportunity, OpportunityFields};
use bantu_domain::record::{Id, Instant};
use bantu_domain::refusal::{Fault, Refusal};
use bantu_domain::setting::{SettingKey, number};
use bantu_domain::tx::Cx;
use bantu_store::query::{customer as customers, lead as store};
use bantu_store::search::{Hit, Question, search};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use crate::app::Call;
use crate::approval::user_ref;
use crate::args::{ChangesArgs, Form, Window, looked_for};
use crate::customer::{self, language, named};
use crate::error::AppError;
use crate::lead_claim;
use crate::usecase::{UseCase, command, online, query};
use crate::view::{ById, Done, Page, Ref, Rows};

/// A lead.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct LeadView {
    /// Key.
    pub id: Id,
    /// Typed fields; updates refer to these values.
    pub fields: LeadFields,
    /// Salesperson; nobody in the public pool.
    pub owner: Option<Ref>,
    /// Who entered it.
    pub created_by: Ref,
    /// Status.
    pub status: LeadStatus,
    /// Whose it is.
    pub pool_status: PoolStatus,
    /// Why it was lost.
    pub lost_reason: Option<String>,
    /// The customer it became.
    pub customer_id: Option<Id>,
    /// The deal it became.
    pub opportunity_id: Option<Id>,
    /// Last follow-up.
    pub last_follow_up_at: Option<Instant>,
    /// When its owner means to follow up next.
    pub next_follow_up_at: Option<Instant>,
    /// Since when the countdown runs.
    pub release_countdown_at: Option<Instant>,
    /// Days, begun ones counted, until the countdown begins or, once it runs, until the lead goes to the public pool; null where no clock runs.
    pub days_left: Option<i64>,
    /// When it came to the public pool.
    pub released_at: Option<Instant>,
    /// Created.
    pub created_at: Instant,
    /// Last change.
    pub updated_at: Instant,
}

impl LeadView {
    fn of(lead: Lead, cx: &mut Cx<'_>) -> Result<Self, Fault> {
        Ok(Self {
            id: lead.id,
            days_left: lead.days_left(cx)?,
            owner: lead.owner_user_id.map(|id| user_ref(id, cx)).transpose()?,
            created_by: user_ref(lead.created_by, cx)?,
            status: lead.status,
            pool_status: lead.pool_status,
            lost_reason: lead.lost_reason,
            customer_id: lead.customer_id,
            opportunity_id: lead.opportunity_id,
            last_follow_up_at: lead.last_follow_up_at,
            next_follow_up_at: lead.next_follow_up_at,
            release_countdown_at: lead.release_countdown_at,
            released_at: lead.released_at,
            created_at: lead.created_at,
            updated_at: lead.updated_at,
            fields: lead.fields,
        })
    }
}

/// What everybody who may claim sees of a lead in the pool.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct PoolRow {
    /// Key.
    pub id: Id,
    /// Name.
    pub name: String,
    /// Company.
    pub company_name: Option<String>,
    /// Phone, all but its ends hidden.
    pub masked_phone: Option<String>,
    /// E-mail, all but its ends hidden.
    pub masked_email: Option<String>,
    /// Source.
    pub source: Option<Ref>,
    /// Level.
    pub level: Option<Ref>,
    /// Status it had.
    pub status: LeadStatus,
    /// When it came to the pool.
    pub released_at: Instant,
    /// The asker's claim waits on this laptop for the office.
    pub requested: bool,
}

/// Which leads.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LeadListArgs {
    /// Words of name, company, person, phone or e-mail; pinyin is found too.
    #[serde(default)]
    query: Option<String>,
    /// Only those of the asker.
    #[serde(default)]
    mine: bool,
    /// Of one salesperson.
    #[serde(default)]
    owner_user_id: Option<Id>,
    /// Status.
    #[serde(default)]
    status: Option<LeadStatus>,
    /// Rows to skip.
    offset: i64,
    /// Rows at most, up to 200.
    limit: i64,
}

/// Which leads of the pool.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PoolArgs {
    /// Part of name or company.
    #[serde(default)]
    query: Option<String>,
    /// Rows to skip.
    offset: i64,
    /// Rows at most, up to 200.
    limit: i64,
}

/// What is typed, to be compared with those that are there.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DuplicateArgs {
    /// Company.
    #[serde(default)]
    company_name: Option<String>,
    /// Phone.
    #[serde(default)]
    phone: Option<String>,
    /// E-mail.
    #[serde(default)]
    email: Option<String>,
    /// The lead that is being changed.
    #[serde(default)]
    exclude_lead_id: Option<Id>,
    /// Only the same, nothing similar.
    #[serde(default)]
    exact: bool,
}

/// Somebody like what is typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LeadTwin {
    /// Who and by what.
    #[serde(flatten)]
    pub twin: Twin,
    /// Whose it is, where the asker sees it.
    pub owner: Option<Ref>,
    /// How alike: 1.00 the same company, 0.90 the same phone or e-mail, below that a similar name.
    pub score: String,
}

/// How many leads there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LeadCounts {
    /// All.
    pub total: i64,
    /// By status.
    pub by_status: BTreeMap<String, i64>,
    /// Those in the public pool; 0 for who may not claim.
    pub pool: i64,
    /// Share that became customers, of those that ended, in percent with one decimal; null where none has ended.
    pub conversion_rate: Option<String>,
    /// Leads the asker claimed today.
    pub claimed_today: i64,
    /// Leads he may claim on one day; 0: as many as he likes.
    pub claims_per_day: i64,
    /// His claims that wait on this laptop for the office.
    pub open_claims: i64,
}

/// Adds a lead.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateLeadArgs {
    /// What was typed.
    #[schema(value_type = LeadFields)]
    fields: Form<LeadFields>,
}

/// Makes a customer and a deal of a qualified lead.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConvertLeadArgs {
    /// The lead.
    id: Id,
    /// A customer who is there already; a new one where left out.
    #[serde(default)]
    customer_id: Option<Id>,
    /// Where the new customer came from; the lead's own source where left out.
    #[serde(default)]
    source_id: Option<Id>,
    /// Name of the deal; that of the lead where left out.
    #[serde(default)]
    opportunity_name: Option<String>,
}

fn list(call: &Call<'_>, args: LeadListArgs) -> Result<Page<LeadView>, AppError> {
    let window = Window::of(args.offset, args.limit)?;
    let typed = looked_for(args.query)?;
    let question = typed.as_deref().and_then(Question::of);
    if typed.is_some() && question.is_none() {
        // Only signs were typed: nothing holds them.
        return Ok(Page { rows: Vec::new(), total: 0 });
    }
    call.look(|look| {
        let owner_user_id = if args.mine { Some(look.actor.user_id) } else { args.owner_user_id };
        let filter = store::Filter { question, owner_user_id, status: args.status };
        let visibility = look.visibility();
        let (ids, total) = store::list(look.conn, &filter, visibility, window.offset, window.limit)?;
        let rows = look.ask(|cx| ids.into_iter().map(|id| LeadView::of(cx.require(id)?, cx)).collect())?;
        Ok(Page { rows, total })
    })
}

fn pool(call: &Call<'_>, args: PoolArgs) -> Result<Page<PoolRow>, AppError> {
    let window = Window::of(args.offset, args.limit)?;
    let text = looked_for(args.query)?;
    call.look(|look| {
        let visibility = look.visibility();
        let (ids, total) = store::pool(look.conn, text.as_deref(), visibility, window.offset, window.limit)?;
        let language = language(look)?;
        let requested = lead_claim::requested(look.conn)?;
        let rows = look.ask(|cx| {
            let mut rows = Vec::with_capacity(ids.len());
            for id in ids {
                let lead: PoolLead = cx.require(id)?;
                let source = lead.source_id.map(|id| cx.load::<CustomerSource>(id)).transpose()?.flatten();
                let level = lead.level_id.map(|id| cx.load::<CustomerLevel>(id)).transpose()?.flatten();
                rows.push(PoolRow {
                    id: lead.id,
                    name: lead.name,
                    company_name: lead.company_name,
                    masked_phone: lead.masked_phone,
                    masked_email: lead.masked_email,
                    source: source.map(|entry| named(entry.id, &entry.fields, &language)),
                    level: level.map(|entry| named(entry.id, &entry.fields, &language)),
                    status: lead.status,
                    released_at: lead.released_at,
                    requested: requested.contains(&lead.id),
                });
            }
            Ok(rows)
        })?;
        Ok(Page { rows, total })
    })
}

fn get(call: &Call<'_>, args: ById) -> Result<LeadView, AppError> {
    call.look(|look| look.ask(|cx| LeadView::of(cx.require(args.id)?, cx)))
}

/// Names less alike than this are not told.
const LEAST_ALIKE: i64 = 50;
/// Similar names told at most.
const MOST_SIMILAR: usize = 8;
/// Names looked at for it.
const MOST_LOOKED_AT: i64 = 50;

/// The leads that were found.
fn held(hits: &[Hit], cx: &mut Cx<'_>) -> Result<Vec<Lead>, Fault> {
    hits.iter().filter_map(|hit| hit.id.parse().ok()).filter_map(|id| cx.load(id).transpose()).collect()
}

fn check_duplicate(call: &Call<'_>, args: DuplicateArgs) -> Result<Rows<LeadTwin>, AppError> {
    let likely = Likely {
        company_name: args.company_name.as_deref(),
        phone: args.phone.as_deref(),
        email: args.email.as_deref(),
        exclude: args.exclude_lead_id,
    };
    call.look(|look| {
        let mut found: Vec<(Twin, i64)> = Vec::new();
        for twin in look.ask(|cx| twins(&likely, cx))? {
            let score = if twin.likeness == Likeness::Company { 100 } else { 90 };
            found.push((twin, score));
        }
        let name = args.company_name.as_deref().map(str::trim).filter(|name| !name.is_empty() && !args.exact);
        if let Some(name) = name {
            let visibility = look.visibility();
            for line in customers::similar(look.conn, name, None, visibility, MOST_LOOKED_AT)? {
                let known = found.iter().any(|(twin, _)| twin.customer_id == Some(line.id));
                let score = likeness_of(name, &line.name).min(89);
                if !known && score >= LEAST_ALIKE {
                    let owner_user_id = Some(line.owner_user_id);
                    let (customer_id, name) = (Some(line.id), Some(line.name));
                    let twin = Twin { likeness: Likeness::Similar, lead_id: None, customer_id, name, owner_user_id };
                    found.push((twin, score));
                }
            }
            if let Some(question) = Question::of_name(name) {
                let hits = search(look.conn, &question, &["leads"], Some(visibility), MOST_LOOKED_AT)?;
                for lead in look.ask(|cx| held(&hits, cx))? {
                    let known = found.iter().any(|(twin, _)| twin.lead_id == Some(lead.id));
                    let other = lead.fields.company_name.as_deref().unwrap_or(&lead.fields.name);
                    let score = likeness_of(name, other).min(89);
                    if known || Some(lead.id) == args.exclude_lead_id || score < LEAST_ALIKE || lead.status.is_final() {
                        continue;
                    }
                    let (lead_id, owner_user_id) = (Some(lead.id), lead.owner_user_id);
                    let name = Some(lead.fields.name);
                    let twin = Twin { likeness: Likeness::Similar, lead_id, customer_id: None, name, owner_user_id };
                    found.push((twin, score));
                }
            }
        }
        found.sort_by_key(|(_, score)| std::cmp::Reverse(*score));
        let sure = found.iter().filter(|(twin, _)| twin.likeness != Likeness::Similar).count();
        found.truncate(sure + MOST_SIMILAR);
        look.ask(|cx| {
            let mut rows = Vec::with_capacity(found.len());
            for (twin, score) in found {
                let owner = twin.owner_user_id.map(|id| user_ref(id, cx)).transpose()?;
                rows.push(LeadTwin { twin, owner, score: format!("{}.{:02}", score / 100, score % 100) });
            }
            Ok(Rows { rows })
        })
    })
}

/// Whose leads are counted.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CountArgs {
    /// Only those of the asker.
    #[serde(default)]
    mine: bool,
}

fn counts(call: &Call<'_>, args: CountArgs) -> Result<LeadCounts, AppError> {
    call.look(|look| {
        let (user_id, visibility) = (look.actor.user_id, look.visibility());
        let found = store::counts(look.conn, args.mine.then_some(user_id), visibility)?;
        let pool = store::pool(look.conn, None, visibility, 0, 0)?.1;
        let of = |wanted: LeadStatus| found.iter().filter(|(status, _)| *status == wanted).map(|(_, n)| n).sum::<i64>();
        let (won, lost) = (of(LeadStatus::Converted), of(LeadStatus::Lost));
        let open = lead_claim::requested(look.conn)?.len();
        let (claimed, most) = look.ask(|cx| {
            let key = LeadClaim::day_key(user_id, cx)?;
            Ok((cx.list::<LeadClaim>("day_key", &key)?.len(), number(SettingKey::LeadClaimsPerDay, cx)?))
        })?;
        Ok(LeadCounts {
            total: found.iter().map(|(_, n)| n).sum(),
            by_status: found.iter().map(|(status, n)| (status.code().to_owned(), *n)).collect(),
            pool,
            conversion_rate: (won + lost > 0).then(|| {
                let tenths = won * 1_000 / (won + lost);
                format!("{}.{}", tenths / 10, tenths % 10)
            }),
            claimed_today: i64::try_from(claimed).unwrap_or(0),
            claims_per_day: most,
            open_claims: i64::try_from(open).unwrap_or(0),
        })
    })
}

fn create(call: &Call<'_>, args: CreateLeadArgs) -> Result<Done, AppError> {
    let id = call.new_id();
    call.run_on(id, &Command::LeadCreate(Create { id, fields: args.fields.read()? }))
}

fn update(call: &Call<'_>, args: ChangesArgs) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::LeadUpdate(args.update()))
}

fn delete(call: &Call<'_>, args: ById) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::LeadDelete(DeleteLead { id: args.id }))
}

fn lose(call: &Call<'_>, args: LoseLead) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::LeadLose(args))
}

fn release(call: &Call<'_>, args: ById) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::LeadRelease(ReleaseLead { id: args.id }))
}

fn assign(call: &Call<'_>, args: AssignLead) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::LeadAssign(args))
}

fn stop_countdown(call: &Call<'_>, args: ById) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::LeadStopCountdown(StopCountdown { id: args.id }))
}

/// Customer, contact, deal and the end of the lead: one whole, all or none.
fn convert(call: &Call<'_>, args: ConvertLeadArgs) -> Result<Done, AppError> {
    call.whole(|call| {
        let lead: Lead = call.look(|look| look.ask(|cx| cx.require(args.id)))?;
        // Asked before anything is made of it, so that the refusal is about the lead.
        if !lead.status.may_become(LeadStatus::Converted) {
            return Err(Refusal::new("lead.not_qualified").with("status", lead.status.code()).into());
        }
        let customer_id = match args.customer_id {
            Some(id) => id,
            None => new_customer(call, &lead, args.source_id)?,
        };
        let fields = json!({"name": args.opportunity_name.as_deref().unwrap_or(&lead.fields.name)});
        let fields: OpportunityFields =
            serde_json::from_value(fields).map_err(|_| Refusal::new("field.invalid").field("opportunity_name"))?;
        let (opportunity_id, history_id) = (call.new_id(), call.new_id());
        call.run(&Command::OpportunityCreate(CreateOpportunity {
            id: opportunity_id,
            customer_id,
            history_id,
            fields,
        }))?;
        let end = ConvertLead { id: lead.id, customer_id, opportunity_id };
        let mut done = call.run_on(lead.id, &Command::LeadConvert(end))?;
        done.facts.insert("customer_id".to_owned(), customer_id.to_string());
        done.facts.insert("opportunity_id".to_owned(), opportunity_id.to_string());
        Ok(done)
    })
}

/// A customer of the lead's name with its person as the first contact.
fn new_customer(call: &Call<'_>, lead: &Lead, source_id: Option<Id>) -> Result<Id, AppError> {
    let typed = &lead.fields;
    let source_id = source_id.or(typed.source_id).ok_or_else(|| Refusal::new("field.required").field("source_id"))?;
    let is_company = typed.company_name.as_deref().is_some_and(|name| !name.trim().is_empty());
    let fields = CustomerFields {
        name: typed.company_name.clone().filter(|_| is_company).unwrap_or_else(|| typed.name.clone()),
        customer_type: if is_company { CustomerType::Organization } else { CustomerType::Individual },
        source_id,
        channel_id: None,
        level_id: typed.level_id,
        industry_id: None,
        parent_customer_id: None,
        country_code: None,
        tax_id: None,
        address: typed.address.clone(),
        phone: typed.phone.clone(),
        email: typed.email.clone(),
        customer_requirements: typed.requirements.clone(),
        description: None,
        tags: Vec::new(),
    };
    let customer_id = customer::add(call, fields)?.id.ok_or_else(|| AppError::new("internal"))?;
    let filled = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.trim().is_empty());
    if filled(&typed.contact_name) || filled(&typed.phone) || filled(&typed.email) {
        let name = typed.contact_name.clone().filter(|name| !name.trim().is_empty());
        let name = name.unwrap_or_else(|| typed.name.clone());
        let fields = ContactFields {
            customer_id,
            name,
            position: None,
            mobile: typed.phone.clone(),
            email: typed.email.clone(),
            wechat_id: typed.wechat_id.clone(),
            whatsapp: None,
            is_primary: true,
            is_decision_maker: false,
            notes: None,
            is_active: true,
        };
        call.run(&Command::ContactCreate(Create { id: call.new_id(), fields }))?;
    }
    Ok(customer_id)
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        query("lead.list", "lead.view", list),
        query("lead.pool", "lead.claim", pool),
        query("lead.get", "lead.view", get),
        query("lead.check_duplicate", "lead.view", check_duplicate),
        query("lead.counts", "lead.view", counts),
        command("lead.create", "lead.create", create),
        command("lead.update", "lead.update", update),
        command("lead.delete", "lead.update", delete),
        command("lead.lose", "lead.update", lose),
        command("lead.release", "lead.release", release),
        online("lead.assign", "lead.assign", assign),
        online("lead.stop_countdown", "lead.assign", stop_countdown),
        command("lead.convert", "lead.convert", convert),
    ]
}
