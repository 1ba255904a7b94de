//! The automatic check of a paper: what its files, its words and its last day say against what was asked (DOMAIN §7 item 4).

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::rule::ratio;
use super::{MaterialAsk, MaterialKind};
use crate::attachment::{Attachment, MediaType};
use crate::record::{Cell, CellValue};
use crate::text_enum;

/// How far a picture's shape may be from the one asked for: a hundredth of its width.
const SHAPE_TOLERANCE: i64 = 100;

text_enum! {
    /// What is wrong with a paper.
    pub enum MaterialFindingCode {
        /// Not the kind of file.
        Kind = "kind",
        /// An ending that is not taken.
        Extension = "extension",
        /// Too large.
        TooLarge = "too_large",
        /// The picture has too few points.
        TooFewPixels = "too_few_pixels",
        /// The picture has another shape.
        Shape = "shape",
        /// Too few pages.
        TooFewPages = "too_few_pages",
        /// Too many pages.
        TooManyPages = "too_many_pages",
        /// The file cannot be read: its pages or points are unknown.
        Unreadable = "unreadable",
        /// Its last day is not known.
        ExpiryMissing = "expiry_missing",
        /// It does not stay valid long enough.
        ExpiresTooEarly = "expires_too_early",
        /// Not a number.
        NotANumber = "not_a_number",
        /// Not a day.
        NotADate = "not_a_date",
    }
}

/// One thing that is wrong with a paper: which file, what was asked and what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MaterialFinding {
    /// What.
    pub code: MaterialFindingCode,
    /// Name of the file; none where the paper as a whole is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file_name: Option<String>,
    /// What was asked.
    pub asked: String,
    /// What it is.
    pub found: String,
}

impl CellValue for Vec<MaterialFinding> {
    const INTEGER: bool = false;
    fn to_cell(&self) -> Cell {
        Cell::Text(serde_json::to_string(self).unwrap_or_default())
    }
    fn from_cell(cell: &Cell) -> Option<Self> {
        match cell {
            Cell::Text(text) => serde_json::from_str(text).ok(),
            _ => None,
        }
    }
}

/// Checks a paper. `today` is the day it is given.
pub fn findings(
    ask: &MaterialAsk,
    files: &[Attachment],
    text: Option<&str>,
    expires_on: Option<NaiveDate>,
    today: NaiveDate,
) -> Vec<MaterialFinding> {
    let mut found: Vec<MaterialFinding> = files.iter().flat_map(|file| of_file(ask, file)).collect();
    let mut of_whole = |code, asked: String, is: String| {
        found.push(MaterialFinding { code, file_name: None, asked, found: is });
    };
    if ask.valid_months.is_some() {
        let least = valid_until_least(ask, today);
        let asked = least.map(|day| day.to_string()).unwrap_or_default();
        match expires_on {
            None => of_whole(MaterialFindingCode::ExpiryMissing, asked, String::new()),
            Some(day) if least.is_none_or(|least| day < least) => {
                of_whole(MaterialFindingCode::ExpiresTooEarly, asked, day.to_string());
            }
            Some(_) => {}
        }
    }
    let text = text.unwrap_or_default().trim();
    match ask.document_type {
        MaterialKind::Number if !is_number(text) => {
            of_whole(MaterialFindingCode::NotANumber, String::new(), text.to_owned());
        }
        MaterialKind::Date if text.parse::<NaiveDate>().is_err() => {
            of_whole(MaterialFindingCode::NotADate, "YYYY-MM-DD".to_owned(), text.to_owned());
        }
        _ => {}
    }
    found
}

/// The first day that is late enough for the last day of a paper that is given `today`; none where none is asked.
pub fn valid_until_least(ask: &MaterialAsk, today: NaiveDate) -> Option<NaiveDate> {
    let months = u32::try_from(ask.valid_months?).ok()?;
    today.checked_add_months(Months::new(months))
}

/// Digits with an optional point and thousands apart by blanks, commas or points of three.
fn is_number(text: &str) -> bool {
    let plain: String = text.chars().filter(|c| !matches!(c, ' ' | ',' | '\'')).collect();
    !plain.is_empty() && plain.parse::<rust_decimal::Decimal>().is_ok()
}

fn of_file(ask: &MaterialAsk, file: &Attachment) -> Vec<MaterialFinding> {
    let mut found = Vec::new();
    let mut note = |code, asked: String, is: String| {
        found.push(MaterialFinding { code, file_name: Some(file.file_name.clone()), asked, found: is });
    };
    let is_picture = file.media_type.is_picture() && file.media_type != MediaType::Pdf;
    let right_kind = match ask.document_type {
        MaterialKind::Image => is_picture,
        MaterialKind::Pdf => file.media_type == MediaType::Pdf,
        _ => true,
    };
    if !right_kind {
        note(MaterialFindingCode::Kind, ask.document_type.code().to_owned(), file.media_type.code().to_owned());
        return found;
    }
    // What a file is tells its content; its name may end as it likes.
    let endings = file.media_type.endings();
    if !ask.allowed_extensions.is_empty() && !ask.allowed_extensions.iter().any(|one| endings.contains(&one.as_str())) {
        note(MaterialFindingCode::Extension, ask.allowed_extensions.join(", "), endings[0].to_owned());
    }
    if let Some(most) = ask.max_size_kb
        && file.size_bytes > most * 1024
    {
        note(MaterialFindingCode::TooLarge, most.to_string(), (file.size_bytes.div_euclid(1024) + 1).to_string());
    }
    if is_picture {
        of_picture(ask, file, &mut note);
    }
    if file.media_type == MediaType::Pdf && (ask.min_page_count.is_some() || ask.max_page_count.is_some()) {
        match file.page_count {
            None => note(MaterialFindingCode::Unreadable, String::new(), String::new()),
            Some(pages) => {
                if let Some(least) = ask.min_page_count.filter(|least| pages < *least) {
                    note(MaterialFindingCode::TooFewPages, least.to_string(), pages.to_string());
                }
                if let Some(most) = ask.max_page_count.filter(|most| pages > *most) {
                    note(MaterialFindingCode::TooManyPages, most.to_string(), pages.to_string());
                }
            }
        }
    }
    found
}

fn of_picture(ask: &MaterialAsk, file: &Attachment, note: &mut impl FnMut(MaterialFindingCode, String, String)) {
    let shape = ask.aspect_ratio.as_deref().and_then(ratio);
    if ask.min_width_px.is_none() && ask.min_height_px.is_none() && shape.is_none() {
        return;
    }
    let (Some(width), Some(height)) = (file.width_px, file.height_px) else {
        note(MaterialFindingCode::Unreadable, String::new(), String::new());
        return;
    };
    let (least_width, least_height) = (ask.min_width_px.unwrap_or(1), ask.min_height_px.unwrap_or(1));
    // A page that was scanned upright is as good as one that lies.
    let fits = |width: i64, height: i64| width >= least_width && height >= least_height;
    if !fits(width, height) && (shape.is_some() || !fits(height, width)) {
        note(MaterialFindingCode::TooFewPixels, format!("{least_width}×{least_height}"), format!("{width}×{height}"));
    }
    if let Some((wide, high)) = shape {
        let away = (width * high - height * wide).abs();
        if away * SHAPE_TOLERANCE > width * high {
            note(MaterialFindingCode::Shape, format!("{wide}:{high}"), format!("{width}×{height}"));
        }
    }
}
