//! Every page compared with a kept picture, so that nobody changes the look of a paper without seeing it.
//!
//! `BANTU_BLESS=1 cargo test -p bantu-documents --test looks` draws the pictures anew after an intended change.

#[allow(dead_code, reason = "each test file uses its part of the shared papers")]
mod papers;
#[allow(dead_code, reason = "each test file uses its part of the tools")]
mod tools;

use std::fs::File;
use std::io::{BufReader, BufWriter};
use std::path::{Path, PathBuf};

use bantu_documents::{Language, Paper, PaperState, render};
use papers::{contract, invoice, long, receipt, statement, story};
use tools::Pdf;

const DPI: u32 = 48;

fn picture(name: &str, page: usize) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/looks").join(format!("{name}-{page}.png"))
}

fn keep(path: &Path, (width, height, pixels): &(usize, usize, Vec<u8>)) {
    let file = BufWriter::new(File::create(path).expect("a writable folder"));
    let mut encoder = png::Encoder::new(file, *width as u32, *height as u32);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::High);
    encoder.write_header().expect("a header").write_image_data(pixels).expect("the pixels");
}

fn kept(path: &Path) -> (usize, usize, Vec<u8>) {
    let file = File::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut reader = png::Decoder::new(BufReader::new(file)).read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    let info = reader.next_frame(&mut pixels).expect("a frame");
    (info.width as usize, info.height as usize, pixels)
}

/// Compares all pages with the kept ones: rasterisers differ by a shade at edges, a moved line differs by far more.
fn compare<'a>(name: &str, paper: impl Into<Paper<'a>>, pages: usize) {
    let pdf = Pdf::new(&render(paper).expect("a printable paper"));
    for page in 1..=pages {
        let drawn = pdf.page(page, DPI);
        let path = picture(name, page);
        if std::env::var_os("BANTU_BLESS").is_some() {
            keep(&path, &drawn);
        }
        let (width, height, pixels) = kept(&path);
        assert_eq!((drawn.0, drawn.1), (width, height), "{name} page {page}");
        let difference = |(a, b): (&u8, &u8)| u64::from(a.abs_diff(*b));
        let sum: u64 = drawn.2.iter().zip(&pixels).map(difference).sum();
        let far = drawn.2.iter().zip(&pixels).filter(|pair| difference(*pair) > 64).count();
        let count = pixels.len();
        assert!(
            sum <= count as u64 / 2 && far * 1000 <= count * 2,
            "{name} page {page}: mean {} per thousand, {far} of {count} pixels far off",
            sum * 1000 / count as u64
        );
    }
}

#[test]
fn the_storys_quotation_in_every_language() {
    for language in Language::ALL {
        compare(&format!("story_{}", language.code()), &story(language), 2);
    }
}

#[test]
fn marked_papers() {
    for (name, language, state) in
        [("draft_id", Language::Id, PaperState::Draft), ("waiting_zh_en", Language::ZhEn, PaperState::AwaitingApproval)]
    {
        let mut paper = story(language);
        (paper.state, paper.number) = (state, None);
        compare(name, &paper, 1);
    }
}

#[test]
fn the_second_page_of_a_long_table() {
    compare("long_zh_id", &long(Language::ZhId), 2);
}

#[test]
fn the_storys_contract() {
    compare("contract_zh_id", &contract::story(Language::ZhId), 4);
    compare("contract_zh", &contract::story(Language::Zh), 2);
    let mut draft = contract::story(Language::En);
    (draft.state, draft.number) = (PaperState::Draft, None);
    compare("contract_draft_en", &draft, 3);
}

#[test]
fn the_storys_invoice_in_every_form() {
    compare("invoice_zh_id", &invoice::story(Language::ZhId), 1);
    compare("proforma_zh_en", &invoice::proforma(Language::ZhEn), 1);
    compare("correction_id", &invoice::correction(Language::Id), 1);
    compare("paid_zh_id", &invoice::paid(Language::ZhId), 1);
    compare("invoice_zh", &invoice::story(Language::Zh), 1);
}

#[test]
fn the_storys_receipt_and_statement() {
    compare("receipt_zh_id", &receipt::story(Language::ZhId), 1);
    compare("receipt_en", &receipt::story(Language::En), 1);
    compare("statement_zh_id", &statement::story(Language::ZhId), 2);
    compare("statement_en", &statement::story(Language::En), 2);
}
