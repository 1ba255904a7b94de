//! Document numbers: `{customer_no}-{TYPE}-{seq}` at the office, `{customer_no}-{TYPE}-{mark}-{seq}` on a laptop (SYNC §7.8).

use std::fmt;

use chrono::NaiveDate;

use crate::customer::Customer;
use crate::refusal::Refusal;
use crate::text_enum;

text_enum! {
    /// Kinds of numbered documents.
    pub enum DocumentKind {
        /// Quotation.
        Quotation = "QUO",
        /// Contract.
        Contract = "CON",
        /// Invoice, commercial and statutory alike.
        Invoice = "INV",
        /// Receipt of money.
        Payment = "PAY",
    }
}

/// Letters and digits of a mark: no I, L, O, U.
const MARK_LETTERS: &[u8] = b"ABCDEFGHJKMNPQRSTVWXYZ";
const MARK_DIGITS: &[u8] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The mark of a stand-alone workspace.
pub const STAND_ALONE_MARK: &str = "A0";

/// The n-th device mark (0 is the reserved [`STAND_ALONE_MARK`]); after 704 marks of two characters they grow by a digit.
pub fn device_mark(index: u32) -> String {
    let digits = u32::try_from(MARK_DIGITS.len()).unwrap_or(32);
    let letters = u32::try_from(MARK_LETTERS.len()).unwrap_or(22);
    let mut rest = index / letters;
    // Marks run A0, B0, …, Z0, A1, …: neighbours differ in the letter, which is easier to hear on the phone.
    let letter = char::from(MARK_LETTERS[usize::try_from(index % letters).unwrap_or(0)]);
    let mut tail = String::new();
    loop {
        tail.insert(0, char::from(MARK_DIGITS[usize::try_from(rest % digits).unwrap_or(0)]));
        rest /= digits;
        if rest == 0 {
            break;
        }
        rest -= 1;
    }
    format!("{letter}{tail}")
}

/// The form of a number (workspace setting `number.style`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberStyle {
    /// By customer.
    Customer(i64),
    /// By business date.
    Date(NaiveDate),
}

/// A number as its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentNumber {
    /// Kind of document.
    pub kind: DocumentKind,
    /// Form.
    pub style: NumberStyle,
    /// Mark of the minting laptop; none at the office.
    pub mark: Option<String>,
    /// Running number of the series, from 1.
    pub seq: i64,
    /// Revision from 2 on, for a revision minted where the first was.
    pub revision: Option<i64>,
}

impl fmt::Display for DocumentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = self.kind.code();
        match self.style {
            NumberStyle::Customer(no) => write!(f, "{no}-{kind}")?,
            NumberStyle::Date(day) => write!(f, "{kind}-{}", day.format("%Y%m%d"))?,
        }
        match &self.mark {
            Some(mark) => write!(f, "-{mark}-{:02}", self.seq)?,
            None => write!(f, "-{:03}", self.seq)?,
        }
        match self.revision {
            Some(revision) => write!(f, "-R{revision}"),
            None => Ok(()),
        }
    }
}

impl DocumentNumber {
    /// Reads a number.
    ///
    /// # Errors
    /// `number.malformed`.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        Self::read(text)
            .filter(|n| n.to_string() == text)
            .ok_or_else(|| Refusal::new("number.malformed").with("value", text))
    }

    fn read(text: &str) -> Option<Self> {
        let mut parts: Vec<&str> = text.split('-').collect();
        let revision = match parts.last().and_then(|p| p.strip_prefix('R')) {
            Some(revision) if parts.len() > 3 => Some(revision.parse().ok().filter(|r| *r > 1)?),
            _ => None,
        };
        if revision.is_some() {
            parts.pop();
        }
        let (style, kind, rest) = match parts.as_slice() {
            [first, second, rest @ ..] if DocumentKind::from_code(first).is_some() => {
                (NumberStyle::Date(NaiveDate::parse_from_str(second, "%Y%m%d").ok()?), *first, rest)
            }
            [first, second, rest @ ..] => {
                (NumberStyle::Customer(first.parse().ok().filter(|n| *n >= 12_000)?), *second, rest)
            }
            _ => return None,
        };
        let (mark, seq) = match rest {
            [seq] => (None, seq),
            [mark, seq] if is_mark(mark) => (Some((*mark).to_owned()), seq),
            _ => return None,
        };
        let kind = DocumentKind::from_code(kind)?;
        Some(Self { kind, style, mark, seq: seq.parse().ok().filter(|s| *s > 0)?, revision })
    }
}

/// Refuses a number that is not of the kind, or that names another customer (SYNC §7.8).
///
/// # Errors
/// `number.malformed`, `number.misused`.
pub(crate) fn check_use(text: &str, kind: DocumentKind, customer: &Customer) -> Result<DocumentNumber, Refusal> {
    let number = DocumentNumber::parse(text)?;
    let foreign = matches!(number.style, NumberStyle::Customer(no) if customer.customer_no != Some(no));
    if number.kind != kind || foreign {
        return Err(Refusal::new("number.misused").with("number", text));
    }
    Ok(number)
}

fn is_mark(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 2 && MARK_LETTERS.contains(&bytes[0]) && bytes[1..].iter().all(|b| MARK_DIGITS.contains(b))
}
