//! The last pass over a PDF: what makes it PDF/A-2u and the same bytes on every machine and day.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};

use crate::error::PaperError;
use crate::icc;
use crate::model::Meta;
use crate::xmp;

const PRODUCER: &str = "Bantu with printpdf 0.12.8";
const CREATOR: &str = "Bantu";

/// Finishes and serialises the document: version, language, metadata, output intent, identity, compression.
///
/// # Errors
/// `document.write_failed` when the document lacks a part that every PDF has, or cannot be serialised.
pub fn finish(mut document: Document, meta: &Meta) -> Result<Vec<u8>, PaperError> {
    document.version = "1.7".to_owned();
    let instant = meta.instant;
    let packet = xmp::packet(meta, CREATOR, PRODUCER)?;
    let metadata = document.add_object(
        Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, packet).with_compression(false),
    );
    let profile = document.add_object(Stream::new(dictionary! { "N" => 3, "Alternate" => "DeviceRGB" }, icc::srgb()));
    let intent = document.add_object(dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB IEC61966-2.1"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    });
    let root = reference(&document, "Root")?;
    let catalog = document.get_dictionary_mut(root).map_err(failed)?;
    catalog.set("Metadata", metadata);
    catalog.set("OutputIntents", vec![Object::Reference(intent)]);
    catalog.set("Lang", Object::string_literal(meta.lang));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });

    let date = Object::string_literal(instant.format("D:%Y%m%d%H%M%S+00'00'").to_string());
    let info = reference(&document, "Info")?;
    let mut about = dictionary! {
        "Title" => utf16(&meta.title),
        "Author" => utf16(&meta.author),
        "Creator" => Object::string_literal(CREATOR),
        "Producer" => Object::string_literal(PRODUCER),
        "CreationDate" => date.clone(),
        "ModDate" => date,
    };
    if !meta.subject.is_empty() {
        about.set("Subject", utf16(&meta.subject));
    }
    document.objects.insert(info, Object::Dictionary(about));

    for object in document.objects.values_mut() {
        if let Ok(dictionary) = object.as_dict_mut() {
            tidy(dictionary);
        }
    }
    let id = identity(&document);
    document.trailer.set("ID", vec![id.clone(), id]);
    compress(&mut document);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).map_err(|error| PaperError::WriteFailed { detail: error.to_string() })?;
    Ok(bytes)
}

/// Makes explicit what PDF/A wants explicit and drops empty entries printpdf always writes.
fn tidy(dictionary: &mut Dictionary) {
    let has = |dictionary: &Dictionary, key: &[u8], name: &[u8]| {
        dictionary.get(key).and_then(Object::as_name).is_ok_and(|n| n == name)
    };
    if has(dictionary, b"Subtype", b"CIDFontType2") {
        dictionary.set("CIDToGIDMap", "Identity");
    }
    if has(dictionary, b"Type", b"Page")
        && dictionary.get(b"Annots").and_then(Object::as_array).is_ok_and(Vec::is_empty)
    {
        dictionary.remove(b"Annots");
    }
    if dictionary.has(b"Font") && dictionary.has(b"XObject") && dictionary.has(b"ExtGState") {
        for key in [b"XObject".as_slice(), b"ExtGState", b"Shading"] {
            dictionary.remove(key);
        }
    }
}

/// Compresses every stream that may be; the large ones, the fonts, side by side, because they take half of the whole time.
fn compress(document: &mut Document) {
    const LARGE: usize = 8_000;
    // A stream that does not shrink stays as it is: that is no failure.
    let shrink = |stream: &mut Stream| drop(stream.compress());
    let streams = document.objects.values_mut().filter_map(|object| object.as_stream_mut().ok());
    let (large, small): (Vec<_>, Vec<_>) =
        streams.filter(|stream| stream.allows_compression).partition(|stream| stream.content.len() > LARGE);
    std::thread::scope(|scope| {
        for stream in large {
            scope.spawn(move || shrink(stream));
        }
        small.into_iter().for_each(shrink);
    });
}

/// The file identifier, from everything in the file: 16 bytes of BLAKE3 over all objects in number order.
fn identity(document: &Document) -> Object {
    let mut hasher = blake3::Hasher::new();
    for (number, object) in &document.objects {
        hasher.update(&number.0.to_be_bytes());
        hasher.update(format!("{object:?}").as_bytes());
        if let Ok(stream) = object.as_stream() {
            hasher.update(&stream.content);
        }
    }
    Object::String(hasher.finalize().as_bytes()[..16].to_vec(), StringFormat::Hexadecimal)
}

fn utf16(text: &str) -> Object {
    if text.is_ascii() {
        return Object::string_literal(text);
    }
    let bytes = [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    Object::String(bytes, StringFormat::Hexadecimal)
}

fn reference(document: &Document, key: &str) -> Result<ObjectId, PaperError> {
    document.trailer.get(key.as_bytes()).and_then(Object::as_reference).map_err(failed)
}

fn failed(error: lopdf::Error) -> PaperError {
    PaperError::WriteFailed { detail: error.to_string() }
}
