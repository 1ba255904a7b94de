//! Writes the test papers to a folder and prints their size and the median time of a warm rendering.
//!
//! `cargo run --release -p bantu-documents --example quotation -- DIR`

#[path = "../tests/papers/mod.rs"]
mod papers;

use std::error::Error;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use bantu_documents::{Language, PaperError, PaperState, check, render};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("the folder to write to is missing")?);
    std::fs::create_dir_all(&folder)?;
    for language in Language::ALL {
        std::fs::write(folder.join(format!("story_{}.pdf", language.code())), render(&papers::story(language))?)?;
        for (name, state) in [("draft", PaperState::Draft), ("waiting", PaperState::AwaitingApproval)] {
            let mut paper = papers::story(language);
            (paper.state, paper.number) = (state, None);
            std::fs::write(folder.join(format!("{name}_{}.pdf", language.code())), render(&paper)?)?;
        }
        let paper = papers::long(language);
        let bytes = render(&paper)?;
        let (whole, layout) = (median(|| render(&paper).map(drop))?, median(|| check(&paper))?);
        println!("{:6} 20 lines: median {whole:?}, of which layout {layout:?}, {} bytes", language.code(), bytes.len());
        std::fs::write(folder.join(format!("long_{}.pdf", language.code())), bytes)?;
    }
    Ok(())
}

/// Median of 101 runs, all warm.
fn median(mut run: impl FnMut() -> Result<(), PaperError>) -> Result<Duration, PaperError> {
    let mut times = Vec::new();
    for _ in 0..101 {
        let start = Instant::now();
        run()?;
        times.push(start.elapsed());
    }
    times.sort_unstable();
    Ok(times[50])
}
