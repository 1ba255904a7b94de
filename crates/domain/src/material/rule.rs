//! What a product needs from the customer (产品资料规则): one rule per kind of paper, never waiting in a circle (DOMAIN §3.5, §7).

use std::collections::{BTreeMap, VecDeque};

use crate::customer::known;
use crate::edit::{check_length, check_name};
use crate::product::Product;
use crate::record::Id;
use crate::refusal::Refusal;
use crate::table::{Root, RootRule};
use crate::{editable, entity, record, text_enum};

/// Most characters of a rule's code and of the name of a group.
const MAX_CODE: usize = 100;
/// Largest number of files of one paper.
pub const MAX_FILES: i64 = 20;

text_enum! {
    /// What is given.
    pub enum MaterialKind {
        /// A picture.
        Image = "image",
        /// A PDF.
        Pdf = "pdf",
        /// A file of any kind that is taken.
        File = "file",
        /// Words.
        Text = "text",
        /// A number.
        Number = "number",
        /// A day.
        Date = "date",
    }
}

impl MaterialKind {
    /// Whether it comes as files; everything else is typed.
    pub const fn is_file(self) -> bool {
        matches!(self, Self::Image | Self::Pdf | Self::File)
    }
}

record! {
    /// What is asked of a paper; the rows of a checklist keep it as it was.
    pub struct MaterialAsk {
        /// Name, Chinese.
        pub document_name_zh: String,
        /// Name, Indonesian.
        #[serde(default)]
        pub document_name_id: Option<String>,
        /// Name, English.
        #[serde(default)]
        pub document_name_en: Option<String>,
        /// What is given.
        pub document_type: MaterialKind,
        /// Must be given.
        pub is_required: bool,
        /// Every applicant gives his own.
        pub is_per_person: bool,
        /// Shown to those who check it and to the one who gave it only (accounts with passwords).
        pub is_secret: bool,
        /// Largest file in KB.
        #[serde(default)]
        pub max_size_kb: Option<i64>,
        /// Endings that are taken, lower case; none: all kinds of the type.
        #[serde(default)]
        pub allowed_extensions: Vec<String>,
        /// Least width of a picture.
        #[serde(default)]
        pub min_width_px: Option<i64>,
        /// Least height of a picture.
        #[serde(default)]
        pub min_height_px: Option<i64>,
        /// Width to height of a picture, `3:4`.
        #[serde(default)]
        pub aspect_ratio: Option<String>,
        /// Least pages of a PDF.
        #[serde(default)]
        pub min_page_count: Option<i64>,
        /// Most pages of a PDF.
        #[serde(default)]
        pub max_page_count: Option<i64>,
        /// Least files.
        pub min_file_count: i64,
        /// Most files.
        pub max_file_count: i64,
        /// Must stay valid so many months from the day it is given.
        #[serde(default)]
        pub valid_months: Option<i64>,
        /// Codes of the papers that must be approved before.
        #[serde(default)]
        pub depends_on: Vec<String>,
        /// Papers of one group stand for each other: one of them is enough.
        #[serde(default)]
        pub any_of_group: Option<String>,
        /// Comes out of a company registration that is part of the deal.
        pub comes_from_registration: bool,
        /// Place on the checklist.
        pub sort_order: i64,
        /// Hint for the customer.
        #[serde(default)]
        pub description: Option<String>,
    }
}

record! {
    /// What an administrator types about a rule.
    pub struct ProductDocumentRuleFields {
        /// The product.
        pub product_id: Id,
        /// Kind of paper, `PASSPORT_FRONT`: the same code for the same person is asked once.
        pub rule_code: String,
        /// In use.
        pub is_active: bool,
    } + /// What is asked.
    ask: MaterialAsk
}

record! {
    /// 产品资料规则.
    pub struct ProductDocumentRule {
        /// Key.
        pub id: Id,
        /// Grows with every change; the rows of a checklist say which one they follow.
        pub rule_version: i64,
    } + /// Typed fields.
    fields: ProductDocumentRuleFields
}
entity!(ProductDocumentRule in "product_document_rules", finds ["product_id"], root |_row| RootRule::Own(Root::Cat));
editable!(
    ProductDocumentRule { ProductDocumentRuleFields },
    new | id,
    fields,
    _cx | Self { id, rule_version: 1, fields },
    check | row,
    before,
    cx | {
        cx.permit("material_rule.manage")?;
        if let Some(before) = before {
            // The rows of checklists name a rule by product and code.
            for (field, same) in [
                ("product_id", before.fields.product_id == row.fields.product_id),
                ("rule_code", before.fields.rule_code == row.fields.rule_code),
            ] {
                if !same {
                    return Err(Refusal::new("field.invalid").field(field).into());
                }
            }
            if before.fields != row.fields {
                row.rule_version = before.rule_version + 1;
            }
        }
        known::<Product>("product_id", Some(row.fields.product_id), cx)?;
        check_code(&row.fields.rule_code)?;
        check_ask(&mut row.fields.ask)?;
        let rules = cx.list::<ProductDocumentRule>("product_id", &row.fields.product_id)?;
        let others: Vec<_> = rules.into_iter().filter(|rule| rule.id != row.id).collect();
        if others.iter().any(|rule| rule.fields.rule_code == row.fields.rule_code) {
            return Err(Refusal::new("code.taken").field("rule_code").into());
        }
        check_waits(row, &others)?;
        Ok(())
    }
);

fn check_code(code: &str) -> Result<(), Refusal> {
    let shaped = code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
    match code {
        "" => Err(Refusal::new("field.required").field("rule_code")),
        _ if shaped && code.len() <= MAX_CODE => Ok(()),
        _ => Err(Refusal::new("field.invalid").field("rule_code")),
    }
}

/// Puts an ask in order and refuses one that nothing could meet.
fn check_ask(ask: &mut MaterialAsk) -> Result<(), Refusal> {
    check_name("document_name_zh", &ask.document_name_zh)?;
    for (field, text) in [("document_name_id", &ask.document_name_id), ("document_name_en", &ask.document_name_en)] {
        text.as_deref().map_or(Ok(()), |text| check_name(field, text))?;
    }
    let group = ask.any_of_group.take().map(|group| group.trim().to_owned());
    ask.any_of_group = group.filter(|group| !group.is_empty());
    check_length("any_of_group", ask.any_of_group.as_deref().unwrap_or_default(), MAX_CODE)?;
    let positive = [
        ("max_size_kb", ask.max_size_kb, crate::attachment::MAX_FILE_BYTES / 1024),
        ("min_width_px", ask.min_width_px, 20_000),
        ("min_height_px", ask.min_height_px, 20_000),
        ("min_page_count", ask.min_page_count, 10_000),
        ("max_page_count", ask.max_page_count, 10_000),
        ("valid_months", ask.valid_months, 600),
        ("min_file_count", Some(ask.min_file_count), MAX_FILES),
        ("max_file_count", Some(ask.max_file_count), MAX_FILES),
    ];
    for (field, value, most) in positive {
        if value.is_some_and(|value| !(1..=most).contains(&value)) {
            return Err(Refusal::new("number.out_of_range").field(field).with("most", most));
        }
    }
    let crossed = [
        ("max_file_count", ask.max_file_count < ask.min_file_count),
        (
            "max_page_count",
            matches!((ask.min_page_count, ask.max_page_count), (Some(least), Some(most)) if most < least),
        ),
        ("aspect_ratio", ask.aspect_ratio.as_deref().is_some_and(|text| ratio(text).is_none())),
    ];
    if let Some((field, _)) = crossed.iter().find(|(_, wrong)| *wrong) {
        return Err(Refusal::new("field.invalid").field(field));
    }
    for ending in &mut ask.allowed_extensions {
        *ending = ending.trim().trim_start_matches('.').to_ascii_lowercase();
        if ending.is_empty() || ending.len() > 10 || !ending.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return Err(Refusal::new("field.invalid").field("allowed_extensions"));
        }
    }
    Ok(())
}

/// Width and height of `3:4`.
pub(super) fn ratio(text: &str) -> Option<(i64, i64)> {
    let (width, height) = text.split_once(':')?;
    let side = |text: &str| text.trim().parse::<i64>().ok().filter(|side| (1..=100).contains(side));
    Some((side(width)?, side(height)?))
}

/// Refuses a wait for a paper the product does not ask for, and one that leads back: `A → B → A`.
fn check_waits(row: &ProductDocumentRule, others: &[ProductDocumentRule]) -> Result<(), Refusal> {
    let code = row.fields.rule_code.as_str();
    let mut waits: BTreeMap<&str, &[String]> =
        others.iter().map(|rule| (rule.fields.rule_code.as_str(), rule.fields.ask.depends_on.as_slice())).collect();
    waits.insert(code, &row.fields.ask.depends_on);
    if let Some(unknown) = row.fields.ask.depends_on.iter().find(|code| !waits.contains_key(code.as_str())) {
        return Err(Refusal::new("reference.unknown").field("depends_on").with("code", unknown.clone()));
    }
    let mut reached_from: BTreeMap<&str, &str> = BTreeMap::new();
    let mut open = VecDeque::from([code]);
    while let Some(at) = open.pop_front() {
        for next in waits.get(at).copied().unwrap_or_default() {
            if next == code {
                let mut way = vec![code, at];
                while let Some(before) = reached_from.get(way[way.len() - 1]) {
                    way.push(before);
                }
                way.reverse();
                return Err(Refusal::new("material_rule.cycle").field("depends_on").with("chain", way.join(" → ")));
            }
            if !reached_from.contains_key(next.as_str()) {
                reached_from.insert(next, at);
                open.push_back(next);
            }
        }
    }
    Ok(())
}
