//! The document model: what a paper consists of, before anybody knows where it will stand.

use chrono::{DateTime, Utc};

/// Colours of the paper, named by purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ink {
    /// Body text.
    Text,
    /// Second language, labels.
    Soft,
    /// Footers, the faintest text that still prints.
    Faint,
    /// Titles and totals.
    Brand,
    /// The mark's lighter blue.
    BrandLight,
    /// The stamp of a paid invoice.
    Paid,
    /// Text on brand colour.
    White,
    /// Hairlines.
    Line,
    /// Background of headers and panels.
    Tint,
    /// The diagonal watermark.
    Watermark,
}

impl Ink {
    /// Red, green and blue, 0 to 255.
    pub const fn rgb(self) -> [u8; 3] {
        match self {
            Self::Text => [0x1c, 0x24, 0x30],
            Self::Soft => [0x5a, 0x67, 0x78],
            Self::Faint => [0x7d, 0x88, 0x96],
            Self::Brand => [0x0b, 0x3d, 0x7a],
            Self::BrandLight => [0x18, 0x90, 0xff],
            Self::Paid => [0x1e, 0x7d, 0x4f],
            Self::White => [0xff, 0xff, 0xff],
            Self::Line => [0xc9, 0xd3, 0xdf],
            Self::Tint => [0xf0, 0xf5, 0xfb],
            Self::Watermark => [0xee, 0xde, 0xdb],
        }
    }
}

/// Where text stands in its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Align {
    /// At the left edge.
    Left,
    /// In the middle.
    Center,
    /// At the right edge.
    Right,
}

/// Look of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// Size in points.
    pub size: f32,
    /// Bold face.
    pub bold: bool,
    /// Colour.
    pub ink: Ink,
    /// Where it stands in its column.
    pub align: Align,
    /// Line height as a multiple of the size.
    pub leading: f32,
}

impl Style {
    /// Regular body text of a size.
    pub const fn body(size: f32) -> Self {
        Self { size, bold: false, ink: Ink::Text, align: Align::Left, leading: 1.42 }
    }

    /// In bold.
    pub const fn bold(mut self) -> Self {
        self.bold = true;
        self
    }

    /// In another colour.
    pub const fn ink(mut self, ink: Ink) -> Self {
        self.ink = ink;
        self
    }

    /// At another place in its column.
    pub const fn align(mut self, align: Align) -> Self {
        self.align = align;
        self
    }

    /// With another line height.
    pub const fn leading(mut self, leading: f32) -> Self {
        self.leading = leading;
        self
    }
}

/// A paragraph of one look; line breaks in the text are kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Para {
    /// The text.
    pub text: String,
    /// Its look.
    pub style: Style,
}

impl Para {
    /// A paragraph.
    pub fn new(text: impl Into<String>, style: Style) -> Self {
        Self { text: text.into(), style }
    }
}

/// Paragraphs under each other in one column.
pub type Cell = Vec<Para>;

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Width in points.
    pub width: f32,
}

/// A row of the totals.
#[derive(Debug, Clone, PartialEq)]
pub struct TotalRow {
    /// What it is.
    pub label: Cell,
    /// The amount.
    pub value: Cell,
    /// The one that counts, set on brand colour.
    pub strong: bool,
}

/// A label and its value.
pub type Field = (Para, Para);

/// A head with labelled values beneath it.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// Caption and name.
    pub head: Cell,
    /// Labelled values; the labels share one column.
    pub fields: Vec<Field>,
}

/// One side's place to sign.
#[derive(Debug, Clone, PartialEq)]
pub struct Signature {
    /// Party, name and the lines to fill in, with what is known already.
    pub panel: Panel,
    /// Label inside the empty seal box.
    pub seal: Cell,
    /// Text inside the box for an e-Meterai, where one is due.
    pub stamp: Option<Cell>,
}

/// One half of the row of signatures.
#[derive(Debug, Clone, PartialEq)]
pub enum Side {
    /// A place to sign.
    Signs(Signature),
    /// Left of the one who signs alone: words in a frame, as if stamped, and text inside the box for an e-Meterai.
    Marks {
        /// The words; empty for none.
        stamped: Cell,
        /// Where one is due.
        meterai: Option<Cell>,
    },
    /// Heads with labelled values under each other; none leave the side empty.
    Panels(Vec<Panel>),
}

/// A part of the paper, in reading order.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// The first page's head: mark and sender left, title right.
    Masthead {
        /// Beside the mark.
        brand: Cell,
        /// Title of the paper.
        title: Cell,
    },
    /// Two columns beside each other, as many rows as needed.
    Panels(Vec<Panel>),
    /// Short facts beside each other on a tinted strip, each with its share of the width.
    Facts(Vec<(f32, Cell)>),
    /// A heading, kept with what follows.
    Heading(Cell),
    /// Running text.
    Text(Cell),
    /// A table whose header is repeated on every page it reaches.
    Table {
        /// Columns.
        columns: Vec<Column>,
        /// Header cells.
        header: Vec<Cell>,
        /// Rows of as many cells; a row is not split unless it is taller than a page.
        rows: Vec<Vec<Cell>>,
        /// Stands on one page if a page can hold it.
        together: bool,
    },
    /// Totals at the right, words at the left, kept together.
    Totals {
        /// The total in words.
        words: Cell,
        /// The rows.
        rows: Vec<TotalRow>,
    },
    /// Numbered clauses.
    Clauses(Vec<Cell>),
    /// Texts beside each other, one column per language; every row begins at the same height in all of them and may
    /// break between lines.
    Columns {
        /// Names of the columns, repeated on every page; empty for none.
        header: Vec<Cell>,
        /// Rows of as many cells.
        rows: Vec<Vec<Cell>>,
    },
    /// Places to sign beside each other, kept together.
    Signatures(Vec<Side>),
    /// Empty height in points.
    Space(f32),
}

/// What a PDF says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meta {
    /// Title of the document.
    pub title: String,
    /// Who made it, the seller.
    pub author: String,
    /// What it is about.
    pub subject: String,
    /// BCP 47 tag of the leading language.
    pub lang: &'static str,
    /// The instant that dates the file.
    pub instant: DateTime<Utc>,
}

/// A whole paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Body, in order.
    pub blocks: Vec<Block>,
    /// Small line at the head of every page but the first.
    pub running_head: (Para, Para),
    /// Left of the footer.
    pub footer: Cell,
    /// Right of the footer, with `{page}` and `{pages}`.
    pub page_of: Cell,
    /// Diagonal lines of text behind everything; none on a final paper.
    pub watermark: Vec<String>,
    /// About the file.
    pub meta: Meta,
}
