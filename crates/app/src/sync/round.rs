//! What a round asks first, how the answer is judged, and which commands go next (SYNC 7.3, 7.4).

use std::collections::BTreeSet;

use bantu_domain::attachment::MAX_FILE_BYTES;
use bantu_domain::record::Instant;
use bantu_domain::refusal::StoreError;
use bantu_store::sync_client::{self, SyncState};
use bantu_store::{Conn, migration};

use super::planted;
use super::wire::{self, HelloReply, HelloRequest, PROTO, Pushed};
use crate::blob::{BlobError, BlobFolder, BlobName};

/// The first question of a round.
pub(super) fn hello(conn: &mut Conn<'_>, state: &SyncState, now: Instant) -> Result<HelloRequest, StoreError> {
    let (free, through) = sync_client::leases(conn)?;
    Ok(HelloRequest {
        proto: PROTO,
        app_version: env!("CARGO_PKG_VERSION").to_owned(),
        core_hash: env!("CARGO_PKG_VERSION").to_owned(),
        workspace: conn.workspace().to_owned(),
        device: state.device,
        client_time: now,
        schema_version: migration::KNOWN,
        epoch: state.epoch.clone(),
        cursor: state.cursor,
        scope_rev: state.scope_rev,
        next_seq: state.next_seq,
        highest_known_decided_seq: state.decided_seq,
        queue: sync_client::counts(conn)?.pending,
        encodings: vec!["json".to_owned()],
        free_customer_numbers: free,
        leased_through: through,
    })
}

/// The table of SYNC 7.3: another life of the data is not talked to before a person has looked.
pub(super) fn check_hello(state: &SyncState, reply: &HelloReply) -> Result<(), bantu_domain::Refusal> {
    let refuse = |code: &str| Err(bantu_domain::Refusal::new(code));
    if !state.epoch.is_empty() && state.epoch != reply.epoch {
        return refuse("sync.epoch");
    }
    if reply.last_seq < state.decided_seq || reply.head < state.cursor {
        return refuse("sync.server_behind");
    }
    if reply.last_seq >= state.next_seq {
        return refuse("sync.device_restored");
    }
    Ok(())
}

/// Commands after a number within the limits of a push, in order without a gap.
pub(super) fn batch(conn: &mut Conn<'_>, last_seq: i64, limit: usize) -> Result<Vec<Pushed>, StoreError> {
    // Room for the envelope and for the quoting of the bodies inside it.
    let room = wire::MAX_BODY - 65_536;
    let (mut bytes, mut file_bytes) = (0, 0);
    let mut commands = Vec::new();
    for pending in sync_client::pending_from(conn, last_seq + 1, i64::try_from(limit).unwrap_or(1))? {
        bytes += serde_json::to_string(&pending.body).map_or(pending.body.len(), |quoted| quoted.len()) + 256;
        // The office reads each file before it decides; one request must not keep it too long.
        file_bytes += wire::attachment_of(&pending.body).map_or(0, |file| file.size_bytes);
        if (bytes > room || file_bytes > MAX_FILE_BYTES) && !commands.is_empty() {
            break;
        }
        commands.push(Pushed { seq: pending.seq, body: pending.body, effect: pending.effect_hash });
    }
    Ok(commands)
}

/// Files that commands need before they go.
#[derive(Debug, Default)]
pub(super) struct Files {
    /// The first one that the office has not said it has.
    pub to_send: Option<(BlobName, Vec<u8>)>,
    /// Those before it that are no longer here, or damaged.
    pub lost: Vec<String>,
}

/// Files that these commands need, without those that were sent.
pub(super) fn files(
    commands: &[Pushed],
    sent: &BTreeSet<String>,
    blobs: Option<&BlobFolder>,
) -> Result<Files, StoreError> {
    let mut files = Files::default();
    for file in commands.iter().filter_map(|pushed| wire::attachment_of(&pushed.body)) {
        if sent.contains(&file.blake3) || planted::is("push_before_its_file") || planted::is("files_unseen") {
            continue;
        }
        let here = BlobName::parse(&file.blake3).zip(blobs);
        match here.map(|(name, blobs)| (name, blobs.get(name))) {
            Some((name, Ok(bytes))) => {
                files.to_send = Some((name, bytes));
                break;
            }
            Some((_, Err(BlobError::Disk(error)))) => return Err(StoreError::Io(format!("folder of files: {error}"))),
            _ => files.lost.push(file.blake3),
        }
    }
    Ok(files)
}
