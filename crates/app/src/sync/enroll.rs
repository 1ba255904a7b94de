//! A laptop joins an office: address tested, one-time code, device with token, mark and first customer numbers (SYNC 7.8, 7.12).

use bantu_domain::command::Command;
use bantu_domain::device::JoinDevice;
use bantu_domain::number::device_mark;
use bantu_domain::record::{Id, Instant, Row};
use bantu_domain::refusal::{Fault, Refusal, StoreError};
use bantu_store::change::Note;
use bantu_store::sync_server::{self, Device};
use bantu_store::{Conn, Database, sync_client};

use crate::clock::letters;

use super::authority::{self, Kind};
use super::wire::{self, EnrollReply, EnrollRequest, Health, HttpFault};
use super::{hub, numbers, replica};

/// How long a code is good: three days.
const CODE_MICROS: i64 = 3 * 24 * 3_600 * 1_000_000;

/// Makes a one-time code for a user, `XXXX-XXXX-XXXX`, from unpredictable bytes. Only its hash is stored.
///
/// # Errors
/// `user.inactive`; storage failure.
pub fn create_code(conn: &mut Conn<'_>, user_id: Id, random: [u8; 16], now: Instant) -> Result<String, Fault> {
    if !hub::user_active(conn, user_id)? {
        return Err(Refusal::new("user.inactive").into());
    }
    let plain = letters(random);
    sync_server::insert_enroll_code(conn, &wire::hash(&plain), user_id, now, code_expiry(now))?;
    Ok(format!("{}-{}-{}", &plain[..4], &plain[4..8], &plain[8..]))
}

/// Until when a code made now is good.
pub fn code_expiry(now: Instant) -> Instant {
    Instant::from_micros(now.micros() + CODE_MICROS).unwrap_or(now)
}

/// A code as it was typed, brought to its stored form.
fn normal(code: &str) -> String {
    code.chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect()
}

/// Admits a laptop. Token and device follow from code and nonce, so that a lost answer can be had again.
pub(crate) fn admit(conn: &mut Conn<'_>, request: &EnrollRequest, now: Instant) -> Result<EnrollReply, HttpFault> {
    if request.nonce.len() < 32
        || request.nonce.len() > 256
        || request.device_name.len() > 255
        || request.code.len() > 64
    {
        return Err(HttpFault::new(400, "sync.malformed").with("detail", "nonce"));
    }
    let code = normal(&request.code);
    let code_hash = wire::hash(&code);
    let found =
        sync_server::enroll_code(conn, &code_hash)?.ok_or_else(|| HttpFault::new(403, "enroll.code_refused"))?;
    if !hub::user_active(conn, found.user_id)? {
        return Err(HttpFault::new(403, "user.inactive"));
    }
    let token = blake3::Hash::from(blake3::derive_key(
        "bantu 2026 device token",
        format!("{code}\n{}", request.nonce).as_bytes(),
    ));
    let token = token.to_hex().to_string();
    let id = device_id(&token);
    let device = match found.used_by {
        Some(other) if other != id => return Err(HttpFault::new(403, "enroll.code_used")),
        Some(_) => sync_server::device(conn, id)?.ok_or_else(|| HttpFault::new(403, "enroll.code_used"))?,
        None if found.expires_at < now => return Err(HttpFault::new(403, "enroll.code_expired")),
        None => {
            let mark = u32::try_from(sync_server::next_mark(conn)?)
                .map_err(|_| StoreError::Corrupt("workspace.next_mark".to_owned()))?;
            let device = Device {
                id,
                user_id: found.user_id,
                name: request.device_name.trim().to_owned(),
                mark: device_mark(mark),
                last_seq: 0,
                active: true,
            };
            sync_server::insert_device(conn, &device, &wire::hash(&token), now)?;
            sync_server::use_enroll_code(conn, &code_hash, id, now)?;
            sync_server::grant_leases(conn, id, numbers::BLOCK)?;
            note(conn, &device, now).map_err(|fault| match fault {
                Fault::Refused(refusal) => HttpFault::new(403, &refusal.code),
                Fault::Store(error) => error.into(),
            })?;
            device
        }
    };
    Ok(EnrollReply {
        workspace: conn.workspace().to_owned(),
        epoch: sync_server::workspace(conn)?.epoch,
        device: device.id,
        token,
        mark: device.mark,
        user_id: device.user_id,
        customer_numbers: sync_server::open_leases(conn, id)?,
        server_time: now,
    })
}

/// The trail tells who joined, when and under which name. One enrolment is one command, so it needs no identity beside the device's.
fn note(conn: &mut Conn<'_>, device: &Device, now: Instant) -> Result<(), Fault> {
    let origin = authority::Origin { device: None, seq: None, cmd_id: device.id, actor: device.user_id };
    let joined = Command::DeviceJoin(JoinDevice { device_id: device.id });
    let after = crate::device::side(device, "active");
    let note = Note { table: crate::device::TABLE, id: device.id, before: Row::new(), after };
    authority::apply_noting(conn, &origin, &joined, now, |_| Ok(note)).map(drop)
}

fn device_id(token: &str) -> Id {
    let key = blake3::derive_key("bantu 2026 device id", token.as_bytes());
    let mut bits = [0; 16];
    bits.copy_from_slice(&key[..16]);
    // The form of a random UUID, so that every reader of ids accepts it.
    bits[6] = (bits[6] & 0x0f) | 0x40;
    bits[8] = (bits[8] & 0x3f) | 0x80;
    Id::from_u128(u128::from_be_bytes(bits))
}

/// An office's address as it is kept: scheme and host, no path. Plain HTTP only to this machine itself.
///
/// # Errors
/// `server.address_invalid`, `server.address_insecure`.
pub fn address(typed: &str) -> Result<String, Refusal> {
    let typed = typed.trim().trim_end_matches('/');
    let invalid = || Refusal::new("server.address_invalid").field("server_url");
    let (scheme, host) = typed.split_once("://").ok_or_else(invalid)?;
    if host.is_empty()
        || host.contains(['/', '?', '#', '@', '\\'])
        || host.chars().any(|c| c.is_whitespace() || c.is_control())
    {
        return Err(invalid());
    }
    let name = host
        .strip_prefix('[')
        .map_or_else(|| host.split(':').next().unwrap_or(host), |rest| rest.split(']').next().unwrap_or(rest));
    match scheme.to_ascii_lowercase().as_str() {
        "https" => Ok(format!("https://{host}")),
        "http" if name == "localhost" || name == "::1" || name.starts_with("127.") => Ok(format!("http://{host}")),
        "http" => Err(Refusal::new("server.address_insecure").field("server_url")),
        _ => Err(invalid()),
    }
}

/// Judges the answer of an address to `GET /health`, before the address is saved.
///
/// # Errors
/// `server.not_bantu`, `server.not_ready`.
pub fn check_health(status: u16, body: &[u8]) -> Result<Health, Refusal> {
    let health: Option<Health> = serde_json::from_slice(body).ok();
    match health.filter(|h| h.service == wire::SERVICE) {
        Some(health) if status == 200 && health.ok => Ok(health),
        Some(_) => Err(Refusal::new("server.not_ready").field("server_url")),
        None => Err(Refusal::new("server.not_bantu").field("server_url")),
    }
}

/// Makes an empty database a laptop of the office. The database must stand under the reply's workspace.
/// Doing it twice with the same reply does nothing.
///
/// # Errors
/// `enroll.local_data` where anything was done in this workspace before, `enroll.already_enrolled`, `enroll.workspace`; storage failure.
pub fn join(db: &Database, server_url: &str, reply: &EnrollReply) -> Result<(), Fault> {
    db.write(|conn| {
        if conn.workspace() != reply.workspace {
            return Err(Refusal::new("enroll.workspace").into());
        }
        match authority::kind(conn)? {
            Kind::StandAlone => return Err(Refusal::new("enroll.local_data").into()),
            Kind::Laptop => {
                let known = sync_client::state(conn)?.is_some_and(|s| s.device == reply.device);
                return if known { Ok(()) } else { Err(Refusal::new("enroll.already_enrolled").into()) };
            }
            Kind::Office if sync_server::workspace(conn)?.version > 0 => {
                return Err(Refusal::new("enroll.local_data").into());
            }
            Kind::Office => {}
        }
        let mut state = replica::fresh_state(reply.device, reply.user_id, &reply.mark);
        state.server_url = Some(server_url.to_owned());
        state.token = Some(reply.token.clone());
        state.epoch = reply.epoch.clone();
        state.highest_server_time = Some(reply.server_time);
        sync_client::set_state(conn, &state)?;
        sync_client::add_leases(conn, &reply.customer_numbers)?;
        Ok(())
    })
}
