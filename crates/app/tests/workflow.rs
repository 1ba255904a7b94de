//! `docs/WORKFLOW.md` says what the program does: its tables are made from the code, here, and must be what stands in the file.
//! `BANTU_WRITE_DOCS=1 cargo nextest run -p bantu-app --test workflow` writes them anew.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use bantu_app::catalogue;
use bantu_domain::access::Role;
use bantu_domain::gate;
use bantu_domain::job::JobKind;
use bantu_domain::stage::StageTemplate;
use bantu_domain::state;
use bantu_domain::table::Entity;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn all<E: Entity>() -> Vec<E> {
    let rows = catalogue::rows().expect("the committed files are readable");
    let own = rows.iter().filter(|(table, ..)| table.name == E::TABLE);
    own.map(|(_, row, _)| E::read(row).expect("the row reads back")).collect()
}

/// A text of the English catalogue of the screens; the key is a pointer without its first stroke.
fn text(file: &str, key: &str) -> String {
    let path = root().join("ui/src/locales/en").join(file);
    let json = std::fs::read_to_string(path).expect("a catalogue");
    let texts: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let found = texts.pointer(&format!("/{key}")).and_then(serde_json::Value::as_str);
    found.unwrap_or_else(|| panic!("{file} has no {key}")).to_owned()
}

/// Stages with their conditions and who approves.
fn stages() -> String {
    let roles: Vec<Role> = all();
    let holder = |approver: &String| {
        let role = roles.iter().find(|role| role.stage_approval_role.as_ref() == Some(approver));
        role.map_or_else(|| panic!("nobody approves as {approver}"), |role| role.name_en.clone())
    };
    let mut stages: Vec<StageTemplate> = all();
    stages.sort_by_key(|stage| stage.stage_order);
    let mut out = String::from("| | Stage | Left when | Approved by |\n|---|---|---|---|\n");
    for stage in stages {
        let known: Vec<&str> = gate::conditions_of(stage.stage_order).iter().map(|code| code.code()).collect();
        let conditions: Vec<String> = known
            .iter()
            .filter(|code| stage.fields.conditions.iter().any(|asked| asked == *code))
            .map(|code| format!("{} (`{code}`)", text("gates.json", code)))
            .collect();
        let approvers: Vec<String> = stage.fields.approval_roles.iter().map(holder).collect();
        let approvers = if approvers.is_empty() { "–".to_owned() } else { approvers.join(" and ") };
        let name = format!("{} {} / {}", stage.fields.name_zh, stage.fields.name_en, stage.fields.name_id);
        writeln!(out, "| {} | {name} | {} | {approvers} |", stage.stage_order, conditions.join("; ")).expect("a text");
    }
    out
}

/// One table per status: what may follow what.
fn machines() -> String {
    let mut out = String::new();
    for machine in state::machines() {
        writeln!(out, "`{}.{}`\n\n| State | May become |\n|---|---|", machine.table, machine.column).expect("a text");
        for (state, next) in &machine.steps {
            let next = next.iter().map(|code| format!("`{code}`")).collect::<Vec<_>>().join(", ");
            let next = if next.is_empty() { "– (final)".to_owned() } else { next };
            writeln!(out, "| `{state}` | {next} |").expect("a text");
        }
        out.push('\n');
    }
    out.trim_end().to_owned() + "\n"
}

/// The jobs with what they do and the settings they go by.
fn jobs() -> String {
    let mut out = String::from("| Job | What it does | Runs | Settings, as they come |\n|---|---|---|---|\n");
    for job in JobKind::ALL {
        let (name, about) =
            (text("job.json", &format!("name/{}", job.code())), text("job.json", &format!("about/{}", job.code())));
        let every = if job.is_hourly() { "every hour" } else { "every day" };
        let settings = job.settings().iter().map(|key| format!("`{}` {}", key.code(), key.default_value()));
        let settings = settings.collect::<Vec<_>>().join("; ");
        let settings = if settings.is_empty() { "–".to_owned() } else { settings };
        writeln!(out, "| {name} (`{}`) | {about} | {every} | {settings} |", job.code()).expect("a text");
    }
    out
}

/// The file with its generated parts made anew; they stand between `<!-- NAME: made from the code -->` and `<!-- /NAME -->`.
fn made(file: &str, parts: &BTreeMap<&str, String>) -> String {
    let mut out = file.to_owned();
    for (name, part) in parts {
        let (begin, end) = (format!("<!-- {name}: made from the code -->\n"), format!("<!-- /{name} -->"));
        let start = out.find(&begin).unwrap_or_else(|| panic!("{begin}")) + begin.len();
        let stop = start + out[start..].find(&end).unwrap_or_else(|| panic!("{end}"));
        out.replace_range(start..stop, part);
    }
    out
}

#[test]
fn the_workflow_page_says_what_the_code_does() {
    let path = root().join("docs/WORKFLOW.md");
    let file = std::fs::read_to_string(&path).expect("docs/WORKFLOW.md");
    let wanted = made(&file, &BTreeMap::from([("jobs", jobs()), ("stages", stages()), ("states", machines())]));
    if std::env::var_os("BANTU_WRITE_DOCS").is_some() {
        std::fs::write(&path, &wanted).expect("docs/WORKFLOW.md is written");
    }
    assert!(file == wanted, "docs/WORKFLOW.md is not what the code does: write it anew with BANTU_WRITE_DOCS=1");
}

#[test]
fn a_difference_is_seen() {
    let file = "a\n<!-- x: made from the code -->\nold\n<!-- /x -->\nb\n";
    let wanted = "a\n<!-- x: made from the code -->\nnew\n<!-- /x -->\nb\n";
    assert_eq!(made(file, &BTreeMap::from([("x", "new\n".to_owned())])), wanted);
}

#[test]
fn every_status_of_the_domain_has_its_table() {
    // Statuses that are worked out anew from other rows, or chosen freely, take no steps.
    const NO_STEPS: [&str; 5] =
        ["CollectionStatus", "ValidationStatus", "ProductStatus", "PlanStatus", "PrerequisiteStatus"];
    fn sources(folder: &Path, out: &mut String) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                sources(&path, out);
            } else {
                out.push_str(&std::fs::read_to_string(&path).expect("a source"));
            }
        }
    }
    let mut text = String::new();
    sources(&root().join("crates/domain/src"), &mut text);
    let enums = text.split("pub enum ").skip(1).filter_map(|rest| rest.split([' ', '{']).next());
    let statuses: Vec<&str> = enums.filter(|name| name.ends_with("Status") || name.ends_with("State")).collect();
    assert!(statuses.len() > 15, "{statuses:?}");
    for status in statuses.into_iter().filter(|status| !NO_STEPS.contains(status)) {
        assert!(text.contains(&format!("transitions! {{\n    {status} in")), "{status} has no table of its steps");
        assert!(text.contains(&format!("::{status}>()")), "{status} stands in no list of machines");
    }
}
