//! Which records a job has to look at, and what ran for which day or hour.

use bantu_domain::job::JobKind;
use bantu_domain::record::{Cell, CellValue as _, Id, Instant, Row};
use bantu_domain::refusal::StoreError;
use chrono::NaiveDate;

use crate::backend::{Conn, cell, text};

/// What a job's question needs to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// Now.
    pub now: Instant,
    /// What began before this is due.
    pub before: Instant,
    /// The business date.
    pub today: NaiveDate,
    /// What ends up to this day is due.
    pub until: NaiveDate,
    /// Also those that were found before.
    pub again: bool,
}

/// Records that may be due, in the order of their ids after an id, at most `limit`. Whether they are is the domain's to say.
///
/// # Errors
/// Storage failure.
pub fn candidates(
    conn: &mut Conn<'_>,
    job: JobKind,
    ask: &Ask,
    after: &str,
    limit: i64,
) -> Result<Vec<Id>, StoreError> {
    let (now, before) = (Cell::Int(ask.now.micros()), Cell::Int(ask.before.micros()));
    let (today, until) = (ask.today.to_cell(), ask.until.to_cell());
    let (sql, more): (&str, Vec<Cell>) = match job {
        JobKind::LeadCountdown => (include_str!("job_lead_countdown.sql"), vec![before]),
        JobKind::LeadRelease => (include_str!("job_lead_release.sql"), vec![before]),
        JobKind::OpportunityStale => {
            (include_str!("job_opportunity_stale.sql"), vec![before, Cell::Int(i64::from(ask.again))])
        }
        JobKind::FollowUpReminder => (include_str!("job_follow_up.sql"), vec![now]),
        JobKind::QuotationExpiry => (include_str!("job_quotation.sql"), vec![until]),
        JobKind::ContractTerm => (include_str!("job_contract.sql"), vec![today, until]),
        JobKind::MaterialReminder => (include_str!("job_material.sql"), vec![]),
        JobKind::InstalmentReminder => (include_str!("job_instalment.sql"), vec![until]),
        JobKind::MonthlyReminder => (include_str!("job_month.sql"), vec![until]),
        JobKind::TaxFiling => (include_str!("job_tax_filing.sql"), vec![]),
        JobKind::ReviewReminder => (include_str!("job_review.sql"), vec![before]),
        JobKind::ExecutionOverdue => (include_str!("job_execution.sql"), vec![until]),
        JobKind::ApprovalReminder => (include_str!("job_approval.sql"), vec![before]),
        JobKind::DocumentExpiry => (include_str!("job_document.sql"), vec![today, until]),
    };
    let mut params = vec![conn.workspace_cell(), text(after), Cell::Int(limit)];
    params.extend(more);
    conn.query(sql, &params)?.iter().map(|row| cell(row, "id")).collect()
}

/// What ran for a day or an hour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Which job.
    pub job: JobKind,
    /// Business date, with the hour for an hourly job; `now-…` for one started by hand.
    pub period: String,
    /// Whether it has ended.
    pub done: bool,
    /// The program that runs it, or ran it.
    pub holder: String,
    /// Begun.
    pub started_at: Instant,
    /// Last sign of life.
    pub beat_at: Instant,
    /// Ended.
    pub finished_at: Option<Instant>,
    /// The last record looked at.
    pub after_id: String,
    /// Records looked at.
    pub subjects: i64,
    /// Of these, something was done about so many.
    pub effects: i64,
    /// About so many it was refused.
    pub failed: i64,
    /// The last refusal.
    pub refused: Option<Refused>,
}

/// What a job was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Code.
    pub code: String,
    /// The record it was about; runs before December 2026 did not write it down.
    pub id: Option<Id>,
}

impl Refused {
    /// As it is stored: code and record with a space between.
    fn stored(&self) -> String {
        match self.id {
            Some(id) => format!("{} {id}", self.code),
            None => self.code.clone(),
        }
    }

    fn read(text: &str) -> Self {
        let (code, id) = text.split_once(' ').unwrap_or((text, ""));
        Self { code: code.to_owned(), id: id.parse().ok() }
    }
}

/// The run of a period.
///
/// # Errors
/// Storage failure.
pub fn run(conn: &mut Conn<'_>, job: JobKind, period: &str) -> Result<Option<Run>, StoreError> {
    let params = [conn.workspace_cell(), text(job.code()), text(period)];
    let sql = "SELECT * FROM job_run WHERE workspace = $1 AND job = $2 AND period = $3";
    conn.query_one(sql, &params)?.as_ref().map(read).transpose()
}

/// The runs of a job, the latest first.
///
/// # Errors
/// Storage failure.
pub fn runs(conn: &mut Conn<'_>, job: JobKind, limit: i64) -> Result<Vec<Run>, StoreError> {
    let params = [conn.workspace_cell(), text(job.code()), Cell::Int(limit)];
    let sql = "SELECT * FROM job_run WHERE workspace = $1 AND job = $2 ORDER BY started_at DESC, period DESC LIMIT $3";
    conn.query(sql, &params)?.iter().map(read).collect()
}

/// The latest period that ended, of those that a clock gives.
///
/// # Errors
/// Storage failure.
pub fn last_period(conn: &mut Conn<'_>, job: JobKind) -> Result<Option<String>, StoreError> {
    let params = [conn.workspace_cell(), text(job.code())];
    let sql = "SELECT period FROM job_run WHERE workspace = $1 AND job = $2 AND state = 'done' \
               AND period NOT LIKE 'now-%' ORDER BY period DESC LIMIT 1";
    conn.query_one(sql, &params)?.map(|row| cell(&row, "period")).transpose()
}

/// Writes a run.
///
/// # Errors
/// Storage failure.
pub fn save(conn: &mut Conn<'_>, run: &Run) -> Result<(), StoreError> {
    let params = [
        conn.workspace_cell(),
        text(run.job.code()),
        text(&run.period),
        text(if run.done { "done" } else { "running" }),
        text(&run.holder),
        run.started_at.to_cell(),
        run.beat_at.to_cell(),
        run.finished_at.to_cell(),
        text(&run.after_id),
        Cell::Int(run.subjects),
        Cell::Int(run.effects),
        Cell::Int(run.failed),
        run.refused.as_ref().map(Refused::stored).to_cell(),
    ];
    conn.write(include_str!("job_run_save.sql"), &params).map(drop)
}

fn read(row: &Row) -> Result<Run, StoreError> {
    let (job, state): (String, String) = (cell(row, "job")?, cell(row, "state")?);
    Ok(Run {
        job: JobKind::from_code(&job).ok_or_else(|| StoreError::Corrupt("job_run.job".to_owned()))?,
        period: cell(row, "period")?,
        done: state == "done",
        holder: cell(row, "holder")?,
        started_at: cell(row, "started_at")?,
        beat_at: cell(row, "beat_at")?,
        finished_at: cell(row, "finished_at")?,
        after_id: cell(row, "after_id")?,
        subjects: cell(row, "subjects")?,
        effects: cell(row, "effects")?,
        failed: cell(row, "failed")?,
        refused: cell::<Option<String>>(row, "error")?.as_deref().map(Refused::read),
    })
}
