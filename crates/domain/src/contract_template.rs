//! Contract templates as data: clauses in up to three languages, versioned, one default per entity or currency (DOMAIN §3.3).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::contract_entity::ContractEntity;
use crate::customer::known;
use crate::edit::{check_length, check_name};
use crate::money::Currency;
use crate::quotation::DocumentLanguage;
use crate::record::{Cell, CellValue, Id, Instant};
use crate::refusal::Refusal;
use crate::table::{Root, RootRule};
use crate::{editable, entity, record};

/// Most clauses of a template.
pub const MAX_CLAUSES: usize = 60;

/// One clause: a heading and a text per language. An empty text is not printed in that language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Clause {
    /// Heading, Chinese.
    pub title_zh: String,
    /// Heading, Indonesian.
    pub title_id: String,
    /// Heading, English.
    pub title_en: String,
    /// Text, Chinese.
    pub text_zh: String,
    /// Text, Indonesian.
    pub text_id: String,
    /// Text, English.
    pub text_en: String,
}

/// The clauses in order; one JSON text in the database.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
pub struct Clauses(pub Vec<Clause>);

impl CellValue for Clauses {
    const INTEGER: bool = false;
    fn to_cell(&self) -> Cell {
        Cell::Text(serde_json::to_string(self).unwrap_or_default())
    }
    fn from_cell(cell: &Cell) -> Option<Self> {
        match cell {
            Cell::Text(text) => serde_json::from_str(text).ok(),
            _ => None,
        }
    }
}

impl Clauses {
    /// Whether every clause has a text in Indonesian (UU 24/2009 art. 31).
    pub fn complete_in_indonesian(&self) -> bool {
        !self.0.is_empty() && self.0.iter().all(|c| !c.text_id.trim().is_empty())
    }
}

record! {
    /// What a template manager types.
    pub struct ContractTemplateFields {
        /// Code, unique.
        pub template_code: String,
        /// Name.
        pub template_name: String,
        /// Currency it is made for.
        pub currency: Currency,
        /// Only for this entity; null: for every entity of the currency.
        #[serde(default)]
        pub entity_id: Option<Id>,
        /// Language it is printed in by default.
        pub language: DocumentLanguage,
        /// Which language prevails on a difference: `id`, `zh` or `en` (Perpres 63/2019 art. 26).
        pub prevailing_language: String,
        /// The clauses.
        pub clauses: Clauses,
        /// Printed in the footer.
        #[serde(default)]
        pub footer_text: Option<String>,
        /// Preferred for its entity, or for its currency where it has none.
        #[serde(default)]
        pub is_default: bool,
        /// In use.
        #[serde(default = "crate::access::yes")]
        pub is_active: bool,
    }
}

record! {
    /// 合同模板.
    pub struct ContractTemplate {
        /// Key.
        pub id: Id,
        /// Raised by every change; contracts keep the texts of the version they were sent with.
        pub version: i64,
        /// Last change.
        pub updated_at: Instant,
    } + /// Typed fields.
    fields: ContractTemplateFields
}
entity!(ContractTemplate in "contract_templates", finds ["template_code", "entity_id"], root |_row| RootRule::Own(Root::Cat));
editable!(
    ContractTemplate { ContractTemplateFields } strict ["clauses"],
    new | id,
    fields,
    cx | Self { id, version: 0, updated_at: cx.at, fields },
    check | row,
    _before,
    cx | {
        cx.permit("template.manage")?;
        check_name("template_code", &row.fields.template_code)?;
        check_name("template_name", &row.fields.template_name)?;
        known::<ContractEntity>("entity_id", row.fields.entity_id, cx)?;
        if !["zh", "id", "en"].contains(&row.fields.prevailing_language.as_str()) {
            return Err(Refusal::new("field.invalid").field("prevailing_language").into());
        }
        check_texts(&row.fields)?;
        check_clauses(&row.fields.clauses)?;
        let twins = cx.list::<ContractTemplate>("template_code", &row.fields.template_code)?;
        if twins.iter().any(|t| t.id != row.id) {
            return Err(Refusal::new("code.taken").field("template_code").into());
        }
        row.version += 1;
        row.updated_at = cx.at;
        Ok(())
    }
);

/// Refuses what may stand on no paper, even where a template is still being written: a preview asks this.
///
/// # Errors
/// Names the field.
pub fn check_texts(fields: &ContractTemplateFields) -> Result<(), Refusal> {
    crate::edit::check_lengths(fields)?;
    if fields.clauses.0.len() > MAX_CLAUSES {
        return Err(Refusal::new("field.too_long").field("clauses").with("limit", MAX_CLAUSES));
    }
    for clause in &fields.clauses.0 {
        for text in [&clause.title_zh, &clause.title_id, &clause.title_en] {
            check_length("clauses", text, 255)?;
        }
        for text in [&clause.text_zh, &clause.text_id, &clause.text_en] {
            check_length("clauses", text, 4_000)?;
        }
    }
    Ok(())
}

/// Texts of one language stand in every clause or in none, so that no column of a bilingual contract has holes (LOCALISATION §6).
fn check_clauses(clauses: &Clauses) -> Result<(), Refusal> {
    if clauses.0.is_empty() {
        return Err(Refusal::new("field.required").field("clauses"));
    }
    let filled = |text: fn(&Clause) -> &String| clauses.0.iter().filter(|c| !text(c).trim().is_empty()).count();
    for (language, filled) in
        [("zh", filled(|c| &c.text_zh)), ("id", filled(|c| &c.text_id)), ("en", filled(|c| &c.text_en))]
    {
        if filled != 0 && filled != clauses.0.len() {
            return Err(Refusal::new("contract_template.clause_missing").field("clauses").with("language", language));
        }
    }
    Ok(())
}
