//! Prints the budgeted figures as one JSON object: percentiles that a mean would hide, beside the plain fsync of this disk.

use std::fs::File;
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use bantu_benches::{Workspace, money, paper};
use serde_json::{Value, json};

/// Orders of the list of deals.
const SORTS: &[&str] = &["updated_at", "name", "customer", "stage", "amount"];
/// Searches: Chinese, pinyin, initials, numbers; words that a tenth of all deals hold, and words that none holds.
const WORDS: &[&str] =
    &["税务", "北京科技", "shenzhen", "gongsizhuce", "工作签 4242", "发", "10001", "mianyi", "银行开户", "bj"];

/// Companies as they are typed: the beginning, a name that thousands share, one that is there, and one that is not.
const COMPANIES: &[&str] =
    &["北京", "上海科技矿业", "深圳贸易能源有限公司 4242", "印尼广州矿业纺织", "PT Nusantara Sejahtera", "bj"];

type Failure = Box<dyn std::error::Error>;

fn percentiles(mut samples: Vec<Duration>) -> Value {
    samples.sort();
    let at = |percent: usize| samples[(samples.len() * percent / 100).min(samples.len() - 1)].as_micros();
    json!({ "n": samples.len(), "p50_us": at(50), "p99_us": at(99), "max_us": at(100) })
}

fn measure(count: usize, mut run: impl FnMut(usize) -> Result<(), Failure>) -> Result<Value, Failure> {
    let mut samples = Vec::with_capacity(count);
    for n in 0..count {
        let start = Instant::now();
        run(n)?;
        samples.push(start.elapsed());
    }
    Ok(percentiles(samples))
}

/// Percentiles of all cases together, and of each alone, so that a slow one does not hide among the others; they take turns, so
/// that none finds its pages still in memory.
fn per_case(
    cases: &[&str],
    each: usize,
    mut run: impl FnMut(&str, usize) -> Result<(), Failure>,
) -> Result<Value, Failure> {
    let mut cases: Vec<(&str, Vec<Duration>)> = cases.iter().map(|case| (*case, Vec::with_capacity(each))).collect();
    for n in 0..each {
        for (case, samples) in &mut cases {
            let start = Instant::now();
            run(case, n)?;
            samples.push(start.elapsed());
        }
    }
    let mut figures = percentiles(cases.iter().flat_map(|(_, samples)| samples).copied().collect());
    figures["cases"] = cases.into_iter().map(|(case, samples)| (case.to_owned(), percentiles(samples))).collect();
    Ok(figures)
}

/// What was measured has an answer that nobody looks at.
fn done<T>(_answer: T) -> Result<(), Failure> {
    Ok(())
}

fn main() -> Result<(), Failure> {
    let folder = tempfile::tempdir()?;
    let mut file = File::create(folder.path().join("fsync"))?;
    let fsync = measure(100, |n| {
        file.write_all(&[u8::try_from(n % 251)?; 4096])?;
        Ok(file.sync_all()?)
    })?;

    let paper = paper()?;
    let size = bantu_documents::render(&paper)?.len();
    let pdf = measure(200, |_| done(bantu_documents::render(&paper)?))?;

    let contract = money::contract()?;
    let contract_size = bantu_documents::render(&contract)?.len();
    let contract_pdf = measure(100, |_| done(bantu_documents::render(&contract)?))?;

    let start = Instant::now();
    let workspace = Workspace::filled(folder.path(), 100_000)?;
    let filling = start.elapsed().as_millis();
    let customer = workspace.json("opportunity.list", json!({ "limit": 1 }))?["rows"][0]["customer"]["id"].clone();
    let command = measure(300, |n| {
        let fields = json!({ "customer_id": customer, "name": format!("王芳 {n}") });
        done(workspace.json("contact.create", json!({ "fields": fields }))?)
    })?;
    let list = per_case(SORTS, 100, |sort, n| {
        let args = json!({ "sort": sort, "descending": n % 2 == 0, "offset": (n * 7_919) % 99_000, "limit": 100 });
        done(workspace.json("opportunity.list", args)?)
    })?;
    let search = per_case(WORDS, 50, |word, _| {
        done(workspace.json("opportunity.list", json!({ "query": word, "limit": 100 }))?)
    })?;
    let everything =
        measure(200, |n| done(workspace.json("search.all", json!({ "query": WORDS[n % WORDS.len()], "limit": 20 }))?))?;

    let typing_folder = tempfile::tempdir()?;
    let crowd = Workspace::with_leads(typing_folder.path(), 100_000)?;
    let twins = per_case(COMPANIES, 50, |name, n| {
        let phone = format!("+62 812-{:04}-{:04}", n / 10_000, n % 10_000);
        done(crowd.json("lead.check_duplicate", json!({ "company_name": name, "phone": phone }))?)
    })?;
    drop(crowd);
    let nights_folder = tempfile::tempdir()?;
    let nights = bantu_benches::night::nights(nights_folder.path(), 100_000)?;
    drop(nights_folder);

    let start_headless = match std::env::args().nth(1) {
        Some(binary) => headless(&binary, folder.path())?,
        None => Value::Null,
    };
    let deal = workspace.add_papers()?;
    let gate = measure(200, |_| done(workspace.json("stage.gate", json!({ "opportunity_id": deal }))?))?;
    let start = Instant::now();
    workspace.add_orders(100_000)?;
    let filling_orders = start.elapsed().as_millis();
    let receivables = per_case(&["open", "overdue", "due_soon", "on_delivery"], 100, |due, n| {
        done(workspace.json("receivable.list", json!({ "due": due, "offset": (n * 97) % 9_900, "limit": 100 }))?)
    })?;
    let revenue = measure(200, |n| {
        let args = if n % 2 == 0 { json!({}) } else { json!({ "from": "2024-01", "to": "2027-12" }) };
        done(workspace.json("revenue.summary", args)?)
    })?;
    let figures = json!({
        "fsync_4k": fsync,
        "quotation_pdf_20_lines": { "time": pdf, "bytes": size },
        "fill_100k_deals_ms": filling,
        "command_commit": command,
        "opportunity_list": list,
        "opportunity_search": search,
        "search_all": everything,
        "lead_check_duplicate_100k_customers": twins,
        "jobs_100k_leads_100k_deals": nights,
        "stage_gate_300_papers": gate,
        "headless_first_answer": start_headless,
        "contract_pdf_6_pages": { "time": contract_pdf, "bytes": contract_size },
        "fill_100k_orders_with_1200k_receipts_ms": filling_orders,
        "receivable_list": receivables,
        "revenue_summary": revenue,
    });
    println!("{}", serde_json::to_string_pretty(&figures)?);
    Ok(())
}

/// Whole-process time of `bantu rpc` to its first answer; the keychain holds the key that the first run makes.
fn headless(binary: &str, folder: &std::path::Path) -> Result<Value, Failure> {
    let data = folder.join("headless");
    let run = |name: &str, args: &str| -> Result<(), Failure> {
        let status =
            Command::new(binary).arg("--data").arg(&data).args(["rpc", name, args]).stdout(Stdio::null()).status()?;
        if status.success() { Ok(()) } else { Err(format!("{name} failed").into()) }
    };
    run("setup.stand_alone", r#"{"display_name":"陈伟","email":"chen@example.com","language":"zh"}"#)?;
    measure(30, |_| run("session.get", "{}"))
}
