//! The walls between the crates, held by a test: who may depend on what, which words may stand where, and which
//! licences may come in. `docs/ARCHITECTURE.md` gives the reasons; the lists here are the rule.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use serde_json::Value;

/// What every crate may use: plain data, errors, log lines. None of them does input or output.
const PLAIN: &[&str] = &["blake3", "chrono", "rust_decimal", "serde", "serde_json", "thiserror", "uuid"];

/// Direct dependencies beyond `PLAIN`, crate by crate; a new one is a decision and stands here with its crate.
const MAY_USE: &[(&str, &[&str])] = &[
    // The business: no clock, no randomness, no log, no input or output.
    ("bantu-domain", &["utoipa"]),
    // All SQL, and the text keys that it searches by.
    ("bantu-store", &["bantu-domain", "pinyin", "postgres", "rusqlite", "sea-query", "unicode-normalization"]),
    // Paper: fonts, text and PDF; no SQL and no network.
    (
        "bantu-documents",
        &[
            "bantu-domain",
            "icu_normalizer",
            "icu_segmenter",
            "imagesize",
            "lopdf",
            "png",
            "printpdf",
            "quick-xml",
            "rust_xlsxwriter",
            "sha2",
            "subsetter",
            "ttf-parser",
        ],
    ),
    // Use cases, sync, mail and jobs; no window and no web server.
    (
        "bantu-app",
        &[
            "argon2",
            "bantu-documents",
            "bantu-domain",
            "bantu-store",
            "chacha20poly1305",
            "getrandom",
            "lettre",
            "reqwest",
            "rustls",
            "serde_path_to_error",
            "sha2",
            "tokio",
            "tracing",
            "utoipa",
        ],
    ),
    // HTTP, accounts and objects; no rules and no SQL.
    (
        "bantu-server",
        &[
            "anyhow",
            "argon2",
            "axum",
            "axum-server",
            "bantu-app",
            "bantu-domain",
            "bantu-store",
            "clap",
            "getrandom",
            "mimalloc",
            "opendal",
            "rustls",
            "rustls-pemfile",
            "sha2",
            "tokio",
            "tokio-rustls",
            "tower",
            "tower-http",
            "tracing",
            "tracing-appender",
            "tracing-subscriber",
            "utoipa",
        ],
    ),
    // The desktop shell: window, keychain, files.
    (
        "bantu",
        &[
            "apple-native-keyring-store",
            "argon2",
            "bantu-app",
            "chacha20poly1305",
            "clap",
            "data-encoding",
            "dirs",
            "getrandom",
            "keyring-core",
            "mimalloc",
            "tauri",
            "tauri-build",
            "tauri-plugin-dialog",
            "tauri-plugin-opener",
            "tauri-plugin-single-instance",
            "tauri-plugin-window-state",
            "tracing",
            "tracing-subscriber",
            "webkit2gtk",
            "windows-native-keyring-store",
            "zbus",
            "zbus-secret-service-keyring-store",
            "zeroize",
        ],
    ),
];

/// Used by tests and measures alone; any crate may have them as dev-dependencies, as it may the other crates.
const FOR_TESTS: &[&str] = &["insta", "lopdf", "proptest", "tempfile", "tower"];

/// Words that may stand only in the sources of the named packages.
const WORDS: &[(&str, &[&str])] = &[
    ("tauri", &["bantu"]),
    ("tauri_plugin_dialog", &["bantu"]),
    ("keyring_core", &["bantu"]),
    ("axum", &["bantu-server"]),
    ("tower_http", &["bantu-server"]),
    ("rusqlite", &["bantu-store"]),
    ("tokio_postgres", &["bantu-store"]),
    ("postgres::", &["bantu-store"]),
    ("sea_query", &["bantu-store"]),
    ("printpdf", &["bantu-documents"]),
    ("lettre", &["bantu-app"]),
];

/// Beginnings of SQL text, which stands in the store alone.
const SQL: &[&str] = &[
    "SELECT ",
    "INSERT INTO ",
    "INSERT OR ",
    "DELETE FROM ",
    "CREATE TABLE ",
    "CREATE INDEX ",
    "DROP TABLE ",
    "ALTER TABLE ",
    "PRAGMA ",
];

/// Crates of which two versions would be a fault, not only weight.
const ONCE: &[&str] = &[
    "axum",
    "chrono",
    "libsqlite3-sys",
    "ring",
    "rusqlite",
    "rustls",
    "serde",
    "tauri",
    "tokio",
    "utoipa",
    "uuid",
    "wry",
];

struct Package {
    name: String,
    root: PathBuf,
    /// Name in the sources, and whether the dependency serves tests alone.
    dependencies: BTreeMap<String, bool>,
    sources: BTreeMap<PathBuf, String>,
}

static WORKSPACE: LazyLock<PathBuf> =
    LazyLock::new(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap());

static PACKAGES: LazyLock<Vec<Package>> =
    LazyLock::new(|| array(&metadata(&["--no-deps"]), "packages").iter().map(package).collect());

fn metadata(more: &[&str]) -> Value {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version=1", "--locked"])
        .args(more)
        .current_dir(&*WORKSPACE)
        .output()
        .unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}");
    serde_json::from_slice(&output.stdout).unwrap()
}

fn array<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    value[field].as_array().map_or(&[], Vec::as_slice)
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_default()
}

fn package(value: &Value) -> Package {
    let root = Path::new(text(value, "manifest_path")).parent().unwrap().to_owned();
    let mut dependencies = BTreeMap::new();
    for dependency in array(value, "dependencies") {
        let name = match text(dependency, "rename") {
            "" => text(dependency, "name"),
            renamed => renamed,
        };
        let only_tests = text(dependency, "kind") == "dev";
        let known = dependencies.entry(name.to_owned()).or_insert(only_tests);
        *known = *known && only_tests;
    }
    let mut sources = BTreeMap::new();
    for folder in ["src", "tests", "src-tauri", "build.rs", "lib.rs", "benches", "examples"] {
        // The root package's own sources stand in src-tauri; the folders beside it are other packages.
        if root != *WORKSPACE || folder == "src-tauri" {
            read(&root.join(folder), &mut sources);
        }
    }
    if text(value, "name") == "bantu-benches" {
        read(&root, &mut sources);
    }
    Package { name: text(value, "name").to_owned(), root, dependencies, sources }
}

fn read(path: &Path, sources: &mut BTreeMap<PathBuf, String>) {
    if path.is_dir() {
        for entry in std::fs::read_dir(path).unwrap() {
            read(&entry.unwrap().path(), sources);
        }
    } else if path.is_file() && path.extension().is_some_and(|ending| ending == "rs") {
        let code = std::fs::read_to_string(path).unwrap();
        sources.insert(path.to_owned(), without_comments(&code));
    }
}

/// The code of a file: comments may name whatever they explain.
fn without_comments(code: &str) -> String {
    code.lines()
        .map(|line| match line.find("//") {
            Some(at) if !line[..at].ends_with(':') => &line[..at],
            _ => line,
        })
        .collect::<Vec<_>>()
        .join("\n")
}

/// True if the word stands in the code by itself, not as a part of a longer one.
fn has_word(code: &str, word: &str) -> bool {
    let part_of_word = |character: char| character.is_alphanumeric() || character == '_';
    code.match_indices(word).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + word.len()..].chars().next();
        !before.is_some_and(part_of_word) && (word.ends_with(':') || !after.is_some_and(part_of_word))
    })
}

fn is_this_test(path: &Path) -> bool {
    path.ends_with("testkit/tests/walls.rs")
}

#[test]
fn every_crate_depends_only_on_what_it_may() {
    let mut wrong = Vec::new();
    for package in PACKAGES.iter() {
        let Some((_, own)) = MAY_USE.iter().find(|(name, _)| *name == package.name) else {
            // The test crates see everything, and nothing that ships sees them.
            assert!(
                ["bantu-model", "bantu-testkit", "bantu-benches"].contains(&package.name.as_str()),
                "{} has no list here",
                package.name
            );
            continue;
        };
        for (dependency, only_tests) in &package.dependencies {
            let plain = PLAIN.contains(&dependency.as_str());
            let listed = own.contains(&dependency.as_str());
            let for_tests =
                *only_tests && (FOR_TESTS.contains(&dependency.as_str()) || dependency.starts_with("bantu-"));
            if !(plain || listed || for_tests) {
                wrong.push(format!("{} must not use {dependency}", package.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_dependency_is_used() {
    let mut unused = Vec::new();
    for package in PACKAGES.iter() {
        for dependency in package.dependencies.keys() {
            let word = dependency.replace('-', "_");
            if !package.sources.values().any(|code| has_word(code, &word)) {
                unused.push(format!("{} does not use {dependency}", package.name));
            }
        }
    }
    assert!(unused.is_empty(), "{unused:#?}");
}

#[test]
fn names_of_libraries_stay_behind_their_walls() {
    let mut wrong = Vec::new();
    for package in PACKAGES.iter() {
        for (path, code) in &package.sources {
            for (word, may) in WORDS {
                if !may.contains(&package.name.as_str()) && !is_this_test(path) && has_word(code, word) {
                    wrong.push(format!("{}: {word}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn sql_stands_in_the_store_alone() {
    let mut wrong = Vec::new();
    let shipped = ["bantu", "bantu-app", "bantu-documents", "bantu-domain", "bantu-server"];
    for package in PACKAGES.iter().filter(|package| shipped.contains(&package.name.as_str())) {
        // Tests may ask the database what a use case left there.
        for (path, code) in package.sources.iter().filter(|(path, _)| !path.starts_with(package.root.join("tests"))) {
            for start in SQL {
                if code.contains(&format!("\"{start}")) {
                    wrong.push(format!("{}: {start}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn money_and_rows_know_no_floating_point() {
    let mut wrong = Vec::new();
    for package in PACKAGES.iter().filter(|package| ["bantu-domain", "bantu-store"].contains(&package.name.as_str())) {
        for (path, code) in &package.sources {
            if has_word(code, "f64") || has_word(code, "f32") {
                wrong.push(path.display().to_string());
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_window_command_translates_in_five_lines() {
    let shell = PACKAGES.iter().find(|package| package.name == "bantu").unwrap();
    let mut commands = 0;
    for (path, code) in &shell.sources {
        for (_, rest) in code.match_indices("#[tauri::command]").map(|(at, mark)| (at, &code[at + mark.len()..])) {
            let function = &rest[..rest.find("\n}").unwrap()];
            let body = function.split_once("{\n").unwrap().1;
            let lines = body.lines().count();
            assert!(lines <= 5, "{}: {lines} lines in{function}", path.display());
            commands += 1;
        }
    }
    assert!(commands > 0, "no commands were found");
}

#[test]
fn only_the_platform_folder_of_the_screens_knows_the_window() {
    let mut wrong = Vec::new();
    let mut folders = vec![WORKSPACE.join("ui/src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.starts_with(WORKSPACE.join("ui/src/platform"))
                && path.extension().is_some_and(|ending| ending == "ts" || ending == "tsx")
                && std::fs::read_to_string(&path).unwrap().contains("@tauri-apps/")
            {
                wrong.push(path);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_manifests_give_every_crate_the_common_lints_and_licence() {
    for package in PACKAGES.iter() {
        let manifest = std::fs::read_to_string(package.root.join("Cargo.toml")).unwrap();
        assert!(manifest.contains("[lints]\nworkspace = true"), "{}", package.name);
        assert!(manifest.contains("license.workspace = true"), "{}", package.name);
    }
}

/// The quoted words of `deny.toml` between two marks: there is one list of licences and one of bans.
fn denied(from: &str, to: &str, field: &str) -> BTreeSet<String> {
    let deny = std::fs::read_to_string(WORKSPACE.join("deny.toml")).unwrap();
    let section = deny.split_once(from).unwrap().1.split_once(to).unwrap().0;
    section
        .lines()
        .filter_map(|line| line.trim().strip_prefix(field))
        .filter_map(|line| line.split('"').next().filter(|word| !word.is_empty()))
        .map(str::to_owned)
        .collect()
}

/// True if some reading of the licence expression is allowed; `/` is the old spelling of OR.
fn may_come_in(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ").replace(" WITH ", "\u{1}");
    let words: Vec<String> = spaced.split_whitespace().map(|word| word.replace('\u{1}', " WITH ")).collect();
    let mut position = 0;
    let result = any_of(&words, &mut position, allowed);
    result && position == words.len()
}

fn any_of(words: &[String], position: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let mut result = all_of(words, position, allowed);
    while words.get(*position).is_some_and(|word| word == "OR") {
        *position += 1;
        result |= all_of(words, position, allowed);
    }
    result
}

fn all_of(words: &[String], position: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let mut result = one(words, position, allowed);
    while words.get(*position).is_some_and(|word| word == "AND") {
        *position += 1;
        result &= one(words, position, allowed);
    }
    result
}

fn one(words: &[String], position: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let Some(word) = words.get(*position) else {
        return false;
    };
    *position += 1;
    if word == "(" {
        let result = any_of(words, position, allowed);
        *position += 1;
        return result;
    }
    allowed.contains(word)
}

#[test]
fn licence_expressions_are_read_right() {
    let allowed = BTreeSet::from(["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception"].map(str::to_owned));
    let check = |expression, expected| {
        assert_eq!(may_come_in(expression, &allowed), expected, "{expression}");
    };
    check("MIT", true);
    check("MIT/Apache-2.0", true);
    check("GPL-3.0 OR MIT", true);
    check("MIT AND GPL-3.0", false);
    check("(MIT OR GPL-3.0) AND Apache-2.0", true);
    check("(GPL-2.0 OR GPL-3.0) AND Apache-2.0", false);
    check("Apache-2.0 WITH LLVM-exception", true);
    check("", false);
}

#[test]
fn every_crate_that_comes_in_has_a_licence_we_allow_and_none_is_banned() {
    let allowed = denied("[licenses]", "[bans]", "\"");
    let banned = denied("[bans]", "[sources]", "{ name = \"");
    assert!(allowed.contains("MIT") && banned.contains("sqlx"), "deny.toml was not understood");
    let all = metadata(&[]);
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut wrong = Vec::new();
    for package in array(&all, "packages") {
        let (name, version) = (text(package, "name"), text(package, "version"));
        versions.entry(name).or_default().insert(version);
        if !may_come_in(text(package, "license"), &allowed) {
            wrong.push(format!("{name} {version}: licence {}", package["license"]));
        }
        if banned.contains(name) {
            wrong.push(format!("{name} {version} is banned"));
        }
    }
    for name in ONCE {
        let found = versions.get(name).map_or(0, BTreeSet::len);
        if found > 1 {
            wrong.push(format!("{name} comes in {found} versions: {:?}", versions[name]));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
