//! Layout: blocks become items at positions, in points from the top left of the page. Pure, no PDF in sight.

mod blocks;

use crate::error::PaperError;
use crate::labels::fill;
use crate::model::{Align, Document, Ink, Para};
use crate::paginate::{Body, paginate};
use crate::text::{Run, Shaper, TextLine};

/// Width of A4 in points.
pub const PAGE_WIDTH: f32 = 595.28;
/// Height of A4 in points.
pub const PAGE_HEIGHT: f32 = 841.89;
/// Left and right margin.
pub const MARGIN: f32 = 43.0;
/// Width between the margins.
pub const WIDTH: f32 = PAGE_WIDTH - 2.0 * MARGIN;
const FOOTER_TOP: f32 = PAGE_HEIGHT - 46.0;
const BODY: Body = Body { first_top: 38.0, top: 62.0, bottom: FOOTER_TOP - 10.0 };

/// Something to draw.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A filled rectangle.
    Fill {
        /// Left, top, width and height.
        area: [f32; 4],
        /// Colour.
        ink: Ink,
    },
    /// A horizontal line.
    Rule {
        /// Left end and height on the page.
        from: [f32; 2],
        /// Length.
        length: f32,
        /// Thickness.
        weight: f32,
        /// Colour.
        ink: Ink,
    },
    /// A dashed rectangle.
    Frame {
        /// Left, top, width and height.
        area: [f32; 4],
        /// Colour.
        ink: Ink,
    },
    /// A line of text.
    Text {
        /// Left end of the baseline.
        at: [f32; 2],
        /// Runs.
        runs: Vec<Run>,
        /// Size.
        size: f32,
        /// Colour.
        ink: Ink,
    },
    /// A line of text turned by 35° about its left end, behind everything else but fills.
    Turned {
        /// Left end of the baseline.
        at: [f32; 2],
        /// Runs.
        runs: Vec<Run>,
        /// Size.
        size: f32,
        /// Colour.
        ink: Ink,
    },
    /// The mark.
    Mark {
        /// Left and top.
        at: [f32; 2],
        /// Side of its square.
        side: f32,
    },
}

/// Sine and cosine of the angle of [`Item::Turned`], counter-clockwise. Constants, because the mathematics library of
/// another system may round the last digit differently, and the file's bytes must not depend on that.
pub const TURN: [f32; 2] = [0.573_58, 0.819_15];

impl Item {
    /// The same item elsewhere.
    pub fn moved(mut self, dx: f32, dy: f32) -> Self {
        let (x, y) = match &mut self {
            Self::Fill { area: [x, y, ..], .. } | Self::Frame { area: [x, y, ..], .. } => (x, y),
            Self::Rule { from: [x, y], .. }
            | Self::Text { at: [x, y], .. }
            | Self::Turned { at: [x, y], .. }
            | Self::Mark { at: [x, y], .. } => (x, y),
        };
        (*x, *y) = (*x + dx, *y + dy);
        self
    }

    /// Top and bottom of a line of text.
    pub fn text_extent(&self) -> Option<(f32, f32)> {
        match self {
            Self::Text { at: [_, y], size, .. } => Some((y - size, y + size * 0.3)),
            _ => None,
        }
    }

    /// The parts above and below a height. Only fills and frames are ever divided.
    pub fn split(self, at: f32) -> (Option<Self>, Option<Self>) {
        match self {
            Self::Fill { area: [x, y, w, h], ink } if y < at && y + h > at => (
                Some(Self::Fill { area: [x, y, w, at - y], ink }),
                Some(Self::Fill { area: [x, at, w, y + h - at], ink }),
            ),
            item => {
                let y = match &item {
                    Self::Fill { area, .. } | Self::Frame { area, .. } => area[1],
                    Self::Rule { from, .. } => from[1],
                    Self::Text { at: [_, y], size, .. } => y - size / 2.0,
                    Self::Turned { at, .. } | Self::Mark { at, .. } => at[1],
                };
                if y < at { (Some(item), None) } else { (None, Some(item)) }
            }
        }
    }
}

/// The items of one page.
pub type Page = Vec<Item>;

/// Lays the document out.
///
/// # Errors
/// `document.missing_glyph`.
pub fn pages(document: &Document) -> Result<Vec<Page>, PaperError> {
    let mut shaper = Shaper::new();
    let (slices, headers) = blocks::slices(&document.blocks, &mut shaper);
    let mut pages = paginate(slices, &headers, BODY);
    let count = pages.len();
    for (index, page) in pages.iter_mut().enumerate() {
        furnish(page, index, count, document, &mut shaper);
    }
    // What stands in the file's own metadata is not drawn, but a title nobody can print is refused all the same.
    shaper.line(&document.meta.title, 1.0, false);
    shaper.finish()?;
    Ok(pages)
}

/// Adds what every page carries: running head, footer with page x of y, watermark.
fn furnish(page: &mut Page, index: usize, count: usize, document: &Document, shaper: &mut Shaper) {
    if index > 0 {
        let (left, right) = &document.running_head;
        page.push(Item::Mark { at: [MARGIN, 30.0], side: 15.0 });
        let limit = WIDTH / 2.0 - 20.0;
        put_first_line(page, left, [MARGIN + 22.0, 40.5], limit, shaper);
        put_first_line(page, right, [MARGIN + WIDTH - limit, 40.5], limit, shaper);
        page.push(Item::Rule { from: [MARGIN, 50.5], length: WIDTH, weight: 0.5, ink: Ink::Line });
    }
    page.push(Item::Rule { from: [MARGIN, FOOTER_TOP], length: WIDTH, weight: 0.5, ink: Ink::Line });
    for (row, para) in document.footer.iter().enumerate() {
        put_first_line(page, para, [MARGIN, FOOTER_TOP + 12.0 + 10.0 * index_f32(row)], WIDTH * 0.66, shaper);
    }
    let (current, total) = ((index + 1).to_string(), count.to_string());
    for (row, para) in document.page_of.iter().enumerate() {
        let numbered = Para { text: fill(&para.text, &[("page", &current), ("pages", &total)]), style: para.style };
        put_first_line(
            page,
            &numbered,
            [MARGIN + WIDTH * 0.66, FOOTER_TOP + 12.0 + 10.0 * index_f32(row)],
            WIDTH * 0.34,
            shaper,
        );
    }
    watermark(page, &document.watermark, shaper);
}

/// The diagonal lines, as large as the page's diagonal allows.
fn watermark(page: &mut Page, lines: &[String], shaper: &mut Shaper) {
    const ROOM: f32 = 560.0;
    let [sine, cosine] = TURN;
    let shaped: Vec<TextLine> = lines.iter().map(|text| shaper.line(text, 1.0, true)).collect();
    let sizes: Vec<f32> = shaped.iter().map(|line| (ROOM / line.width.max(1.0)).min(120.0)).collect();
    let height: f32 = sizes.iter().map(|size| size * 1.2).sum();
    let mut down = -height / 2.0;
    for (line, size) in shaped.into_iter().zip(sizes) {
        let baseline = down + size * 0.95;
        down += size * 1.2;
        let along = -line.width * size / 2.0;
        let at =
            [PAGE_WIDTH / 2.0 + along * cosine + baseline * sine, PAGE_HEIGHT / 2.0 - along * sine + baseline * cosine];
        page.push(Item::Turned { at, runs: line.runs, size, ink: Ink::Watermark });
    }
}

/// Draws the first line of a paragraph that must not wrap, aligned within `width` from `at`.
fn put_first_line(page: &mut Page, para: &Para, at: [f32; 2], width: f32, shaper: &mut Shaper) {
    let style = para.style;
    if let Some(line) = shaper.lines(&para.text, style.size, style.bold, width).into_iter().next() {
        page.push(text_item(line, at, width, para));
    }
}

/// A line of text aligned within `width` from the left end `at` of its baseline.
fn text_item(line: TextLine, at: [f32; 2], width: f32, para: &Para) -> Item {
    let x = match para.style.align {
        Align::Left => at[0],
        Align::Center => at[0] + (width - line.width) / 2.0,
        Align::Right => at[0] + width - line.width,
    };
    Item::Text { at: [x, at[1]], runs: line.runs, size: para.style.size, ink: para.style.ink }
}

/// A small count as a number of points.
#[expect(clippy::cast_precision_loss, reason = "counts of lines on a page are small")]
fn index_f32(index: usize) -> f32 {
    index as f32
}
