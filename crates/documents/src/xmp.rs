//! The XMP packet of a PDF/A file, written by an XML writer so that no title can break it.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesText, Event};

use crate::error::PaperError;
use crate::model::Meta;

type Xml = Writer<Vec<u8>>;

/// The packet: PDF/A-2u identification, title, author, subject, dates and tools, equal to the Info dictionary.
///
/// # Errors
/// `document.write_failed`.
pub fn packet(meta: &Meta, creator: &str, producer: &str) -> Result<Vec<u8>, PaperError> {
    write(meta, creator, producer).map_err(|error| PaperError::WriteFailed { detail: error.to_string() })
}

fn write(meta: &Meta, creator: &str, producer: &str) -> io::Result<Vec<u8>> {
    let date = meta.instant.format("%Y-%m-%dT%H:%M:%S+00:00").to_string();
    let mut xml = Writer::new(Vec::new());
    xml.write_event(Event::PI(quick_xml::events::BytesPI::new(
        "xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"",
    )))?;
    xml.create_element("x:xmpmeta").with_attribute(("xmlns:x", "adobe:ns:meta/")).write_inner_content(|xml| {
        xml.create_element("rdf:RDF")
            .with_attribute(("xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"))
            .write_inner_content(|xml| {
                xml.create_element("rdf:Description")
                    .with_attribute(("rdf:about", ""))
                    .with_attribute(("xmlns:dc", "http://purl.org/dc/elements/1.1/"))
                    .with_attribute(("xmlns:xmp", "http://ns.adobe.com/xap/1.0/"))
                    .with_attribute(("xmlns:pdf", "http://ns.adobe.com/pdf/1.3/"))
                    .with_attribute(("xmlns:pdfaid", "http://www.aiim.org/pdfa/ns/id/"))
                    .write_inner_content(|xml| {
                        text(xml, "pdfaid:part", "2")?;
                        text(xml, "pdfaid:conformance", "U")?;
                        text(xml, "dc:format", "application/pdf")?;
                        listed(xml, "dc:title", "rdf:Alt", &meta.title, true)?;
                        listed(xml, "dc:creator", "rdf:Seq", &meta.author, false)?;
                        if !meta.subject.is_empty() {
                            listed(xml, "dc:description", "rdf:Alt", &meta.subject, true)?;
                        }
                        listed(xml, "dc:language", "rdf:Bag", meta.lang, false)?;
                        text(xml, "xmp:CreatorTool", creator)?;
                        text(xml, "xmp:CreateDate", &date)?;
                        text(xml, "xmp:ModifyDate", &date)?;
                        text(xml, "xmp:MetadataDate", &date)?;
                        text(xml, "pdf:Producer", producer)
                    })?;
                Ok(())
            })?;
        Ok(())
    })?;
    xml.write_event(Event::PI(quick_xml::events::BytesPI::new("xpacket end=\"r\"")))?;
    Ok(xml.into_inner())
}

fn text(xml: &mut Xml, name: &str, value: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(value)).map(drop)
}

fn listed(xml: &mut Xml, name: &str, kind: &str, value: &str, in_default_language: bool) -> io::Result<()> {
    xml.create_element(name)
        .write_inner_content(|xml| {
            xml.create_element(kind)
                .write_inner_content(|xml| {
                    let item = xml.create_element("rdf:li");
                    let item = if in_default_language { item.with_attribute(("xml:lang", "x-default")) } else { item };
                    item.write_text_content(BytesText::new(value)).map(drop)
                })
                .map(drop)
        })
        .map(drop)
}
