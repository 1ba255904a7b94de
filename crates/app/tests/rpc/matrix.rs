//! Who may call what: every use case with every built-in role, against the committed matrix.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use bantu_app::usecase;
use bantu_domain::Command;
use serde_json::{Value, json};

use crate::office::{Office, ROLES};

const MATRIX: &str = include_str!("../../matrix.csv");

/// Use cases whose permission follows from their arguments, with arguments for each case; all others are asked with none.
fn samples(name: &'static str) -> Vec<(String, Value)> {
    match name {
        "lookup.create" | "lookup.update" => ["industries", "product_categories"]
            .into_iter()
            .map(|list| {
                let args = match name {
                    "lookup.create" => json!({"list": list, "fields": {"code": "", "name_zh": "", "name_id": ""}}),
                    _ => json!({"list": list, "id": entry(list), "changes": []}),
                };
                (format!("{name} {list}"), args)
            })
            .collect(),
        _ => vec![(name.to_owned(), json!({}))],
    }
}

fn entry(list: &str) -> Value {
    let (table, code) =
        if list == "industries" { ("industries", INDUSTRY) } else { ("product_categories", "VisaService") };
    crate::office::built_in(table, code)
}

const INDUSTRY: &str = "manufacturing";

#[test]
fn the_matrix_holds_for_every_use_case_and_role() {
    let office = Office::new();
    let mut walked = format!("use_case,{}\n", ROLES.join(","));
    for case in usecase::all() {
        for (label, args) in samples(case.name) {
            let marks = ROLES.map(|role| match office.call(office.user(role), case.name, args.clone()) {
                Err(error) if error.code == "permission.denied" => "-",
                _ => "Y",
            });
            writeln!(walked, "{label},{}", marks.join(",")).expect("text");
        }
    }
    if walked != MATRIX {
        let committed: BTreeMap<&str, &str> = MATRIX.lines().filter_map(|line| line.split_once(',')).collect();
        let differs: Vec<&str> = walked
            .lines()
            .filter(|line| line.split_once(',').is_none_or(|(name, marks)| committed.get(name) != Some(&marks)))
            .collect();
        panic!("matrix.csv differs in {differs:#?}\nwalked:\n{walked}");
    }
}

/// The table asks for the same permission as the command behind it; the rules would refuse later otherwise, or a laptop would run
/// what the office refuses.
#[test]
fn a_use_case_asks_for_the_permission_of_its_command() {
    let mut compared = 0;
    for case in usecase::all() {
        if let Some(permission) = Command::permission_of(case.name) {
            assert_eq!(case.permission, permission, "{}", case.name);
            compared += 1;
        }
    }
    assert!(compared > 25, "{compared}");
}
