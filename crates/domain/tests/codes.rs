//! Every refusal code that the sources construct is listed in `codes.txt`, by which the interface knows what to say.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// Codes in `Refusal::new("…")`, and whether any refusal is built from something else.
fn constructed(text: &str) -> (BTreeSet<String>, usize) {
    let mut codes = BTreeSet::new();
    let mut other = 0;
    for rest in text.split("Refusal::new(").skip(1) {
        if let Some((code, _)) = rest.trim_start().strip_prefix('"').and_then(|rest| rest.split_once('"')) {
            codes.insert(code.to_owned());
        } else {
            other += 1;
        }
    }
    (codes, other)
}

#[test]
fn codes_txt_lists_exactly_the_codes_of_the_sources() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut codes = BTreeSet::new();
    for path in sources(&home.join("src")) {
        let mut text = fs::read_to_string(&path).expect("a readable source");
        if path.ends_with("refusal.rs") {
            text = text.replace("Self::new(", "Refusal::new(");
        }
        let (found, other) = constructed(&text);
        assert_eq!(other, 0, "{} builds a refusal whose code is not written out", path.display());
        codes.extend(found);
    }
    let listed = fs::read_to_string(home.join("codes.txt")).expect("codes.txt");
    let expected: String = codes.iter().map(|code| format!("{code}\n")).collect();
    assert_eq!(listed, expected);
    for code in &codes {
        let parts: Vec<&str> = code.split('.').collect();
        let plain = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        assert!(parts.len() == 2 && parts.iter().all(plain), "{code} has the form noun.problem");
    }
}

#[test]
fn the_reader_of_sources_sees_every_form() {
    let text = "Refusal::new(\"a.b\") Refusal::new(\n    \"c.d\") Refusal::new(format!(\"x\"))";
    assert_eq!(constructed(text), (BTreeSet::from(["a.b".to_owned(), "c.d".to_owned()]), 1));
}
