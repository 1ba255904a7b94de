//! Twins of a lead: the same company is refused, the same phone or e-mail only told (DOMAIN §5.2).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Lead, LeadStatus};
use crate::customer::Customer;
use crate::record::Id;
use crate::refusal::{Fault, Refusal};
use crate::table::Root;
use crate::tx::{Cx, Held};

/// Legal forms left aside when names of companies are compared, longer ones first.
pub const LEGAL_FORMS: [&str; 20] = [
    "有限责任公司",
    "股份有限公司",
    "集团有限公司",
    "有限公司",
    "公司",
    "集团",
    "pma",
    "pt",
    "p t",
    "cv",
    "c v",
    "tbk",
    "persero",
    "co ltd",
    "ltd",
    "limited",
    "inc",
    "llc",
    "pte",
    "corp",
];

/// A company's name as twins are compared: letters, digits and Chinese characters only, in one width and case, without its legal form.
pub fn company_key(name: &str) -> Option<String> {
    let all = words(name);
    let mut telling = all.clone();
    for form in LEGAL_FORMS {
        let form = words(form);
        while let Some(at) = telling.windows(form.len()).position(|part| *part == form[..]) {
            telling.drain(at..at + form.len());
        }
    }
    // A company that is called nothing but `PT` is compared as it is.
    let key = if telling.is_empty() { all.concat() } else { telling.concat() };
    Some(key).filter(|key| !key.is_empty())
}

/// Words of Latin letters and digits, and each Chinese character by itself.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut goes_on = false;
    for sign in text.chars().map(narrow) {
        if !sign.is_alphanumeric() {
            goes_on = false;
            continue;
        }
        let stands_alone = sign >= '\u{2E80}';
        match words.last_mut().filter(|_| goes_on && !stands_alone) {
            Some(word) => word.extend(sign.to_lowercase()),
            None => words.push(sign.to_lowercase().collect()),
        }
        goes_on = !stands_alone;
    }
    words
}

/// A phone number as twins are compared: digits with the country's number, 62 for a leading 0, 86 for a Chinese mobile number.
pub fn phone_key(phone: &str) -> Option<String> {
    let digits: String = phone.chars().map(narrow).filter(char::is_ascii_digit).collect();
    let digits = digits.strip_prefix("00").unwrap_or(&digits);
    let key = if let Some(rest) = digits.strip_prefix("620").or_else(|| digits.strip_prefix('0')) {
        format!("62{rest}")
    } else if digits.len() == 11 && digits.starts_with('1') {
        format!("86{digits}")
    } else if (9..=12).contains(&digits.len()) && digits.starts_with('8') && !digits.starts_with("86") {
        format!("62{digits}")
    } else {
        digits.to_owned()
    };
    Some(key).filter(|key| key.len() >= 6)
}

/// An address as twins are compared.
pub fn email_key(email: &str) -> Option<String> {
    Some(email.trim().to_lowercase()).filter(|key| key.contains('@'))
}

/// The half-width form of a full-width sign.
fn narrow(sign: char) -> char {
    match sign {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(sign) - 0xFEE0).unwrap_or(sign),
        other => other,
    }
}

/// By what somebody is like a lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Likeness {
    /// The same company.
    Company,
    /// The same phone number.
    Phone,
    /// The same address.
    Email,
    /// A similar company.
    Similar,
}

/// Somebody like a lead. Of one whom the asker does not see only the likeness is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Twin {
    /// By what.
    pub likeness: Likeness,
    /// The lead, where the asker sees it.
    pub lead_id: Option<Id>,
    /// The customer, where the asker sees him.
    pub customer_id: Option<Id>,
    /// The name, where the asker sees it.
    pub name: Option<String>,
    /// Whose it is, where the asker sees it.
    pub owner_user_id: Option<Id>,
}

/// What is compared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Likely<'a> {
    /// Company.
    pub company_name: Option<&'a str>,
    /// Phone.
    pub phone: Option<&'a str>,
    /// E-mail.
    pub email: Option<&'a str>,
    /// The lead that is being changed.
    pub exclude: Option<Id>,
}

/// Leads and customers like what is typed. A laptop compares with those it holds, the office with all.
///
/// # Errors
/// Storage failure only.
pub fn twins(likely: &Likely<'_>, cx: &mut Cx<'_>) -> Result<Vec<Twin>, Fault> {
    let keys = [
        (Likeness::Company, "company_key", likely.company_name.and_then(company_key)),
        (Likeness::Phone, "phone_key", likely.phone.and_then(phone_key)),
        (Likeness::Email, "email_key", likely.email.and_then(email_key)),
    ];
    let mut found = Vec::new();
    for (likeness, column, key) in keys {
        let Some(key) = key else { continue };
        let Held::Known(leads) = cx.held::<Lead>(&Root::Pool, column, &key)? else { continue };
        for lead in leads.into_iter().filter(|lead| Some(lead.id) != likely.exclude && lead.status != LeadStatus::Lost)
        {
            let seen = cx.load::<Lead>(lead.id)?;
            found.push(Twin {
                likeness,
                lead_id: seen.as_ref().map(|lead| lead.id),
                customer_id: None,
                name: seen.as_ref().map(|lead| lead.fields.name.clone()),
                owner_user_id: seen.and_then(|lead| lead.owner_user_id),
            });
        }
    }
    if let Some(key) = likely.company_name.and_then(company_key) {
        let Held::Known(customers) = cx.held::<Customer>(&Root::Pool, "name_key", &Some(key))? else {
            return Ok(found);
        };
        for customer in customers {
            let seen = cx.load::<Customer>(customer.id)?;
            found.push(Twin {
                likeness: Likeness::Company,
                lead_id: None,
                customer_id: seen.as_ref().map(|customer| customer.merged_into_id.unwrap_or(customer.id)),
                name: seen.as_ref().map(|customer| customer.fields.name.clone()),
                owner_user_id: seen.map(|customer| customer.owner_user_id),
            });
        }
    }
    Ok(found)
}

/// How alike two names of companies are, 0 to 100: shared pairs of neighbouring signs (Sørensen–Dice), legal forms left aside.
pub fn likeness_of(one: &str, other: &str) -> i64 {
    let pairs = |name: &str| -> Vec<(char, char)> {
        let signs: Vec<char> = company_key(name).unwrap_or_default().chars().collect();
        signs.windows(2).map(|pair| (pair[0], pair[1])).collect()
    };
    let (one, mut other) = (pairs(one), pairs(other));
    let all = one.len() + other.len();
    let mut shared: usize = 0;
    for pair in &one {
        if let Some(at) = other.iter().position(|known| known == pair) {
            other.swap_remove(at);
            shared += 1;
        }
    }
    (200 * shared).checked_div(all).map_or(0, |share| i64::try_from(share).unwrap_or(0))
}

/// Fills the keys of a lead and refuses the company of another one, or of a customer.
pub(super) fn compare(lead: &mut Lead, before: Option<&Lead>, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let fields = &lead.fields;
    lead.company_key = fields.company_name.as_deref().and_then(company_key);
    lead.phone_key = fields.phone.as_deref().and_then(phone_key);
    lead.email_key = fields.email.as_deref().and_then(email_key);
    if before.is_some_and(|before| before.company_key == lead.company_key) {
        return Ok(());
    }
    let likely =
        Likely { company_name: lead.fields.company_name.as_deref(), exclude: Some(lead.id), ..Likely::default() };
    if twins(&likely, cx)?.is_empty() {
        return Ok(());
    }
    Err(Refusal::new("lead.duplicate_company").field("company_name").into())
}
