//! The machine-readable zone of a passport or identity card, typed or pasted: what it says and whether its check digits agree
//! (ICAO Doc 9303 parts 3 to 6: TD3 passports, TD2 and TD1 cards).

use chrono::{Datelike, NaiveDate};

use crate::refusal::Refusal;
use crate::text_enum;

/// Weights of a check digit, over and over (Doc 9303-3 §4.9).
const WEIGHTS: [u32; 3] = [7, 3, 1];
/// A passport is given for ten years; a year of two digits is the one nearest to today.
const NEAR_YEARS: i32 = 50;

text_enum! {
    /// Shape of the zone.
    pub enum MrzFormat {
        /// Three lines of 30: cards of the size of a bank card.
        Td1 = "td1",
        /// Two lines of 36: larger cards.
        Td2 = "td2",
        /// Two lines of 44: passports.
        Td3 = "td3",
    }
}

text_enum! {
    /// A part of the zone that does not agree with its check digit, or cannot be read.
    pub enum MrzField {
        /// Number of the document.
        DocumentNo = "document_no",
        /// Day of birth.
        BirthDate = "birth_date",
        /// Last day.
        ExpiresOn = "expires_on",
        /// Personal number of a passport.
        PersonalNo = "personal_no",
        /// The digit over everything.
        Composite = "composite",
    }
}

/// What a machine-readable zone says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mrz {
    /// Its shape.
    pub format: MrzFormat,
    /// Kind of document, `P`, `PM`, `I`…
    pub document_code: String,
    /// Who issued it, ISO 3166-1 alpha-3 or a code of Doc 9303.
    pub issuing_state: String,
    /// Surname, words apart by blanks.
    pub surname: String,
    /// Given names; empty where there are none.
    pub given_names: String,
    /// Number of the document without fillers.
    pub document_no: String,
    /// Citizenship.
    pub nationality: String,
    /// Day of birth; none where a part of it is not known or it cannot be read.
    pub birth_date: Option<NaiveDate>,
    /// Last day; none where it cannot be read.
    pub expires_on: Option<NaiveDate>,
    /// What does not agree, in the order of the zone; nothing: every digit does.
    pub wrong: Vec<MrzField>,
}

impl Mrz {
    /// The name as one text, as the passport prints it: surname first.
    pub fn full_name(&self) -> String {
        [self.surname.as_str(), self.given_names.as_str()].join(" ").trim().to_owned()
    }
}

/// Where things stand in the lines of a shape, from 0.
struct Layout {
    format: MrzFormat,
    /// Characters of a line.
    width: usize,
    /// Line and first place of the number of the document, nine long; its digit follows.
    number: (usize, usize),
    /// Line and first place of the day of birth, six long; its digit follows.
    birth: (usize, usize),
    /// The same of the last day.
    expiry: (usize, usize),
    /// Line and first place of the citizenship.
    nationality: (usize, usize),
    /// Line and places of the data of the issuer's own.
    optional: (usize, usize, usize),
    /// Line and first place of the names.
    names: (usize, usize),
    /// Line and places over which the last digit is taken.
    composite: &'static [(usize, usize, usize)],
}

const LAYOUTS: [Layout; 3] = [
    Layout {
        format: MrzFormat::Td3,
        width: 44,
        number: (1, 0),
        birth: (1, 13),
        expiry: (1, 21),
        nationality: (1, 10),
        optional: (1, 28, 42),
        names: (0, 5),
        composite: &[(1, 0, 10), (1, 13, 20), (1, 21, 43)],
    },
    Layout {
        format: MrzFormat::Td2,
        width: 36,
        number: (1, 0),
        birth: (1, 13),
        expiry: (1, 21),
        nationality: (1, 10),
        optional: (1, 28, 35),
        names: (0, 5),
        composite: &[(1, 0, 10), (1, 13, 20), (1, 21, 35)],
    },
    Layout {
        format: MrzFormat::Td1,
        width: 30,
        number: (0, 5),
        birth: (1, 0),
        expiry: (1, 8),
        nationality: (1, 15),
        optional: (0, 15, 30),
        names: (2, 0),
        composite: &[(0, 5, 30), (1, 0, 7), (1, 8, 15), (1, 18, 29)],
    },
];

/// Reads a zone. Blanks do not count, small letters and the wide characters of a Chinese keyboard are taken for what they mean.
/// `today` tells the century of its years.
///
/// # Errors
/// `mrz.malformed` with the lengths of its lines, where it has another shape, another character or is that of a visa.
pub fn read(text: &str, today: NaiveDate) -> Result<Mrz, Refusal> {
    let plain: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).map(narrow).collect();
    let malformed = || Refusal::new("mrz.malformed").field("text").with("given", lengths(text));
    if !plain.iter().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || *c == '<') {
        return Err(malformed());
    }
    let shaped = |layout: &&Layout| {
        let lines = if layout.format == MrzFormat::Td1 { 3 } else { 2 };
        plain.len() == layout.width * lines
    };
    let layout = LAYOUTS.iter().find(shaped).ok_or_else(malformed)?;
    let lines: Vec<String> = plain.chunks(layout.width).map(|line| line.iter().collect()).collect();
    let kinds: &[char] = if layout.format == MrzFormat::Td3 { &['P'] } else { &['A', 'C', 'I', 'P'] };
    if !lines[0].starts_with(kinds) {
        return Err(malformed());
    }
    Ok(Reader { layout, lines: &lines }.read(today))
}

/// A character as the zone has it.
fn narrow(c: char) -> char {
    let plain = match c {
        '\u{ff01}'..='\u{ff5e}' => u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(c),
        '«' | '‹' | '《' | '〈' => '<',
        other => other,
    };
    plain.to_ascii_uppercase()
}

/// The lengths of the lines that were given, as `44 + 43`.
fn lengths(text: &str) -> String {
    let count = |line: &str| line.chars().filter(|c| !c.is_whitespace()).count();
    let lengths: Vec<String> = text.lines().map(count).filter(|n| *n > 0).map(|n| n.to_string()).collect();
    if lengths.is_empty() { "0".to_owned() } else { lengths.join(" + ") }
}

struct Reader<'a> {
    layout: &'a Layout,
    lines: &'a [String],
}

impl Reader<'_> {
    /// Every character is ASCII and every line has its width.
    fn part(&self, line: usize, from: usize, to: usize) -> &str {
        &self.lines[line][from..to]
    }

    fn read(&self, today: NaiveDate) -> Mrz {
        let layout = self.layout;
        let mut wrong = Vec::new();
        let mut check = |field, good: bool| {
            if !good {
                wrong.push(field);
            }
        };
        let (number, digit) = self.number();
        check(MrzField::DocumentNo, fits(&number, digit));
        let (birth, birth_digit) = self.day(layout.birth);
        let (born, unknown) = born(birth, today);
        check(MrzField::BirthDate, fits(birth, birth_digit) && (born.is_some() || unknown));
        let (expiry, expiry_digit) = self.day(layout.expiry);
        let expires_on = civil(expiry, near(expiry, today));
        check(MrzField::ExpiresOn, fits(expiry, expiry_digit) && expires_on.is_some());
        if layout.format == MrzFormat::Td3 {
            let personal = self.part(1, 28, 42);
            let digit = char_at(self.part(1, 42, 43));
            let empty = personal.bytes().all(|b| b == b'<');
            check(MrzField::PersonalNo, fits(personal, digit) || (empty && digit == '<'));
        }
        let over: String = layout.composite.iter().map(|(line, from, to)| self.part(*line, *from, *to)).collect();
        check(MrzField::Composite, fits(&over, char_at(&self.lines[1][layout.width - 1..])));
        let (surname, given_names) = names(&self.lines[layout.names.0][layout.names.1..]);
        let (line, at) = layout.nationality;
        Mrz {
            format: layout.format,
            document_code: self.part(0, 0, 2).trim_end_matches('<').to_owned(),
            issuing_state: state(self.part(0, 2, 5)),
            surname,
            given_names,
            document_no: number.trim_end_matches('<').to_owned(),
            nationality: state(self.part(line, at, at + 3)),
            birth_date: born,
            expires_on,
            wrong,
        }
    }

    /// The number and its digit. A card's number of more than nine goes on in the issuer's own data (Doc 9303-5 and -6, note j).
    fn number(&self) -> (String, char) {
        let (line, at) = self.layout.number;
        let (first, digit) = (self.part(line, at, at + 9), char_at(self.part(line, at + 9, at + 10)));
        let (line, from, to) = self.layout.optional;
        let rest = self.part(line, from, to).split('<').next().unwrap_or_default();
        if digit != '<' || self.layout.format == MrzFormat::Td3 || rest.len() < 2 {
            return (first.to_owned(), digit);
        }
        let (more, digit) = rest.split_at(rest.len() - 1);
        (format!("{first}{more}"), char_at(digit))
    }

    fn day(&self, (line, at): (usize, usize)) -> (&str, char) {
        (self.part(line, at, at + 6), char_at(self.part(line, at + 6, at + 7)))
    }
}

fn char_at(one: &str) -> char {
    one.chars().next().unwrap_or('<')
}

/// The check digit of a part: digits as they are, A to Z from 10, a filler for nothing.
fn digit(part: &str) -> u32 {
    let value = |c: char| if c == '<' { 0 } else { c.to_digit(36).unwrap_or(0) };
    part.chars().zip(WEIGHTS.iter().cycle()).map(|(c, weight)| value(c) * weight).sum::<u32>() % 10
}

fn fits(part: &str, given: char) -> bool {
    given.to_digit(10) == Some(digit(part))
}

/// Surname and given names of `ERIKSSON<<ANNA<MARIA<<<`.
fn names(field: &str) -> (String, String) {
    let words = |part: &str| part.split('<').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let (first, rest) = field.split_once("<<").unwrap_or((field, ""));
    (words(first), words(rest))
}

/// A state without fillers; Germany, which alone writes one letter, as everywhere else.
fn state(code: &str) -> String {
    match code.trim_end_matches('<') {
        "D" => "DEU".to_owned(),
        other => other.to_owned(),
    }
}

fn two(text: &str) -> Option<i32> {
    if text.bytes().all(|b| b.is_ascii_digit()) { text.parse().ok() } else { None }
}

fn civil(day: &str, year: Option<i32>) -> Option<NaiveDate> {
    let part = |text: &str| two(text).and_then(|number| u32::try_from(number).ok());
    NaiveDate::from_ymd_opt(year?, part(&day[2..4])?, part(&day[4..6])?)
}

/// The day of birth in the latest century that is not ahead of today, and whether a part of it is left out, as the zone may.
fn born(day: &str, today: NaiveDate) -> (Option<NaiveDate>, bool) {
    let unknown = day.contains('<') && day.bytes().all(|b| b.is_ascii_digit() || b == b'<');
    let Some(short) = two(&day[..2]) else { return (None, unknown) };
    let this_century = today.year() - today.year().rem_euclid(100) + short;
    let found = [this_century, this_century - 100].into_iter().find_map(|year| {
        let day = civil(day, Some(year))?;
        (day <= today).then_some(day)
    });
    (found, unknown)
}

/// The year of two digits that is nearest to today.
fn near(day: &str, today: NaiveDate) -> Option<i32> {
    let year = today.year() - today.year().rem_euclid(100) + two(&day[..2])?;
    Some(if year > today.year() + NEAR_YEARS {
        year - 100
    } else if year <= today.year() - NEAR_YEARS {
        year + 100
    } else {
        year
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every letter in its place: the digit that a part needs.
    fn with_digit(part: &str) -> String {
        format!("{part}{}", digit(part))
    }

    fn on(day: &str) -> NaiveDate {
        day.parse().expect("a day")
    }

    fn today() -> NaiveDate {
        on("2026-01-15")
    }

    const UTOPIAN: &str = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";

    /// What is wrong with the passport of Doc 9303-4 after one text of it was replaced.
    #[track_caller]
    fn check(from: &str, to: &str, wrong: &[MrzField]) {
        let text = UTOPIAN.replacen(from, to, 1);
        assert_eq!(read(&text, today()).expect("its shape is right").wrong, wrong, "{text}");
    }

    #[test]
    fn the_specimen_of_a_passport_is_read() {
        let mrz = read(UTOPIAN, today()).expect("a passport");
        assert_eq!((mrz.format, mrz.document_code.as_str(), mrz.issuing_state.as_str()), (MrzFormat::Td3, "P", "UTO"));
        assert_eq!(mrz.full_name(), "ERIKSSON ANNA MARIA");
        assert_eq!((mrz.document_no.as_str(), mrz.nationality.as_str()), ("L898902C3", "UTO"));
        assert_eq!((mrz.birth_date, mrz.expires_on), (Some(on("1974-08-12")), Some(on("2012-04-15"))));
        assert_eq!(mrz.wrong, []);
        let typed = UTOPIAN.to_lowercase().replace('<', "＜").replace('\n', "\r\n  ");
        assert_eq!(read(&typed, today()), Ok(mrz.clone()), "as a Chinese keyboard types it");
        assert_eq!(read(&UTOPIAN.replace('\n', ""), today()), Ok(mrz), "in one line");
    }

    #[test]
    fn the_specimens_of_cards_are_read() {
        let td2 = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6";
        let td1 = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<";
        for (text, format) in [(td2, MrzFormat::Td2), (td1, MrzFormat::Td1)] {
            let mrz = read(text, today()).expect("a card");
            assert_eq!(
                (mrz.format, mrz.document_no.as_str(), mrz.wrong.as_slice()),
                (format, "D23145890", [].as_slice())
            );
            assert_eq!((mrz.full_name().as_str(), mrz.nationality.as_str()), ("ERIKSSON ANNA MARIA", "UTO"));
            assert_eq!((mrz.birth_date, mrz.expires_on), (Some(on("1974-08-12")), Some(on("2012-04-15"))));
        }
    }

    #[test]
    fn a_long_number_of_a_card_goes_on_behind() {
        // Doc 9303-5, appendix B.
        let td1 = "I<UTOD23145890<7349<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<";
        let mrz = read(td1, today()).expect("a card");
        assert_eq!((mrz.document_no.as_str(), mrz.wrong.as_slice()), ("D23145890734", [].as_slice()));
        assert_eq!(mrz.full_name(), "STEVENSON PETER JOHN");
        let bad = td1.replacen("7349", "7348", 1);
        assert_eq!(read(&bad, today()).expect("a card").wrong, [MrzField::DocumentNo, MrzField::Composite]);
    }

    #[test]
    fn a_wrong_digit_names_what_it_belongs_to() {
        use MrzField::{BirthDate, Composite, DocumentNo, ExpiresOn, PersonalNo};
        check("L898902C3", "L898902C4", &[DocumentNo, Composite]);
        check("L898902C36", "L898902C37", &[DocumentNo, Composite]);
        check("7408122", "7409122", &[BirthDate, Composite]);
        check("7408122", "74O8122", &[BirthDate, Composite]);
        check("1204159", "1204169", &[ExpiresOn, Composite]);
        check("ZE184226B<<<<<1", "ZE184226C<<<<<1", &[PersonalNo, Composite]);
        check("10", "11", &[Composite]);
        check("1204159", &with_digit("121304"), &[ExpiresOn, Composite]);
        check("F", "<", &[]);
        check("ERIKSSON", "ERIKSSEN", &[]);
    }

    #[test]
    fn an_empty_personal_number_needs_no_digit() {
        let second = |personal: &str| {
            let (number, birth, expiry) = (with_digit("EJ1234567"), with_digit("880504"), with_digit("310131"));
            let composite = digit(&format!("{number}{birth}{expiry}{personal}"));
            format!("POCHNWANG<<XIAOMING<<<<<<<<<<<<<<<<<<<<<<<<<\n{number}CHN{birth}M{expiry}{personal}{composite}")
        };
        for personal in ["<<<<<<<<<<<<<<<", "<<<<<<<<<<<<<<0"] {
            let mrz = read(&second(personal), today()).expect("a passport");
            assert_eq!((mrz.wrong.as_slice(), mrz.document_code.as_str()), ([].as_slice(), "PO"), "{personal}");
            assert_eq!((mrz.full_name().as_str(), mrz.nationality.as_str()), ("WANG XIAOMING", "CHN"));
            assert_eq!((mrz.birth_date, mrz.expires_on), (Some(on("1988-05-04")), Some(on("2031-01-31"))));
        }
        assert_eq!(read(&second("<<<<<<<<<<<<<<1"), today()).expect("a passport").wrong, [MrzField::PersonalNo]);
    }

    #[test]
    fn years_of_two_digits_have_their_century() {
        for (short, expected) in [
            ("260115", Some("2026-01-15")),
            ("260116", Some("1926-01-16")),
            ("000229", Some("2000-02-29")),
            ("270101", Some("1927-01-01")),
            ("250229", None),
            ("88<<<<", None),
        ] {
            assert_eq!(born(short, today()).0, expected.map(on), "born {short}");
        }
        assert_eq!(
            (born("88<<<<", today()).1, born("<<<<<<", today()).1, born("8805O4", today()).1),
            (true, true, false)
        );
        for (short, expected) in
            [("260114", "2026-01-14"), ("760101", "2076-01-01"), ("770101", "1977-01-01"), ("991231", "1999-12-31")]
        {
            assert_eq!(civil(short, near(short, today())), Some(on(expected)), "until {short}");
        }
    }

    #[test]
    fn names_and_states_are_told_in_words() {
        for (field, surname, given) in [
            ("ERIKSSON<<ANNA<MARIA<<<", "ERIKSSON", "ANNA MARIA"),
            ("SUKARNO<<<<<<", "SUKARNO", ""),
            ("SUKARNO", "SUKARNO", ""),
            ("VAN<DER<MULLEN<<MARTEN", "VAN DER MULLEN", "MARTEN"),
            ("<<<<", "", ""),
        ] {
            assert_eq!(names(field), (surname.to_owned(), given.to_owned()), "{field}");
        }
        assert_eq!((state("D<<"), state("CHN"), state("<<<")), ("DEU".into(), "CHN".into(), String::new()));
    }

    #[test]
    fn what_is_no_zone_is_refused_with_its_lengths() {
        let visa = UTOPIAN.replacen("P<", "V<", 1);
        for (text, given) in [
            ("", "0"),
            ("P<UTO", "5"),
            (&UTOPIAN[..UTOPIAN.len() - 1], "44 + 43"),
            (&visa, "44 + 44"),
            (&UTOPIAN.replacen("ANNA", "ANN-", 1), "44 + 44"),
            ("护照", "2"),
        ] {
            let refusal = read(text, today()).expect_err("no zone");
            assert_eq!(refusal.code, "mrz.malformed", "{text}");
            assert_eq!(refusal.params.get("given").map(String::as_str), Some(given), "{text}");
        }
    }
}
