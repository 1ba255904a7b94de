//! Numbers that are final the moment a person sees them (SYNC 7.8): document series per minting place, customer numbers in blocks.

use bantu_domain::Fault;
use bantu_domain::command::Command;
use bantu_domain::number::{DocumentKind, DocumentNumber, NumberStyle, STAND_ALONE_MARK};
use bantu_domain::record::{Cell, Id, Instant, Record};
use bantu_domain::refusal::{Refusal, StoreError};
use bantu_domain::setting::{self, Setting, SettingKey};
use bantu_domain::table::Entity;
use bantu_store::{Conn, raw, sync_client, sync_server};

use super::planted;

/// Numbers of one block.
pub const BLOCK: usize = 20;
/// A block is topped up when fewer are left.
pub const LOW: i64 = 10;

/// Where numbers are minted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The office: plain series.
    Office,
    /// A laptop or a stand-alone workspace: series with its mark.
    Marked(String),
}

impl Place {
    /// What this database is.
    ///
    /// # Errors
    /// Storage failure.
    pub fn here(conn: &mut Conn<'_>) -> Result<Self, StoreError> {
        Ok(sync_client::state(conn)?.map_or(Self::Office, |state| Self::Marked(state.mark)))
    }

    fn mark(&self) -> Option<&str> {
        match self {
            Self::Office => None,
            Self::Marked(mark) => Some(mark),
        }
    }
}

/// Mints the next number for a document of a customer. It never goes down: commit it before the command that uses it.
/// A revision of a number minted at this place is `…-R2`, `…-R3`; any other takes a number of its own.
///
/// # Errors
/// Storage failure.
pub fn mint(
    conn: &mut Conn<'_>,
    kind: DocumentKind,
    customer_no: i64,
    revises: Option<&str>,
    now: Instant,
) -> Result<String, StoreError> {
    let place = Place::here(conn)?;
    loop {
        let number = next(conn, &place, kind, customer_no, revises, now)?.to_string();
        if sync_server::document_of(conn, &number)?.is_none() {
            return Ok(number);
        }
    }
}

fn next(
    conn: &mut Conn<'_>,
    place: &Place,
    kind: DocumentKind,
    customer_no: i64,
    revises: Option<&str>,
    now: Instant,
) -> Result<DocumentNumber, StoreError> {
    let first = revises.and_then(|text| DocumentNumber::parse(text).ok());
    if let Some(first) = first.filter(|f| f.kind == kind && f.mark.as_deref() == place.mark()) {
        let first = DocumentNumber { revision: None, ..first };
        let count = sync_client::mint(conn, &first.to_string(), kind.code())?;
        return Ok(DocumentNumber { revision: Some(count + 1), ..first });
    }
    let style = match value(conn, SettingKey::NumberStyle)?.as_deref() {
        Some("date") => NumberStyle::Date(business_date(conn, now)?),
        _ => NumberStyle::Customer(customer_no),
    };
    let series = match style {
        NumberStyle::Date(day) => day.to_string(),
        NumberStyle::Customer(no) => no.to_string(),
    };
    let seq = sync_client::mint(conn, &series, kind.code())?;
    let number = DocumentNumber { kind, style, mark: place.mark().map(str::to_owned), seq, revision: None };
    if planted::is("mint_goes_down") {
        return lowest_unused(conn, number);
    }
    Ok(number)
}

/// The planted mistake: a number whose command was taken back comes again.
fn lowest_unused(conn: &mut Conn<'_>, mut number: DocumentNumber) -> Result<DocumentNumber, StoreError> {
    number.seq = 1;
    let table = bantu_domain::quotation::Quotation::table();
    let rows = sync_server::rows_under(conn, table, super::visibility::ALL_CUSTOMERS, "", i64::MAX)?;
    let taken = |n: &DocumentNumber| rows.iter().any(|r| r.row.get("quotation_no") == Some(&Cell::Text(n.to_string())));
    while taken(&number) {
        number.seq += 1;
    }
    Ok(number)
}

fn value(conn: &mut Conn<'_>, key: SettingKey) -> Result<Option<String>, StoreError> {
    let row = raw::row(conn, Setting::table(), &setting::id_of(key).to_string())?;
    row.map(|raw| Setting::read(&raw.row).map(|s| s.value)).transpose()
}

fn business_date(conn: &mut Conn<'_>, now: Instant) -> Result<chrono::NaiveDate, StoreError> {
    let minutes = zone_minutes(conn)?;
    Ok((now.utc() + chrono::TimeDelta::minutes(minutes.into())).date_naive())
}

/// Minutes east of UTC of the zone of business dates.
pub(crate) fn zone_minutes(conn: &mut Conn<'_>) -> Result<i32, StoreError> {
    let shanghai = value(conn, SettingKey::BusinessZone)?.as_deref() == Some("Asia/Shanghai");
    Ok(if shanghai { 480 } else { 420 })
}

/// A customer number for a new customer, from the laptop's block; `~K7-3` when the block is used up. Elsewhere neither:
/// the authority gives the number itself.
///
/// # Errors
/// Storage failure.
pub fn for_customer(conn: &mut Conn<'_>, customer_id: Id) -> Result<(Option<i64>, Option<String>), StoreError> {
    let Place::Marked(mark) = Place::here(conn)? else { return Ok((None, None)) };
    if mark == STAND_ALONE_MARK {
        return Ok((None, None));
    }
    if let Some(number) = sync_client::take_lease(conn, customer_id)? {
        return Ok((Some(number), None));
    }
    let count = sync_client::mint(conn, "~", "customer")?;
    Ok((None, Some(format!("~{mark}-{count}"))))
}

/// What a command asks of the authority's numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Claim {
    /// A document with its number.
    pub document: Option<(String, Id)>,
    /// A leased customer number.
    pub leased: Option<i64>,
}

/// Checks the numbers in a command against what was given out, and gives a customer the number he lacks.
///
/// # Errors
/// `number.taken`, `number.misused`, `number.malformed`; storage failure.
pub(crate) fn claim(
    conn: &mut Conn<'_>,
    place: &Place,
    device: Option<Id>,
    command: &mut Command,
) -> Result<Claim, Fault> {
    let mut claim = Claim::default();
    match command {
        Command::QuotationIssue(args) => {
            let number = DocumentNumber::parse(&args.number)?;
            if number.mark.as_deref() != place.mark() {
                return Err(Refusal::new("number.misused").with("number", &args.number).into());
            }
            if let Some(other) = sync_server::document_of(conn, &args.number)?.filter(|d| *d != args.id.to_string()) {
                tracing::warn!(number = args.number, document = other, "number names another document");
                return Err(Refusal::new("number.taken").with("number", &args.number).into());
            }
            claim.document = Some((args.number.clone(), args.id));
        }
        Command::CustomerCreate(args) => match (args.customer_no, device) {
            (Some(no), Some(device)) => {
                let lease = sync_server::lease_of(conn, no)?;
                if !lease.is_some_and(|(holder, state)| holder == device && state == "open") {
                    return Err(Refusal::new("number.misused").with("number", no).field("customer_no").into());
                }
                claim.leased = Some(no);
            }
            (Some(no), None) => {
                return Err(Refusal::new("number.misused").with("number", no).field("customer_no").into());
            }
            (None, _) => {
                args.customer_no = Some(sync_server::next_customer_no(conn)?);
                args.provisional_no = None;
            }
        },
        _ => {}
    }
    Ok(claim)
}

impl Claim {
    /// Closes what the command used.
    pub(crate) fn settle(&self, conn: &mut Conn<'_>) -> Result<(), StoreError> {
        if let Some((number, document)) = &self.document {
            sync_server::keep_document_number(conn, number, &document.to_string(), "issued")?;
        }
        if let Some(no) = self.leased {
            sync_server::use_lease(conn, no)?;
        }
        Ok(())
    }
}

/// A refused command's number was seen by somebody all the same: it is kept for its document, unless it was another place's to give.
pub(crate) fn keep_refused(conn: &mut Conn<'_>, place: &Place, command: &Command) -> Result<(), StoreError> {
    let Command::QuotationIssue(args) = command else { return Ok(()) };
    let Ok(number) = DocumentNumber::parse(&args.number) else { return Ok(()) };
    if number.mark.as_deref() == place.mark() && sync_server::document_of(conn, &args.number)?.is_none() {
        sync_server::keep_document_number(conn, &args.number, &args.id.to_string(), "seen")?;
    }
    Ok(())
}
