//! Text as the paper needs it: cleaned, split into runs of one face, measured, and broken into lines.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use icu_normalizer::ComposingNormalizerBorrowed;
use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

use crate::error::PaperError;
use crate::fonts::Face;

/// Characters of one face, in reading order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The face.
    pub face: Face,
    /// The characters, as they will be drawn.
    pub text: String,
}

/// A line of runs and its width in points.
#[derive(Debug, Clone, PartialEq)]
pub struct TextLine {
    /// Runs from left to right.
    pub runs: Vec<Run>,
    /// Width in points.
    pub width: f32,
}

/// Splits text into characters with their faces, and names those that no face can draw.
pub struct Shaper {
    missing: BTreeSet<char>,
}

struct Glyph {
    drawn: char,
    face: Face,
    advance: f32,
}

impl Shaper {
    /// A shaper that has seen nothing yet.
    pub fn new() -> Self {
        Self { missing: BTreeSet::new() }
    }

    /// Breaks a paragraph into lines no wider than `width` points. Line breaks in the text are kept.
    pub fn lines(&mut self, text: &str, size: f32, bold: bool, width: f32) -> Vec<TextLine> {
        clean(text).split('\n').flat_map(|part| self.wrap(part, size, bold, width)).collect()
    }

    /// One line, however wide it becomes.
    pub fn line(&mut self, text: &str, size: f32, bold: bool) -> TextLine {
        let text = clean(text).replace('\n', " ");
        let glyphs = self.glyphs(&text, bold);
        line_of(&glyphs, size)
    }

    /// Everything drawn so far has a glyph.
    ///
    /// # Errors
    /// `document.missing_glyph` naming the characters.
    pub fn finish(self) -> Result<(), PaperError> {
        if self.missing.is_empty() {
            return Ok(());
        }
        let code_points: Vec<String> = self.missing.iter().map(|c| format!("U+{:04X}", u32::from(*c))).collect();
        Err(PaperError::MissingGlyph {
            characters: self.missing.into_iter().collect(),
            code_points: code_points.join(","),
        })
    }

    fn wrap(&mut self, text: &str, size: f32, bold: bool, width: f32) -> Vec<TextLine> {
        let glyphs = self.glyphs(text, bold);
        let limit = width * 1000.0 / size;
        // Break opportunities as indexes into `glyphs`; a break stands after the glyph before it.
        let mut opportunities = vec![false; glyphs.len() + 1];
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        for at in segmenter().segment_str(text) {
            let index = starts.partition_point(|start| *start < at);
            opportunities[index] = true;
        }
        let mut lines = Vec::new();
        let (mut start, mut last_break, mut used) = (0, 0, 0.0_f32);
        let mut at = 0;
        while at < glyphs.len() {
            let glyph = &glyphs[at];
            let hangs = glyph.drawn == ' ';
            if !hangs && used + glyph.advance > limit && at > start {
                let end = if last_break > start { last_break } else { at };
                lines.push(line_of(trim(&glyphs[start..end]), size));
                start = end;
                while start < glyphs.len() && glyphs[start].drawn == ' ' {
                    start += 1;
                }
                (at, last_break, used) = (start, start, 0.0);
                continue;
            }
            used += glyph.advance;
            at += 1;
            if opportunities[at] {
                last_break = at;
            }
        }
        lines.push(line_of(trim(&glyphs[start.min(glyphs.len())..]), size));
        lines
    }

    fn glyphs(&mut self, text: &str, bold: bool) -> Vec<Glyph> {
        let chinese = text.chars().filter(|c| is_han(*c)).count();
        let latin = text.chars().filter(|c| c.is_alphabetic() && !is_han(*c)).count();
        let han_punctuation = chinese > 0 && chinese * 4 >= latin;
        text.chars().map(|c| self.glyph(c, bold, han_punctuation)).collect()
    }

    fn glyph(&mut self, c: char, bold: bool, han_punctuation: bool) -> Glyph {
        let (latin, han) = if bold { (Face::LatinBold, Face::HanBold) } else { (Face::Latin, Face::Han) };
        let prefers_han = is_han(c) || (han_punctuation && is_shared_punctuation(c));
        let order = if prefers_han { [han, latin] } else { [latin, han] };
        let face = order.into_iter().find(|face| face.glyph(c).is_some()).filter(|_| !needs_shaping(c));
        let Some(face) = face else {
            self.missing.insert(c);
            return Glyph { drawn: c, face: latin, advance: 0.0 };
        };
        Glyph { drawn: folded(c, face), face, advance: face.advance(c) }
    }
}

fn segmenter() -> LineSegmenterBorrowed<'static> {
    LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default())
}

fn trim(glyphs: &[Glyph]) -> &[Glyph] {
    let end = glyphs.iter().rposition(|glyph| glyph.drawn != ' ').map_or(0, |last| last + 1);
    &glyphs[..end]
}

fn line_of(glyphs: &[Glyph], size: f32) -> TextLine {
    let mut runs: Vec<Run> = Vec::new();
    let mut width = 0.0;
    for glyph in glyphs {
        width += glyph.advance;
        match runs.last_mut() {
            Some(run) if run.face == glyph.face => run.text.push(glyph.drawn),
            _ => runs.push(Run { face: glyph.face, text: glyph.drawn.to_string() }),
        }
    }
    TextLine { runs, width: width * size / 1000.0 }
}

/// Composes accents (a file name from macOS arrives decomposed), turns tabs and odd line ends into plain ones and
/// drops characters that carry no glyph (`is_invisible`).
pub fn clean(text: &str) -> String {
    static NFC: LazyLock<ComposingNormalizerBorrowed<'static>> = LazyLock::new(ComposingNormalizerBorrowed::new_nfc);
    let unified = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{85}'], "\n").replace('\t', " ");
    let visible: String = unified.chars().filter(|c| !is_invisible(*c)).collect();
    NFC.normalize(&visible).into_owned()
}

/// The character written into the file for `c`: its compatibility form when that is one character with the same glyph
/// (no-break space → space, Kangxi radical → ideograph). ToUnicode knows one character for a glyph, so that copied text
/// stays what a person would type.
fn folded(c: char, face: Face) -> char {
    static NFKC: LazyLock<ComposingNormalizerBorrowed<'static>> = LazyLock::new(ComposingNormalizerBorrowed::new_nfkc);
    if c.is_ascii() || ('\u{4E00}'..='\u{9FFF}').contains(&c) {
        return c;
    }
    let mut buffer = [0_u8; 4];
    let normal = NFKC.normalize(c.encode_utf8(&mut buffer));
    let mut chars = normal.chars();
    match (chars.next(), chars.next()) {
        (Some(only), None) if face.glyph(only) == face.glyph(c) => only,
        _ => c,
    }
}

fn is_han(c: char) -> bool {
    matches!(u32::from(c), 0x2E80..=0x303F | 0x3040..=0x31FF | 0x3200..=0x9FFF | 0xAC00..=0xD7AF | 0xF900..=0xFAFF | 0xFE30..=0xFE4F | 0xFF00..=0xFFEF | 0x20000..=0x3FFFF)
}

/// Punctuation that both faces have, full width in the Chinese one.
fn is_shared_punctuation(c: char) -> bool {
    matches!(c, '\u{B7}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}')
}

/// Characters that carry no glyph of their own: on paper they leave neither a mark nor a gap, and a name that was copied with one of
/// them is printed, searched and copied again like the name a person reads. Texts that hold nothing else are missing, and what such
/// a character would have joined (emoji, Arabic) is refused by its own glyphs.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' // soft hyphen
        | '\u{200B}' // zero-width space
        | '\u{200C}' | '\u{200D}' // zero-width non-joiner and joiner: no script printed here joins its letters
        | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' // direction marks
        | '\u{2060}'..='\u{2065}' | '\u{206A}'..='\u{206F}' // word joiner, invisible operators, deprecated marks
        | '\u{FE00}'..='\u{FE0F}' // variation selectors
        | '\u{FEFF}' // byte order mark
    )
}

/// Scripts and marks that one glyph per character draws wrongly; better refused than misspelt on a legal document.
fn needs_shaping(c: char) -> bool {
    c.is_control()
        || matches!(u32::from(c), 0x0300..=0x036F | 0x0590..=0x109F | 0x1100..=0x11FF | 0x1700..=0x1AFF | 0x1B00..=0x1CFF | 0x20D0..=0x20FF | 0xA800..=0xABFF | 0xFB1D..=0xFDFF | 0xFE20..=0xFE2F | 0xFE70..=0xFEFE)
}
