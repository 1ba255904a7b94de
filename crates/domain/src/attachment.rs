//! Files that belong to a customer: vouchers, signed copies, invoice files. The row says what a file is; its bytes are named by their
//! BLAKE3 hash and travel apart (SYNC §7.13).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::customer::{Customer, refuse_merged};
use crate::edit::check_name;
pub use crate::media_type::MediaType;
use crate::opportunity::Opportunity;
use crate::record::{Id, Instant};
use crate::refusal::{Fault, Refusal};
use crate::table::RootRule;
use crate::tx::Cx;
use crate::{entity, record};

/// Most bytes of one file: 25 MB, a scanned contract with room to spare.
pub const MAX_FILE_BYTES: i64 = 25 * 1024 * 1024;

record! {
    /// 附件.
    pub struct Attachment {
        /// Key.
        pub id: Id,
        /// The customer it belongs to.
        pub customer_id: Id,
        /// The deal it was added for.
        pub opportunity_id: Option<Id>,
        /// File name, as the person's machine called it.
        pub file_name: String,
        /// What it is.
        pub media_type: MediaType,
        /// Bytes.
        pub size_bytes: i64,
        /// BLAKE3 of the bytes, the name they are kept under.
        pub blake3: String,
        /// SHA-256 of the bytes, for the paper trail.
        pub sha256: String,
        /// Points across, of a picture that could be read.
        pub width_px: Option<i64>,
        /// Points down, of a picture that could be read.
        pub height_px: Option<i64>,
        /// Pages of a PDF that could be read.
        pub page_count: Option<i64>,
        /// Who added it.
        pub uploaded_by: Id,
        /// When.
        pub uploaded_at: Instant,
    }
}
entity!(Attachment in "attachments", finds ["customer_id", "opportunity_id", "blake3"], root |row| RootRule::Of("customers", row.customer_id));

impl Attachment {
    /// The name to hand the file out under: with an ending of its type, so that no program takes it for something else.
    pub fn safe_name(&self) -> String {
        let ending = self.file_name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        let endings = self.media_type.endings();
        if ending.is_some_and(|ending| endings.contains(&ending.as_str())) {
            return self.file_name.clone();
        }
        format!("{}.{}", self.file_name, endings[0])
    }
}

/// Adds a file to a customer. The office takes it only when it holds the bytes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddAttachment {
    /// New id.
    pub id: Id,
    /// The customer.
    pub customer_id: Id,
    /// The deal it is for.
    #[serde(default)]
    pub opportunity_id: Option<Id>,
    /// File name.
    pub file_name: String,
    /// What it is.
    pub media_type: MediaType,
    /// Bytes, 1 to [`MAX_FILE_BYTES`].
    pub size_bytes: i64,
    /// BLAKE3, 64 hex digits.
    pub blake3: String,
    /// SHA-256, 64 hex digits.
    pub sha256: String,
    /// Points across, of a picture that can be read.
    #[serde(default)]
    pub width_px: Option<i64>,
    /// Points down, of a picture that can be read.
    #[serde(default)]
    pub height_px: Option<i64>,
    /// Pages of a PDF that can be read.
    #[serde(default)]
    pub page_count: Option<i64>,
}

pub(crate) fn add(args: &AddAttachment, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let customer: Customer = cx.require(args.customer_id)?;
    refuse_merged(&customer)?;
    check_name("file_name", &args.file_name)?;
    if args.file_name.contains(['/', '\\']) {
        return Err(Refusal::new("field.invalid").field("file_name").into());
    }
    check_size(args.size_bytes)?;
    check_hash("blake3", &args.blake3)?;
    check_hash("sha256", &args.sha256)?;
    if let Some(deal) = args.opportunity_id {
        let deal: Opportunity = cx.require(deal)?;
        if deal.customer_id != customer.id {
            return Err(Refusal::new("reference.unknown").field("opportunity_id").into());
        }
    }
    cx.facts.insert("attachment_id".into(), args.id.to_string());
    let row = args.row(cx.actor.user_id, cx.at);
    cx.insert(&row)
}

impl AddAttachment {
    /// The row that the command writes.
    pub fn row(&self, uploaded_by: Id, uploaded_at: Instant) -> Attachment {
        Attachment {
            id: self.id,
            customer_id: self.customer_id,
            opportunity_id: self.opportunity_id,
            file_name: self.file_name.clone(),
            media_type: self.media_type,
            size_bytes: self.size_bytes,
            blake3: self.blake3.clone(),
            sha256: self.sha256.clone(),
            width_px: self.width_px,
            height_px: self.height_px,
            page_count: self.page_count,
            uploaded_by,
            uploaded_at,
        }
    }
}

/// Refuses a file without bytes and one above [`MAX_FILE_BYTES`].
///
/// # Errors
/// `file.empty`; `file.too_large` with the limit in whole `mb`.
pub fn check_size(bytes: i64) -> Result<(), Refusal> {
    match bytes {
        ..=0 => Err(Refusal::new("file.empty").field("size_bytes")),
        1..=MAX_FILE_BYTES => Ok(()),
        _ => Err(Refusal::new("file.too_large").field("size_bytes").with("mb", MAX_FILE_BYTES / (1024 * 1024))),
    }
}

/// Refuses a hash that is not 64 lower-case hex digits.
///
/// # Errors
/// `field.invalid` naming the field.
pub(crate) fn check_hash(field: &str, hash: &str) -> Result<(), Refusal> {
    if hash.len() == 64 && hash.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
        Ok(())
    } else {
        Err(Refusal::new("field.invalid").field(field))
    }
}

/// A file of the customer of a deal, for a record that refers to it.
///
/// # Errors
/// `reference.unknown` naming the field.
pub(crate) fn of_deal(field: &str, id: Id, deal: &Opportunity, cx: &mut Cx<'_>) -> Result<Attachment, Fault> {
    match cx.load::<Attachment>(id)? {
        Some(file) if file.customer_id == deal.customer_id => Ok(file),
        _ => Err(Refusal::new("reference.unknown").field(field).into()),
    }
}

/// As [`of_deal`], for what must stay as it was signed or issued: a PDF or a picture.
///
/// # Errors
/// `reference.unknown`, `file.not_a_picture` naming the field.
pub(crate) fn picture_of_deal(field: &str, id: Id, deal: &Opportunity, cx: &mut Cx<'_>) -> Result<Attachment, Fault> {
    let file = of_deal(field, id, deal, cx)?;
    if file.media_type.is_picture() { Ok(file) } else { Err(Refusal::new("file.not_a_picture").field(field).into()) }
}
