//! The only module that knows printpdf: pages of items become a PDF, which the archive pass then finishes.

use std::collections::{BTreeMap, BTreeSet};

use printpdf::{
    Color, FontId, Greyscale, Line, LineDashPattern, LinePoint, Mm, Op, PaintMode, ParsedFont, PdfDocument,
    PdfFontHandle, PdfPage, PdfSaveOptions, Point, Polygon, PolygonRing, Pt, Rgb, TextItem, TextMatrix, WindingOrder,
};

use crate::archive;
use crate::error::PaperError;
use crate::fonts::Face;
use crate::layout::{Item, PAGE_HEIGHT, Page, TURN};
use crate::mark;
use crate::model::{Ink, Meta};
use crate::text::{Run, clean};

/// Writes the pages as PDF/A-2u.
///
/// # Errors
/// `document.write_failed` with what the writer said; its warnings count as failures.
pub fn write(pages: &[Page], meta: &Meta) -> Result<Vec<u8>, PaperError> {
    let mut document = PdfDocument::new("");
    for (face, characters) in used(pages) {
        document
            .resources
            .fonts
            .map
            .insert(FontId(face.resource().to_owned()), printpdf::PdfFont::new(embedded(face, &characters)?));
    }
    document.pages = pages.iter().map(|page| PdfPage::new(Mm(210.0), Mm(297.0), ops(page))).collect();
    let mut warnings = Vec::new();
    let options = PdfSaveOptions { optimize: true, subset_fonts: false, secure: true, image_optimization: None };
    let finished = document.to_lopdf_document(&options, &mut warnings);
    if let Some(warning) = warnings.first() {
        return Err(PaperError::WriteFailed { detail: format!("{warning:?}") });
    }
    // What the file says of itself is searched like what it shows.
    let [title, author, subject] = [&meta.title, &meta.author, &meta.subject].map(|text| clean(text));
    archive::finish(finished, &Meta { title, author, subject, ..meta.clone() })
}

/// The characters drawn in each face.
fn used(pages: &[Page]) -> BTreeMap<Face, BTreeSet<char>> {
    let mut used: BTreeMap<Face, BTreeSet<char>> = BTreeMap::new();
    for item in pages.iter().flatten() {
        if let Item::Text { runs, .. } | Item::Turned { runs, .. } = item {
            for run in runs {
                used.entry(run.face).or_default().extend(run.text.chars());
            }
        }
    }
    used
}

/// The face cut down to `characters`, under a name whose six-letter tag derives from them.
fn embedded(face: Face, characters: &BTreeSet<char>) -> Result<ParsedFont, PaperError> {
    let subset = face.subset(characters.iter().copied())?;
    let text: String = characters.iter().collect();
    let tag: String =
        blake3::hash(text.as_bytes()).as_bytes().iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect();
    let [x_min, y_min, x_max, y_max] = subset.bounds;
    let mut font = ParsedFont::with_glyph_data(
        subset.program,
        0,
        Some(format!("{tag}+{}", face.name())),
        subset.glyphs,
        subset.widths,
        subset.units_per_em,
        printpdf::font::FontMetrics { ascent: subset.ascent, descent: subset.descent },
    );
    let metrics = &mut font.pdf_font_metrics;
    (metrics.x_min, metrics.y_min, metrics.x_max, metrics.y_max, metrics.us_weight_class) =
        (x_min, y_min, x_max, y_max, subset.weight);
    Ok(font)
}

/// A page's operations: tints first, then the watermark, then everything that must stay readable.
fn ops(page: &Page) -> Vec<Op> {
    let mut pen = Pen { ops: Vec::new(), fill: None };
    for layer in 0..3 {
        for item in page.iter().filter(|item| layer_of(item) == layer) {
            pen.draw(item);
        }
    }
    pen.ops
}

fn layer_of(item: &Item) -> u8 {
    match item {
        Item::Fill { ink: Ink::Tint, .. } => 0,
        Item::Turned { .. } => 1,
        _ => 2,
    }
}

struct Pen {
    ops: Vec<Op>,
    fill: Option<[u8; 3]>,
}

impl Pen {
    fn draw(&mut self, item: &Item) {
        match item {
            Item::Fill { area: [x, y, w, h], ink } => self
                .fill(ink.rgb(), vec![(*x, *y, false), (x + w, *y, false), (x + w, y + h, false), (*x, y + h, false)]),
            Item::Rule { from: [x, y], length, weight, ink } => {
                let (top, bottom) = (y - weight / 2.0, y + weight / 2.0);
                self.fill(
                    ink.rgb(),
                    vec![(*x, top, false), (x + length, top, false), (x + length, bottom, false), (*x, bottom, false)],
                );
            }
            Item::Frame { area, ink } => self.frame(*area, *ink),
            Item::Text { at: [x, y], runs, size, ink } => {
                self.text(TextMatrix::Translate(pt(*x), pt(PAGE_HEIGHT - y)), runs, *size, *ink)
            }
            Item::Turned { at: [x, y], runs, size, ink } => {
                let [sine, cosine] = TURN;
                self.text(
                    TextMatrix::Raw([cosine, sine, -sine, cosine, round(*x), round(PAGE_HEIGHT - y)]),
                    runs,
                    *size,
                    *ink,
                );
            }
            Item::Mark { at: [x, y], side } => {
                for shape in mark::shapes() {
                    self.fill(
                        shape.rgb,
                        shape.points.iter().map(|(px, py, control)| (x + px * side, y + py * side, *control)).collect(),
                    );
                }
            }
        }
    }

    fn colour(&mut self, rgb: [u8; 3]) {
        if self.fill != Some(rgb) {
            self.fill = Some(rgb);
            self.ops.push(Op::SetFillColor { col: colour(rgb) });
        }
    }

    fn fill(&mut self, rgb: [u8; 3], points: Vec<(f32, f32, bool)>) {
        self.colour(rgb);
        let points = points.into_iter().map(|(x, y, bezier)| LinePoint { p: point(x, y), bezier }).collect();
        let polygon = Polygon {
            rings: vec![PolygonRing { points }],
            mode: PaintMode::Fill,
            winding_order: WindingOrder::NonZero,
        };
        self.ops.push(Op::DrawPolygon { polygon });
    }

    fn frame(&mut self, [x, y, w, h]: [f32; 4], ink: Ink) {
        self.ops.push(Op::SetOutlineColor { col: colour(ink.rgb()) });
        self.ops.push(Op::SetOutlineThickness { pt: Pt(0.8) });
        self.ops.push(Op::SetLineDashPattern { dash: LineDashPattern::new(0.0, &[3.0, 2.5]) });
        let corners = [(x, y), (x + w, y), (x + w, y + h), (x, y + h)];
        let points = corners.into_iter().map(|(x, y)| LinePoint { p: point(x, y), bezier: false }).collect();
        self.ops.push(Op::DrawLine { line: Line { points, is_closed: true } });
    }

    fn text(&mut self, matrix: TextMatrix, runs: &[Run], size: f32, ink: Ink) {
        if runs.is_empty() {
            return;
        }
        self.ops.push(Op::StartTextSection);
        self.colour(ink.rgb());
        let moved = match matrix {
            TextMatrix::Translate(x, y) => Op::SetTextCursor { pos: Point { x, y } },
            matrix => Op::SetTextMatrix { matrix },
        };
        self.ops.push(moved);
        for run in runs {
            let font = PdfFontHandle::External(FontId(run.face.resource().to_owned()));
            self.ops.push(Op::SetFont { font, size: pt(size) });
            self.ops.push(Op::ShowText { items: vec![TextItem::Text(run.text.clone())] });
        }
        self.ops.push(Op::EndTextSection);
    }
}

fn colour([r, g, b]: [u8; 3]) -> Color {
    let part = |value: u8| (f32::from(value) / 255.0 * 1000.0).round() / 1000.0;
    if r == g && g == b {
        Color::Greyscale(Greyscale::new(part(r), None))
    } else {
        Color::Rgb(Rgb::new(part(r), part(g), part(b), None))
    }
}

fn point(x: f32, y: f32) -> Point {
    Point { x: pt(x), y: pt(PAGE_HEIGHT - y) }
}

fn pt(value: f32) -> Pt {
    Pt(round(value))
}

/// Hundredths of a point are finer than any printer; more digits only make the file larger.
fn round(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}
