//! Which records a job looks at, and what ran: the same on every database.

use bantu_domain::job::JobKind;
use bantu_domain::record::{Cell, Id, Instant};
use bantu_domain::refusal::StoreError;
use bantu_domain::table::Root;
use bantu_domain::tx::Tx;
use bantu_store::Conn;
use bantu_store::query::job::{self, Ask, Refused, Run};
use chrono::NaiveDate;

use crate::data::{self, decide, id, key, put, root, row, table, text};
use crate::place::Place;

crate::on_every_database![each_job_finds_its_own, what_ran_is_kept];

/// A record that is due for a job; `due` is the column that makes it so, at 100 or on the first of March.
struct Record {
    table: &'static str,
    due: &'static str,
    more: &'static [(&'static str, &'static str)],
    jobs: &'static [JobKind],
}

const RECORDS: &[Record] = &[
    Record {
        table: "leads",
        due: "created_at",
        more: &[("status", "new"), ("pool_status", "private"), ("owner_user_id", "rep")],
        jobs: &[JobKind::LeadCountdown],
    },
    Record {
        table: "leads",
        due: "release_countdown_at",
        more: &[("status", "new"), ("pool_status", "countdown")],
        jobs: &[JobKind::LeadRelease],
    },
    Record {
        table: "opportunities",
        due: "last_follow_up_at",
        more: &[("workflow_status", "active")],
        jobs: &[JobKind::OpportunityStale],
    },
    Record { table: "customers", due: "next_follow_up_at", more: &[], jobs: &[JobKind::FollowUpReminder] },
    Record { table: "quotations", due: "valid_until", more: &[("status", "sent")], jobs: &[JobKind::QuotationExpiry] },
    Record { table: "contracts", due: "effective_from", more: &[("status", "signed")], jobs: &[JobKind::ContractTerm] },
    Record {
        table: "order_payments",
        due: "due_date",
        more: &[("status", "pending"), ("payment_type", "partial")],
        jobs: &[JobKind::InstalmentReminder],
    },
    Record {
        table: "order_payments",
        due: "due_date",
        more: &[("status", "pending"), ("payment_type", "monthly")],
        jobs: &[JobKind::MonthlyReminder],
    },
    Record {
        table: "payments",
        due: "reported_at",
        more: &[("status", "pending_review")],
        jobs: &[JobKind::ReviewReminder],
    },
    Record {
        table: "approvals",
        due: "requested_at",
        more: &[("state", "pending")],
        jobs: &[JobKind::ApprovalReminder],
    },
    Record {
        table: "execution_orders",
        due: "planned_end_date",
        more: &[("status", "in_progress"), ("order_type", "long_term")],
        jobs: &[JobKind::ExecutionOverdue, JobKind::TaxFiling],
    },
    Record { table: "material_documents", due: "expires_on", more: &[], jobs: &[JobKind::DocumentExpiry] },
];

/// A record with what it hangs on; of those that are late or not, only the due day differs.
fn record(tx: &mut dyn Tx, of: &Record, name: &str, late: bool) -> Result<(), bantu_domain::refusal::Fault> {
    let table = table(of.table);
    let parents = [
        ("customer_id", "c"),
        ("opportunity_id", "d"),
        ("contract_id", "k"),
        ("order_id", "o"),
        ("quotation_id", "q"),
        ("requirement_id", "r"),
    ];
    let mut cells: Vec<(&str, Cell)> = Vec::new();
    for column in &table.columns {
        let parent = parents.iter().find(|(parent, _)| *parent == column.name && !column.nullable);
        if let Some((_, parent)) = parent {
            cells.push((column.name, key(parent)));
        }
        if column.name == of.due {
            let late = match (column.integer, late) {
                (true, true) => Cell::Int(100),
                (true, false) => Cell::Int(300),
                (false, true) => text("2026-03-01"),
                (false, false) => text("2026-05-01"),
            };
            cells.push((column.name, late));
        }
        match column.name {
            "is_current" | "current_stage_order" | "exchange_rate_e9" | "payment_amount_minor" | "amount_minor" => {
                cells.push((column.name, Cell::Int(1)))
            }
            // Of these there may be one each.
            "subject_id" => cells.push((column.name, key(name))),
            "service_category" | "order_number" | "order_no" | "payment_no" if !column.nullable => {
                cells.push((column.name, text(name)));
            }
            "version" => {
                cells.push((column.name, Cell::Int(name.bytes().map(i64::from).fold(0, |sum, byte| sum * 131 + byte))))
            }
            _ => {}
        }
    }
    for (column, value) in of.more {
        cells.push((column, if *column == "owner_user_id" { key(value) } else { text(value) }));
    }
    put(tx, of.table, &row(table, name, &cells), &root("c"))
}

fn ask(again: bool) -> Ask {
    let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
    let at = |micros| Instant::from_micros(micros).expect("a time");
    Ask { now: at(200), before: at(200), today: day("2026-03-01"), until: day("2026-04-01"), again }
}

fn found(conn: &mut Conn<'_>, job: JobKind, again: bool, after: &str, limit: i64) -> Result<Vec<Id>, StoreError> {
    job::candidates(conn, job, &ask(again), after, limit)
}

fn each_job_finds_its_own(place: &Place) {
    let fill = |conn: &mut Conn<'_>| {
        decide(conn, |tx| {
            put(tx, "customers", &data::customer("c", "rep", "客户"), &root("c"))?;
            put(tx, "opportunities", &data::deal("d", "c", "商机"), &root("c"))?;
            for (name, parent) in
                [("k", "contracts"), ("o", "orders"), ("q", "quotations"), ("r", "material_requirements")]
            {
                let of = Record { table: parent, due: "", more: &[], jobs: &[] };
                record(tx, &of, name, false)?;
            }
            for (n, of) in RECORDS.iter().enumerate() {
                for late in ["a", "b", "c"] {
                    record(tx, of, &format!("{n}{late}"), true)?;
                }
                record(tx, of, &format!("{n}-later"), false)?;
            }
            Ok(())
        })
    };
    place.database.write(fill).expect("written");
    for (n, of) in RECORDS.iter().enumerate() {
        let mut wanted: Vec<Id> = ["a", "b", "c"].map(|late| id(&format!("{n}{late}"))).into();
        wanted.sort_by_key(Id::to_string);
        for job in of.jobs {
            let all = |conn: &mut Conn<'_>| found(conn, *job, true, "", 200);
            let mut all: Vec<Id> = place.database.read(all).expect("a list");
            // A running service has its reports whenever its work ends.
            all.retain(|one| *job != JobKind::TaxFiling || wanted.contains(one));
            assert_eq!(all, wanted, "{job:?}");
            let first = place.database.read(|conn| found(conn, *job, true, "", 2)).expect("a page");
            let last = first.last().expect("a record").to_string();
            let rest = place.database.read(|conn| found(conn, *job, true, &last, 200)).expect("a page");
            assert!(first.iter().all(|one| !rest.contains(one)), "{job:?}");
            assert!(wanted.iter().all(|one| first.contains(one) || rest.contains(one)), "{job:?}");
        }
    }
    // The one job with no due day of its own: deals that stand where papers are given.
    let none = place.database.read(|conn| found(conn, JobKind::MaterialReminder, true, "", 200)).expect("a list");
    assert_eq!(none, []);
    let covered: Vec<JobKind> = RECORDS.iter().flat_map(|of| of.jobs).copied().collect();
    let missing: Vec<_> = JobKind::ALL.iter().filter(|job| !covered.contains(job)).collect();
    assert_eq!(missing, [&JobKind::MaterialReminder]);

    // A deal that is marked is asked about again only when it is time to say so again.
    let mark = |conn: &mut Conn<'_>| {
        decide(conn, |tx| {
            let stale = [
                ("customer_id", key("c")),
                ("workflow_status", text("active")),
                ("current_stage_order", Cell::Int(1)),
                ("last_follow_up_at", Cell::Int(100)),
                ("is_stale", Cell::Int(1)),
            ];
            put(tx, "opportunities", &row(table("opportunities"), "marked", &stale), &Root::Customer(id("c")))
        })
    };
    place.database.write(mark).expect("written");
    for again in [true, false] {
        let deals = place.database.read(|conn| found(conn, JobKind::OpportunityStale, again, "", 200)).expect("a list");
        assert_eq!(deals.contains(&id("marked")), again);
    }
}

fn what_ran_is_kept(place: &Place) {
    let at = |micros| Instant::from_micros(micros).expect("a time");
    let run = |period: &str, begun: i64, done: bool| Run {
        job: JobKind::LeadRelease,
        period: period.to_owned(),
        done,
        holder: "here".to_owned(),
        started_at: at(begun),
        beat_at: at(begun + 5),
        finished_at: done.then(|| at(begun + 5)),
        after_id: "x".to_owned(),
        subjects: 7,
        effects: 3,
        failed: i64::from(!done),
        refused: (!done).then(|| Refused { code: "lead.closed".to_owned(), id: Some(Id::nil()) }),
    };
    let runs = [run("2026-03-01", 10, true), run("2026-03-02", 20, false), run("now-30", 30, true)];
    for one in &runs {
        place.database.write(|conn| job::save(conn, one)).expect("saved");
    }
    let kept = place.database.read(|conn| job::runs(conn, JobKind::LeadRelease, 2)).expect("runs");
    assert_eq!(kept, [runs[2].clone(), runs[1].clone()]);
    let last = || place.database.read(|conn| job::last_period(conn, JobKind::LeadRelease)).expect("a period");
    assert_eq!(last().as_deref(), Some("2026-03-01"), "neither one that goes on nor one by hand");
    // A run of an earlier version has no record beside the code.
    let before = Run { refused: Some(Refused { code: "lead.closed".to_owned(), id: None }), ..runs[1].clone() };
    place.database.write(|conn| job::save(conn, &before)).expect("saved");
    let kept = place.database.read(|conn| job::run(conn, JobKind::LeadRelease, "2026-03-02")).expect("a run");
    assert_eq!(kept, Some(before));
    let ended = Run { done: true, finished_at: Some(at(40)), failed: 0, refused: None, ..runs[1].clone() };
    place.database.write(|conn| job::save(conn, &ended)).expect("saved");
    let one = |period: &str| place.database.read(|conn| job::run(conn, JobKind::LeadRelease, period)).expect("a run");
    assert_eq!(one("2026-03-02"), Some(ended));
    assert_eq!(one("2026-03-03"), None);
    assert_eq!(last().as_deref(), Some("2026-03-02"));
    assert_eq!(place.database.read(|conn| job::last_period(conn, JobKind::TaxFiling)).expect("a period"), None);
}
