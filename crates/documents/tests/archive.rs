//! PDF/A-2u, checked object by object: metadata, output intent, fonts, no forbidden features (ISO 19005-2).

#[allow(dead_code, reason = "each test file uses its part of the shared papers")]
mod papers;

use std::collections::BTreeSet;

use bantu_documents::{Language, Paper, QuotationPaper, render};
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object};
use papers::{contract, invoice, long, receipt, statement, story};
use quick_xml::Reader;
use quick_xml::events::Event;

fn open<'a>(paper: impl Into<Paper<'a>>) -> (Vec<u8>, Document) {
    let bytes = render(paper).expect("a printable paper");
    let document = Document::load_mem(&bytes).expect("a readable PDF");
    (bytes, document)
}

fn follow<'a>(document: &'a Document, object: &'a Object) -> &'a Object {
    document.dereference(object).expect("a resolvable reference").1
}

fn get<'a>(document: &'a Document, dictionary: &'a Dictionary, key: &str) -> &'a Object {
    follow(document, dictionary.get(key.as_bytes()).unwrap_or_else(|_| panic!("{key} missing in {dictionary:?}")))
}

fn name(object: &Object) -> String {
    String::from_utf8_lossy(object.as_name().expect("a name")).into_owned()
}

/// Text of every leaf element of the XMP packet, with its element's name; the reader refuses malformed XML.
fn leaves(xml: &str) -> Vec<(String, String)> {
    let mut reader = Reader::from_str(xml);
    let (mut path, mut leaves) = (Vec::new(), Vec::new());
    let mut text = String::new();
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(element) => {
                path.push(String::from_utf8_lossy(element.name().as_ref()).into_owned());
                text.clear();
            }
            Event::Text(part) => text.push_str(&part.decode().expect("UTF-8")),
            Event::GeneralRef(entity) => match entity.decode().expect("UTF-8").as_ref() {
                "amp" => text.push('&'),
                "lt" => text.push('<'),
                "gt" => text.push('>'),
                "quot" => text.push('"'),
                "apos" => text.push('\''),
                other => panic!("entity {other}"),
            },
            Event::End(_) => {
                let own = path.iter().rev().find(|element| !element.starts_with("rdf:")).cloned().unwrap_or_default();
                if !text.trim().is_empty() {
                    leaves.push((own, text.trim().to_owned()));
                }
                path.pop();
                text.clear();
            }
            Event::Eof => return leaves,
            _ => {}
        }
    }
}

#[test]
fn metadata_identifies_pdf_a_2u_and_cannot_be_broken_by_a_name() {
    let mut paper = story(Language::ZhId);
    paper.customer.name = "A & B <C> \"D\" 'E' ]]> 有限公司".to_owned();
    paper.title = Some("<x:xmpmeta> & Co".to_owned());
    let (_, document) = open(&paper);
    let catalog = document.catalog().expect("a catalog");
    let metadata = get(&document, catalog, "Metadata").as_stream().expect("a stream");
    assert!(metadata.dict.get(b"Filter").is_err(), "metadata stays readable without a PDF library");
    assert_eq!(
        (name(get(&document, &metadata.dict, "Type")), name(get(&document, &metadata.dict, "Subtype"))),
        ("Metadata".to_owned(), "XML".to_owned())
    );
    let xml = std::str::from_utf8(&metadata.content).expect("UTF-8");
    assert!(xml.starts_with("<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"), "{xml}");
    assert!(xml.ends_with("<?xpacket end=\"r\"?>"), "{xml}");
    let leaves = leaves(xml);
    for (element, value) in [
        ("pdfaid:part", "2"),
        ("pdfaid:conformance", "U"),
        ("dc:title", "报价单 Penawaran Harga 12000-QUO-K1-01 A & B <C> \"D\" 'E' ]]> 有限公司"),
        ("dc:description", "<x:xmpmeta> & Co"),
        ("dc:creator", "PT BANTU BUSINESS SERVICE"),
        ("dc:language", "zh-CN"),
        ("xmp:CreateDate", "2026-11-23T02:30:00+00:00"),
        ("xmp:ModifyDate", "2026-11-23T02:30:00+00:00"),
        ("xmp:MetadataDate", "2026-11-23T02:30:00+00:00"),
    ] {
        assert!(leaves.contains(&(element.to_owned(), value.to_owned())), "{element} {value}: {leaves:?}");
    }
    let info = get(&document, &document.trailer, "Info").as_dict().expect("a dictionary");
    assert_eq!(get(&document, info, "CreationDate").as_str().expect("text"), b"D:20261123023000+00'00'");
    assert_eq!(get(&document, info, "ModDate").as_str().expect("text"), b"D:20261123023000+00'00'");
    for forbidden in ["GTS_PDFXVersion", "Trapped", "Identifier"] {
        assert!(!info.has(forbidden.as_bytes()), "{forbidden}");
    }
}

#[test]
fn the_catalog_carries_intent_language_and_nothing_active() {
    for (language, lang) in [
        (Language::Zh, "zh-CN"),
        (Language::Id, "id-ID"),
        (Language::En, "en"),
        (Language::ZhId, "zh-CN"),
        (Language::ZhEn, "zh-CN"),
    ] {
        let (bytes, document) = open(&story(language));
        assert!(bytes.starts_with(b"%PDF-1.7\n%"), "version");
        assert!(bytes[10..14].iter().all(|byte| *byte >= 128), "the second line marks the file as binary");
        let catalog = document.catalog().expect("a catalog");
        assert_eq!(get(&document, catalog, "Lang").as_str().expect("text"), lang.as_bytes());
        let preferences = get(&document, catalog, "ViewerPreferences").as_dict().expect("a dictionary");
        assert_eq!(get(&document, preferences, "DisplayDocTitle").as_bool().ok(), Some(true));
        let intents = get(&document, catalog, "OutputIntents").as_array().expect("an array");
        let intent = follow(&document, &intents[0]).as_dict().expect("a dictionary");
        assert_eq!(name(get(&document, intent, "S")), "GTS_PDFA1");
        let profile = get(&document, intent, "DestOutputProfile").as_stream().expect("a stream");
        assert_eq!(get(&document, &profile.dict, "N").as_i64().ok(), Some(3));
        let icc = profile.decompressed_content().unwrap_or_else(|_| profile.content.clone());
        assert_eq!(icc.len(), u32::from_be_bytes(icc[..4].try_into().expect("four bytes")) as usize);
        assert_eq!((&icc[12..24], &icc[36..40], icc[8]), (b"mntrRGB XYZ ".as_slice(), b"acsp".as_slice(), 4));
        for active in ["OpenAction", "AA", "Names", "AcroForm", "OCProperties", "Perms", "Requirements"] {
            assert!(!catalog.has(active.as_bytes()), "{active}");
        }
        assert!(!document.trailer.has(b"Encrypt"));
        let id = get(&document, &document.trailer, "ID").as_array().expect("an array");
        assert_eq!((id.len(), &id[0]), (2, &id[1]));
        assert_eq!(id[0].as_str().expect("text").len(), 16);
    }
}

#[test]
fn the_identity_follows_the_content() {
    let id = |paper: &QuotationPaper| open(paper).1.trailer.get(b"ID").expect("an identity").clone();
    let paper = story(Language::ZhId);
    assert_eq!(id(&paper), id(&paper));
    let mut other = paper.clone();
    other.notes = Some("另一备注".to_owned());
    assert_ne!(id(&paper), id(&other));
    let mut later = paper.clone();
    later.issued_at += chrono::Duration::seconds(1);
    assert_ne!(id(&paper), id(&later));
}

/// The identifiers of the test papers on the day their look was accepted: on any later day, in any process and on any
/// machine everything in the file is the same. (They are taken before compression, whose bytes may differ between builds.)
/// A wanted change of layout, wording or fonts changes them; take the new ones from the failure.
#[test]
fn another_day_gives_the_same_content() {
    let identified = |name: &str, paper: Paper<'_>| {
        let (_, document) = open(paper);
        let id =
            get(&document, &document.trailer, "ID").as_array().expect("an array")[0].as_str().expect("text").to_vec();
        format!("{name} {}", id.iter().map(|byte| format!("{byte:02x}")).collect::<String>())
    };
    let mut ids: Vec<String> =
        Language::ALL.into_iter().map(|language| identified(language.code(), Paper::from(&story(language)))).collect();
    let language = Language::ZhId;
    ids.push(identified("contract", Paper::from(&contract::story(language))));
    ids.push(identified("invoice", Paper::from(&invoice::paid(language))));
    ids.push(identified("receipt", Paper::from(&receipt::story(language))));
    ids.push(identified("statement", Paper::from(&statement::story(language))));
    assert_eq!(
        ids,
        [
            "zh 459997977ec304c5ae438cc0e08ef336",
            "id e215100abf44805a65e9c4cb62b38452",
            "en 6c50d1880301d35471dbd15f12d75986",
            "zh_id 93bae1cdc57f4cf0fc33987cc1ed288d",
            "zh_en 57608d096fbf3099fe63c76c463c0f72",
            "contract ba63ee53ae77bb60db6db556791c4db7",
            "invoice 17900bac58ede98bb7ee1313c3fe75a9",
            "receipt 6fc758a1190dfa1c59b00ceb0ca9a695",
            "statement b29a8a9fb73687932dde43a9ec30e832"
        ]
    );
}

/// Nothing that PDF/A forbids or that needs a blending colour space: no transparency, scripts, external or encrypted parts.
#[test]
fn no_object_uses_a_forbidden_feature() {
    let language = Language::ZhId;
    let documents = [
        open(&long(language)),
        open(&contract::story(language)),
        open(&invoice::paid(language)),
        open(&receipt::story(language)),
        open(&statement::story(language)),
    ];
    for (id, object) in documents.iter().flat_map(|(_, document)| &document.objects) {
        let dictionary = match object {
            Object::Dictionary(dictionary) => dictionary,
            Object::Stream(stream) => &stream.dict,
            _ => continue,
        };
        for key in [
            "SMask",
            "ca",
            "CA",
            "BM",
            "Group",
            "ExtGState",
            "JS",
            "JavaScript",
            "AA",
            "F",
            "FFilter",
            "EmbeddedFile",
            "XObject",
            "Annots",
            "TR",
            "HTP",
            "Alternates",
            "OPI",
        ] {
            assert!(!dictionary.has(key.as_bytes()), "{key} in {id:?}: {dictionary:?}");
        }
        if let Ok(filter) = dictionary.get(b"Filter") {
            assert_eq!(name(filter), "FlateDecode", "{id:?}");
        }
    }
}

/// Every glyph drawn is in its font, has the width the font says, and maps to Unicode (the "u" of 2u).
#[test]
fn every_glyph_is_embedded_measured_and_mapped() {
    const OPERATORS: [&str; 21] = [
        "BT", "ET", "Tf", "Td", "Tm", "Tj", "TJ", "rg", "g", "RG", "G", "m", "l", "c", "h", "f", "re", "S", "s", "w",
        "d",
    ];
    let language = Language::ZhId;
    for paper in [
        Paper::from(&long(language)),
        Paper::from(&story(Language::En)),
        Paper::from(&contract::story(language)),
        Paper::from(&invoice::paid(language)),
        Paper::from(&statement::story(language)),
    ] {
        let (_, document) = open(paper);
        let mut seen: BTreeSet<(String, u16)> = BTreeSet::new();
        for page in document.get_pages().into_values() {
            let content = Content::decode(&document.get_page_content(page)).expect("a page content");
            let mut font = String::new();
            for operation in content.operations {
                assert!(OPERATORS.contains(&operation.operator.as_str()), "operator {}", operation.operator);
                match operation.operator.as_str() {
                    "Tf" => font = name(&operation.operands[0]),
                    "Tj" => seen.extend(
                        operation.operands[0]
                            .as_str()
                            .expect("text")
                            .chunks_exact(2)
                            .map(|pair| (font.clone(), u16::from_be_bytes([pair[0], pair[1]]))),
                    ),
                    "TJ" => panic!("no kerning is written"),
                    _ => {}
                }
            }
        }
        let page = document.get_pages().into_values().next().expect("a page");
        let fonts = document.get_page_fonts(page).expect("fonts");
        assert!(seen.len() > 100, "{}", seen.len());
        for (resource, font) in fonts {
            let resource = String::from_utf8_lossy(&resource).into_owned();
            let descendant =
                follow(&document, &get(&document, font, "DescendantFonts").as_array().expect("an array")[0])
                    .as_dict()
                    .expect("a dictionary");
            assert_eq!(
                (name(get(&document, font, "Encoding")), name(get(&document, descendant, "CIDToGIDMap"))),
                ("Identity-H".to_owned(), "Identity".to_owned())
            );
            let descriptor = get(&document, descendant, "FontDescriptor").as_dict().expect("a dictionary");
            let names = [
                get(&document, font, "BaseFont"),
                get(&document, descendant, "BaseFont"),
                get(&document, descriptor, "FontName"),
            ]
            .map(name);
            assert!(names.iter().all(|own| *own == names[0]), "{names:?}");
            let program = get(&document, descriptor, "FontFile2")
                .as_stream()
                .expect("a stream")
                .decompressed_content()
                .expect("a font");
            let face = ttf_parser::Face::parse(&program, 0).expect("a TrueType program");
            let widths = widths(get(&document, descendant, "W").as_array().expect("an array"));
            let cmap = get(&document, font, "ToUnicode").as_stream().expect("a stream");
            let cmap = cmap.decompressed_content().unwrap_or_else(|_| cmap.content.clone());
            let cmap = lopdf_cmap(&String::from_utf8_lossy(&cmap));
            for glyph in seen.iter().filter(|(own, _)| *own == resource).map(|(_, glyph)| *glyph) {
                assert!(glyph > 0 && glyph < face.number_of_glyphs(), "{resource} {glyph} is a glyph, not .notdef");
                let own = i64::from(face.glyph_hor_advance(ttf_parser::GlyphId(glyph)).expect("an advance")) * 1000
                    / i64::from(face.units_per_em());
                let written = widths.iter().find(|(id, _)| *id == glyph).map(|(_, width)| *width).expect("a width");
                assert!((own - written).abs() <= 1, "{resource} {glyph}: {own} {written}");
                assert!(cmap.contains(&glyph), "{resource} {glyph} maps to Unicode");
            }
        }
    }
}

/// Glyph and width of a `W` array in either of its two forms.
fn widths(array: &[Object]) -> Vec<(u16, i64)> {
    let number =
        |object: &Object| object.as_i64().or_else(|_| object.as_float().map(|f| f.round() as i64)).expect("a number");
    let (mut widths, mut at) = (Vec::new(), 0);
    while at < array.len() {
        let first = number(&array[at]);
        if let Ok(list) = array[at + 1].as_array() {
            widths.extend(list.iter().enumerate().map(|(index, width)| ((first + index as i64) as u16, number(width))));
            at += 2;
        } else {
            let width = number(&array[at + 2]);
            widths.extend((first..=number(&array[at + 1])).map(|glyph| (glyph as u16, width)));
            at += 3;
        }
    }
    widths
}

/// The glyphs a ToUnicode map gives a character.
fn lopdf_cmap(text: &str) -> BTreeSet<u16> {
    let code = |text: &str| u16::from_str_radix(text.trim_matches(['<', '>']), 16).ok();
    let mut glyphs = BTreeSet::new();
    let mut section = "";
    for line in text.lines() {
        let parts: Vec<&str> = line.split_whitespace().collect();
        match parts.as_slice() {
            [_, "beginbfchar"] | [_, "beginbfrange"] => section = parts[1],
            ["endbfchar"] | ["endbfrange"] => section = "",
            [from, _] if section == "beginbfchar" => glyphs.extend(code(from)),
            [from, to, ..] if section == "beginbfrange" => {
                if let (Some(from), Some(to)) = (code(from), code(to)) {
                    glyphs.extend(from..=to);
                }
            }
            _ => {}
        }
    }
    glyphs
}
