//! One search over customers, deals, quotations and products.

use bantu_domain::Fault;
use bantu_domain::access::User;
use bantu_domain::customer::Customer;
use bantu_domain::lead::Lead;
use bantu_domain::opportunity::Opportunity;
use bantu_domain::product::Product;
use bantu_domain::quotation::Quotation;
use bantu_domain::record::Id;
use bantu_domain::tx::Cx;
use bantu_store::search::{self as store, Hit, Question};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::args::{Window, looked_for};
use crate::error::AppError;
use crate::usecase::{UseCase, query};

/// What to look for.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SearchArgs {
    /// Words that must all be found: Chinese, pinyin, Latin, numbers.
    query: String,
    /// Hits at most, up to 200.
    limit: i64,
}

/// Kind of record found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum HitKind {
    /// Customer.
    Customer,
    /// Lead.
    Lead,
    /// Deal.
    Opportunity,
    /// Product.
    Product,
    /// Quotation.
    Quotation,
}

/// A record found.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SearchHit {
    /// Kind of record.
    pub kind: HitKind,
    /// The record.
    pub id: Id,
    /// What to show.
    pub title: String,
    /// What stands beside it.
    pub subtitle: String,
    /// The deal of a quotation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opportunity_id: Option<Id>,
}

/// The records found, best first.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SearchHits {
    /// The hits.
    pub hits: Vec<SearchHit>,
}

/// Kinds with the permission to see them.
const KINDS: [(&str, &str); 5] = [
    ("customers", "customer.view"),
    ("leads", "lead.view"),
    ("opportunities", "opportunity.view"),
    ("quotations", "quotation.view"),
    ("products", "product.view"),
];

fn all(call: &Call<'_>, args: SearchArgs) -> Result<SearchHits, AppError> {
    let window = Window::of(0, args.limit)?;
    let Some(question) = looked_for(Some(args.query))?.as_deref().and_then(Question::of) else {
        return Ok(SearchHits { hits: Vec::new() });
    };
    call.look(|look| {
        let visibility = look.visibility();
        let kinds: Vec<&str> =
            KINDS.iter().filter(|(_, permission)| look.actor.may(permission)).map(|(kind, _)| *kind).collect();
        if kinds.is_empty() {
            return Ok(SearchHits { hits: Vec::new() });
        }
        let found = store::search(look.conn, &question, &kinds, Some(visibility), window.limit)?;
        look.ask(|cx| {
            let language = cx.load::<User>(cx.actor.user_id)?.and_then(|user| user.fields.language);
            let mut hits = Vec::with_capacity(found.len());
            for hit in &found {
                hits.extend(show(hit, language.as_deref(), cx)?);
            }
            Ok(SearchHits { hits })
        })
    })
}

/// The hit with its texts; nothing where the index is ahead of the rows.
fn show(hit: &Hit, language: Option<&str>, cx: &mut Cx<'_>) -> Result<Option<SearchHit>, Fault> {
    let Ok(id) = hit.id.parse::<Id>() else { return Ok(None) };
    let shown = match hit.table.as_str() {
        "customers" => cx.load::<Customer>(id)?.map(|customer| SearchHit {
            kind: HitKind::Customer,
            id,
            subtitle: customer.customer_no.map(|no| no.to_string()).or(customer.provisional_no).unwrap_or_default(),
            title: customer.fields.name,
            opportunity_id: None,
        }),
        "leads" => cx.load::<Lead>(id)?.map(|lead| SearchHit {
            kind: HitKind::Lead,
            id,
            title: lead.fields.name,
            subtitle: lead.fields.company_name.or(lead.fields.contact_name).unwrap_or_default(),
            opportunity_id: None,
        }),
        "opportunities" => match cx.load::<Opportunity>(id)? {
            Some(deal) => Some(SearchHit {
                kind: HitKind::Opportunity,
                id,
                title: deal.fields.name,
                subtitle: cx.load::<Customer>(deal.customer_id)?.map(|c| c.fields.name).unwrap_or_default(),
                opportunity_id: None,
            }),
            None => None,
        },
        "products" => cx.load::<Product>(id)?.map(|product| SearchHit {
            kind: HitKind::Product,
            id,
            subtitle: match language {
                Some("id") => product.fields.name_id,
                Some("en") => product.fields.name_en,
                _ => product.fields.name_zh,
            },
            title: product.fields.code,
            opportunity_id: None,
        }),
        _ => match cx.load::<Quotation>(id)? {
            Some(quotation) => {
                let deal = cx.load::<Opportunity>(quotation.opportunity_id)?;
                let name = deal.map(|d| d.fields.name).unwrap_or_default();
                Some(match quotation.quotation_no {
                    Some(number) => SearchHit {
                        kind: HitKind::Quotation,
                        id,
                        title: number,
                        subtitle: name,
                        opportunity_id: Some(quotation.opportunity_id),
                    },
                    None => SearchHit {
                        kind: HitKind::Quotation,
                        id,
                        title: name,
                        subtitle: String::new(),
                        opportunity_id: Some(quotation.opportunity_id),
                    },
                })
            }
            None => None,
        },
    };
    Ok(shown)
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![query("search.all", "", all)]
}
