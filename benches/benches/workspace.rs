//! Commands, list windows and search at 100,000 deals on an encrypted file.
#![allow(missing_docs)]

use bantu_benches::Workspace;
use criterion::{Criterion, criterion_group, criterion_main};
use serde_json::json;

fn workspace(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let workspace = Workspace::filled(folder.path(), 100_000).expect("a workspace");
    let list = workspace.json("opportunity.list", json!({ "limit": 1 })).expect("a list");
    assert_eq!(list["total"], 100_000);
    let customer = list["rows"][0]["customer"]["id"].clone();
    c.bench_function("command_commit", |b| {
        b.iter(|| workspace.json("contact.create", json!({ "fields": { "customer_id": customer, "name": "王芳" } })))
    });
    c.bench_function("list_window", |b| {
        b.iter(|| {
            workspace.json(
                "opportunity.list",
                json!({ "sort": "updated_at", "descending": true, "offset": 50_000, "limit": 100 }),
            )
        })
    });
    c.bench_function("search_chinese", |b| {
        b.iter(|| workspace.json("opportunity.list", json!({ "query": "税务", "limit": 100 })))
    });
    c.bench_function("search_pinyin", |b| {
        b.iter(|| workspace.json("search.all", json!({ "query": "beijing", "limit": 20 })))
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(50);
    targets = workspace
}
criterion_main!(benches);
