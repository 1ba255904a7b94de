//! The gate of a deal with thirty products and three hundred papers. Budget: median ≤ 5 ms.
#![allow(missing_docs)]

use bantu_benches::Workspace;
use criterion::{Criterion, criterion_group, criterion_main};
use serde_json::json;

fn gate(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let workspace = Workspace::filled(folder.path(), 100).expect("a workspace");
    let deal = workspace.add_papers().expect("a deal with its papers");
    let ask = || workspace.json("stage.gate", json!({ "opportunity_id": deal })).expect("a gate");
    let told = ask().to_string();
    assert!(told.contains("materials_approved") && !told.contains("PAPER_"), "every paper is there: {told}");
    c.bench_function("stage_gate_300_papers", |b| b.iter(ask));
    c.bench_function("material_of_deal_300_papers", |b| {
        b.iter(|| workspace.json("material.of_deal", json!({ "opportunity_id": deal })).expect("papers"))
    });
}

criterion_group!(benches, gate);
criterion_main!(benches);
