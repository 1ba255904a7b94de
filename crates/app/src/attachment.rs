//! Files of customers: the bytes into the folder of files and the row by a command, and out again through a visible row only.

use bantu_documents::Looks;
use bantu_domain::Refusal;
use bantu_domain::attachment::{AddAttachment, Attachment, MAX_FILE_BYTES, MediaType, check_size};
use bantu_domain::command::Command;
use bantu_domain::opportunity::Opportunity;
use bantu_domain::record::Id;
use bantu_domain::refusal::StoreError;
use bantu_store::query::attachment as store;
use bantu_store::{Database, sync_client};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use crate::app::{Call, Mode};
use crate::blob::{BlobError, BlobFolder, BlobName};
use crate::error::AppError;
use crate::sync::wire;
use crate::usecase::{Answer, Reply, UseCase, download, upload};
use crate::view::{ById, Done};

/// Most bytes of a file.
pub const MAX_BYTES: u64 = MAX_FILE_BYTES.unsigned_abs();
/// The use case that opens a file, here and at the office.
const OPEN: &str = "attachment.open";

/// Adds a file to a customer; the file comes beside these arguments.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddAttachmentArgs {
    /// The customer.
    customer_id: Id,
    /// The deal it is for.
    #[serde(default)]
    opportunity_id: Option<Id>,
    /// Name of the file.
    file_name: String,
}

/// What the bytes of a file say of themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Described {
    pub(crate) name: BlobName,
    media_type: MediaType,
    size_bytes: i64,
    sha256: String,
    looks: Looks,
}

impl Described {
    /// Looks at bytes.
    ///
    /// # Errors
    /// `file.empty`; `file.too_large`; `file.kind_refused` for anything but a [`MediaType`], whatever its name says.
    pub(crate) fn of(bytes: &[u8]) -> Result<Self, Refusal> {
        let size_bytes = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        check_size(size_bytes)?;
        let media_type = MediaType::of(bytes).ok_or_else(|| Refusal::new("file.kind_refused"))?;
        let sha256 = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Self { name: BlobName::of(bytes), media_type, size_bytes, sha256, looks: Looks::of(bytes) })
    }

    /// Whether a command speaks of these bytes.
    pub(crate) fn fits(&self, args: &AddAttachment) -> bool {
        self.name.to_string() == args.blake3
            && self.sha256 == args.sha256
            && self.size_bytes == args.size_bytes
            && self.media_type == args.media_type
            && may_be(self.looks.width_px, args.width_px)
            && may_be(self.looks.height_px, args.height_px)
            && may_be(self.looks.page_count, args.page_count)
    }
}

/// Whether what a command says of a file's looks can be true. An older program says nothing of them, and another version of this one may
/// read what this one cannot: neither may hold up the queue of a laptop.
fn may_be(found: Option<i64>, told: Option<i64>) -> bool {
    found.is_none() || told.is_none() || found == told
}

/// A file whose bytes are kept, and the command that makes it one of the customer's.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept(AddAttachment);

impl Kept {
    /// Checks a file and keeps its bytes. Nothing is kept of one that is refused, and none of the records change yet.
    ///
    /// # Errors
    /// `permission.denied`; `args.malformed`; `file.empty`, `file.too_large`, `file.kind_refused`; those of the command `attachment.add`;
    /// `file.no_folder`, storage failure.
    pub fn new(call: &Call<'_>, args: serde_json::Value, bytes: &[u8]) -> Result<Self, AppError> {
        Self::of(call, crate::usecase::read_args(args)?, bytes)
    }

    fn of(call: &Call<'_>, args: AddAttachmentArgs, bytes: &[u8]) -> Result<Self, AppError> {
        let file = described(call, args, bytes)?;
        let blobs = call.app.blobs()?;
        call.try_out(&Command::AttachmentAdd(file.clone()))?;
        blobs.put(bytes)?;
        Ok(Self(file))
    }

    /// The file as it will be recorded.
    pub fn file(&self) -> &AddAttachment {
        &self.0
    }

    /// Makes it one of the customer's, and answers its id.
    ///
    /// # Errors
    /// As [`Call::run`].
    pub fn add(&self, call: &Call<'_>) -> Result<Done, AppError> {
        call.run_on(self.0.id, &Command::AttachmentAdd(self.0.clone()))
    }
}

/// A file of a deal as its bytes describe it; nothing is kept yet.
///
/// # Errors
/// `file.empty`, `file.too_large`, `file.kind_refused`.
pub(crate) fn of_deal(
    call: &Call<'_>,
    deal: &Opportunity,
    file_name: String,
    bytes: &[u8],
) -> Result<AddAttachment, AppError> {
    described(
        call,
        AddAttachmentArgs { customer_id: deal.customer_id, opportunity_id: Some(deal.id), file_name },
        bytes,
    )
}

fn described(call: &Call<'_>, args: AddAttachmentArgs, bytes: &[u8]) -> Result<AddAttachment, AppError> {
    let described = Described::of(bytes)?;
    Ok(AddAttachment {
        id: call.new_id(),
        customer_id: args.customer_id,
        opportunity_id: args.opportunity_id,
        file_name: args.file_name,
        media_type: described.media_type,
        size_bytes: described.size_bytes,
        blake3: described.name.to_string(),
        sha256: described.sha256,
        width_px: described.looks.width_px,
        height_px: described.looks.height_px,
        page_count: described.looks.page_count,
    })
}

fn add(call: &Call<'_>, args: AddAttachmentArgs, bytes: Vec<u8>) -> Result<Done, AppError> {
    Kept::of(call, args, &bytes)?.add(call)
}

fn open(call: &Call<'_>, args: ById) -> Result<Reply, AppError> {
    let file: Attachment = call.look(|look| look.ask(|cx| cx.require(args.id)))?;
    let name = BlobName::parse(&file.blake3).ok_or_else(|| AppError::new("file.damaged"))?;
    let blobs = call.app.blobs()?;
    let bytes = match blobs.get(name) {
        Err(here @ (BlobError::NotHere | BlobError::Damaged)) if call.app.mode() == Mode::Device => {
            fetch(call, &file, name, blobs, here)?
        }
        found => found?,
    };
    Ok(Reply::File { name: file.safe_name(), mime: file.media_type.code(), bytes })
}

/// The bytes from the office, kept for the next time.
fn fetch(
    call: &Call<'_>,
    file: &Attachment,
    name: BlobName,
    blobs: &BlobFolder,
    here: BlobError,
) -> Result<Vec<u8>, AppError> {
    // Nobody waits for the office while holding the laptop's own database.
    let remote =
        call.app.remote.as_ref().filter(|_| !call.is_part()).ok_or_else(|| AppError::new("file.needs_office"))?;
    let bytes = remote.file(OPEN, &json!({ "id": file.id })).map_err(|error| match error.code.as_str() {
        "server.unreachable" => AppError::new("file.needs_office"),
        // The row is here and not there: it has not been sent, and its bytes were nowhere but here.
        "record.not_found" => here.into(),
        _ => error,
    })?;
    if BlobName::of(&bytes) != name {
        return Err(AppError::new("file.damaged"));
    }
    if let Err(error) = blobs.put(&bytes) {
        // It is opened all the same, and fetched again the next time.
        tracing::warn!(%error, "a file from the office could not be kept");
    }
    Ok(bytes)
}

/// Removes files that nobody names any more: their command was refused and dealt with, or their row has left this place. What a
/// command in the queue or in the inbox names stays, for it may still go to the office.
///
/// # Errors
/// `file.damaged` and the like where the folder cannot be read; storage failure. Nothing is removed without knowing what is named.
pub(crate) fn clear_orphans(db: &Database, blobs: &BlobFolder) -> Result<usize, AppError> {
    blobs.clear_orphans(|| {
        let named = db.read(|conn| {
            let mut named = store::names(conn)?;
            let waiting = sync_client::pending(conn)?.into_iter().map(|command| command.body);
            let refused = sync_client::inbox(conn, true)?.into_iter().map(|item| item.body);
            let added = waiting.chain(refused).filter_map(|body| wire::attachment_of(&body));
            named.extend(added.map(|file| file.blake3));
            Ok::<_, StoreError>(named)
        })?;
        Ok(named)
    })
}

/// Files of customers.
pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        upload("attachment.add", "customer.view", add),
        download(OPEN, "customer.view", || Answer::File("application/octet-stream"), open),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_of_an_older_program_still_speaks_of_its_bytes() {
        const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x03\x20\0\0\x02\x58\x08\x02\0\0\0";
        let found = Described::of(PICTURE).expect("a picture");
        let told = |width_px: Option<i64>, page_count: Option<i64>, blake3: String| AddAttachment {
            id: Id::from_u128(1),
            customer_id: Id::from_u128(2),
            opportunity_id: None,
            file_name: "a.png".to_owned(),
            media_type: MediaType::Png,
            size_bytes: found.size_bytes,
            blake3,
            sha256: found.sha256.clone(),
            width_px,
            height_px: width_px.map(|_| 600),
            page_count,
        };
        let name = || found.name.to_string();
        assert!(found.fits(&told(Some(800), None, name())));
        assert!(found.fits(&told(None, None, name())), "says nothing of its looks");
        assert!(found.fits(&told(Some(800), Some(1), name())), "reads what is not read here");
        assert!(!found.fits(&told(Some(8_000), None, name())), "not as wide as it says");
        assert!(!found.fits(&told(Some(800), None, "0".repeat(64))), "other bytes");
    }
}
