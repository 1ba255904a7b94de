//! The four embedded faces, parsed once per process, and the subset of one that a document needs.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use ttf_parser::{Face as Ttf, GlyphId};

use crate::error::PaperError;

/// A face of the paper. The order is the order of the fonts in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Noto Sans, for Latin, Greek and Cyrillic text and all digits.
    Latin,
    /// Noto Sans Bold.
    LatinBold,
    /// Noto Sans SC, for Chinese.
    Han,
    /// Noto Sans SC Bold.
    HanBold,
}

impl Face {
    /// Every face.
    pub const ALL: [Self; 4] = [Self::Latin, Self::LatinBold, Self::Han, Self::HanBold];

    /// PostScript name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Latin => "NotoSans-Regular",
            Self::LatinBold => "NotoSans-Bold",
            Self::Han => "NotoSansSC-Regular",
            Self::HanBold => "NotoSansSC-Bold",
        }
    }

    /// Name of the font resource in the file.
    pub const fn resource(self) -> &'static str {
        match self {
            Self::Latin => "LR",
            Self::LatinBold => "LB",
            Self::Han => "HR",
            Self::HanBold => "HB",
        }
    }

    const fn data(self) -> &'static [u8] {
        match self {
            Self::Latin => include_bytes!("../fonts/NotoSans-Regular.ttf"),
            Self::LatinBold => include_bytes!("../fonts/NotoSans-Bold.ttf"),
            Self::Han => include_bytes!("../fonts/NotoSansSC-Regular.ttf"),
            Self::HanBold => include_bytes!("../fonts/NotoSansSC-Bold.ttf"),
        }
    }

    fn ttf(self) -> Option<&'static Ttf<'static>> {
        static PARSED: LazyLock<[Option<Ttf<'static>>; 4]> =
            LazyLock::new(|| Face::ALL.map(|face| Ttf::parse(face.data(), 0).ok()));
        PARSED[self as usize].as_ref()
    }

    /// The glyph of a character, if the face has one.
    pub fn glyph(self, c: char) -> Option<GlyphId> {
        self.ttf()?.glyph_index(c).filter(|glyph| glyph.0 != 0)
    }

    /// Advance of a character in thousandths of the size; 0 without glyph.
    pub fn advance(self, c: char) -> f32 {
        let width = |ttf: &Ttf<'_>| {
            let glyph = ttf.glyph_index(c)?;
            Some(f32::from(ttf.glyph_hor_advance(glyph)?) * 1000.0 / f32::from(ttf.units_per_em()))
        };
        self.ttf().and_then(width).unwrap_or(0.0)
    }

    /// The part of the face that draws `characters`, ready to embed.
    ///
    /// # Errors
    /// `document.write_failed` when the face cannot be parsed or subset.
    pub fn subset(self, characters: impl IntoIterator<Item = char>) -> Result<Subset, PaperError> {
        let failed = |detail: String| PaperError::WriteFailed { detail: format!("{}: {detail}", self.name()) };
        let ttf = self.ttf().ok_or_else(|| failed("not parsed".to_owned()))?;
        let mut remapper = subsetter::GlyphRemapper::new();
        let mut subset = Subset {
            program: Vec::new(),
            glyphs: BTreeMap::new(),
            widths: BTreeMap::new(),
            units_per_em: ttf.units_per_em(),
            ascent: ttf.typographic_ascender().unwrap_or_else(|| ttf.ascender()),
            descent: ttf.typographic_descender().unwrap_or_else(|| ttf.descender()),
            bounds: [
                ttf.global_bounding_box().x_min,
                ttf.global_bounding_box().y_min,
                ttf.global_bounding_box().x_max,
                ttf.global_bounding_box().y_max,
            ],
            weight: ttf.weight().to_number(),
        };
        subset.widths.insert(0, ttf.glyph_hor_advance(GlyphId(0)).unwrap_or(1000));
        for c in characters {
            let Some(glyph) = self.glyph(c) else { continue };
            let new = remapper.remap(glyph.0);
            subset.glyphs.insert(u32::from(c), new);
            subset.widths.insert(new, ttf.glyph_hor_advance(glyph).unwrap_or(0));
        }
        subset.program = subsetter::subset(self.data(), 0, &remapper).map_err(|error| failed(error.to_string()))?;
        Ok(subset)
    }
}

/// A face cut down to some characters.
#[derive(Debug)]
pub struct Subset {
    /// The TrueType program.
    pub program: Vec<u8>,
    /// Glyph of the program by code point.
    pub glyphs: BTreeMap<u32, u16>,
    /// Advance in font units by glyph of the program.
    pub widths: BTreeMap<u16, u16>,
    /// Font units of one em.
    pub units_per_em: u16,
    /// Typographic ascender in font units.
    pub ascent: i16,
    /// Typographic descender in font units, negative.
    pub descent: i16,
    /// x_min, y_min, x_max, y_max of the whole face.
    pub bounds: [i16; 4],
    /// OS/2 weight class.
    pub weight: u16,
}
