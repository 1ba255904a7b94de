//! Writes the test papers of every kind to a folder and prints their size and the median time of a warm rendering.
//!
//! `cargo run --release -p bantu-documents --example papers -- DIR`

#[allow(dead_code, reason = "the tests use the rest of the shared papers")]
#[path = "../tests/papers/mod.rs"]
mod papers;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use bantu_documents::{Language, Paper, PaperError, PaperState, check, render};
use papers::{contract, invoice, receipt, statement};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("the folder to write to is missing")?);
    std::fs::create_dir_all(&folder)?;
    for language in Language::ALL {
        write(&folder, "quotation", language, &papers::story(language))?;
        for (name, state) in [("draft", PaperState::Draft), ("waiting", PaperState::AwaitingApproval)] {
            let mut paper = papers::story(language);
            (paper.state, paper.number) = (state, None);
            write(&folder, &format!("quotation-{name}"), language, &paper)?;
            let mut paper = contract::story(language);
            (paper.state, paper.number) = (state, None);
            write(&folder, &format!("contract-{name}"), language, &paper)?;
        }
        write(&folder, "contract", language, &contract::story(language))?;
        write(&folder, "invoice", language, &invoice::story(language))?;
        write(&folder, "proforma", language, &invoice::proforma(language))?;
        write(&folder, "correction", language, &invoice::correction(language))?;
        write(&folder, "invoice-paid", language, &invoice::paid(language))?;
        write(&folder, "receipt", language, &receipt::story(language))?;
        write(&folder, "statement", language, &statement::story(language))?;
        measured(&folder, "quotation-20-lines", language, &papers::long(language))?;
        measured(&folder, "contract-100-clauses", language, &contract::with_clauses(language, 100))?;
        measured(&folder, "contract-30-clauses", language, &contract::with_clauses(language, 30))?;
        measured(&folder, "statement-100-entries", language, &statement::long(language))?;
    }
    Ok(())
}

fn write<'a>(
    folder: &Path,
    name: &str,
    language: Language,
    paper: impl Into<Paper<'a>>,
) -> Result<usize, Box<dyn Error>> {
    let bytes = render(paper)?;
    std::fs::write(folder.join(format!("{name}_{}.pdf", language.code())), &bytes)?;
    Ok(bytes.len())
}

fn measured<'a>(
    folder: &Path,
    name: &str,
    language: Language,
    paper: impl Into<Paper<'a>>,
) -> Result<(), Box<dyn Error>> {
    let paper = paper.into();
    let size = write(folder, name, language, paper)?;
    let (whole, layout) = (median(|| render(paper).map(drop))?, median(|| check(paper))?);
    println!("{name} {:6} median {whole:?}, of which layout {layout:?}, {size} bytes", language.code());
    Ok(())
}

/// Median of 11 runs, all warm.
fn median(mut run: impl FnMut() -> Result<(), PaperError>) -> Result<Duration, PaperError> {
    let mut times = Vec::new();
    for _ in 0..11 {
        let start = Instant::now();
        run()?;
        times.push(start.elapsed());
    }
    times.sort_unstable();
    Ok(times[5])
}
