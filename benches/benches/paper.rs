//! The quotation of 20 lines as PDF, warm. Budget: median ≤ 12 ms, ≤ 140 KB.
#![allow(missing_docs)]

use criterion::{Criterion, criterion_group, criterion_main};

fn paper(c: &mut Criterion) {
    let paper = bantu_benches::paper().expect("a paper");
    let bytes = bantu_documents::render(&paper).expect("a PDF");
    println!("quotation of 20 lines: {} bytes", bytes.len());
    c.bench_function("quotation_pdf_20_lines", |b| b.iter(|| bantu_documents::render(&paper)));
}

criterion_group!(benches, paper);
criterion_main!(benches);
