//! What a file that came from outside looks like: the size of a picture, the pages of a PDF. Nothing of it is drawn, and a file made to
//! hurt costs no more than its own size.

use std::panic::catch_unwind;

use lopdf::{Document, LoadOptions};

/// Most bytes that the streams of a PDF may become while its pages are counted.
const MAX_UNPACKED: usize = 64 * 1024 * 1024;

/// What a file's bytes say of its size on screen and paper; whatever cannot be read is `None`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Looks {
    /// Points across, of a picture.
    pub width_px: Option<i64>,
    /// Points down, of a picture.
    pub height_px: Option<i64>,
    /// Pages, of a PDF.
    pub page_count: Option<i64>,
}

impl Looks {
    /// Looks at bytes.
    pub fn of(bytes: &[u8]) -> Self {
        if bytes.starts_with(b"%PDF-") {
            return Self { page_count: pages(bytes), ..Self::default() };
        }
        match imagesize::blob_size(bytes) {
            Ok(size) => Self {
                width_px: i64::try_from(size.width).ok(),
                height_px: i64::try_from(size.height).ok(),
                page_count: None,
            },
            Err(_) => Self::default(),
        }
    }
}

/// Pages of a PDF; a reader that gives up on it, in whatever way, has not read it.
fn pages(bytes: &[u8]) -> Option<i64> {
    let count = catch_unwind(|| {
        let options = LoadOptions::with_max_decompressed_size(MAX_UNPACKED);
        Document::load_mem_with_options(bytes, options).map(|document| document.get_pages().len())
    });
    i64::try_from(count.ok()?.ok()?).ok().filter(|count| *count > 0)
}

#[cfg(test)]
mod tests {
    use lopdf::{Object, dictionary};

    use super::*;

    /// A PDF of empty pages whose objects are packed, with a note of so many letters beside its page tree.
    fn pdf(pages: usize, note: usize) -> Vec<u8> {
        let mut document = Document::with_version("1.5");
        let tree = document.new_object_id();
        let kids: Vec<Object> = (0..pages)
            .map(|_| document.add_object(dictionary! { "Type" => "Page", "Parent" => tree }).into())
            .collect();
        let count = i64::try_from(pages).expect("few pages");
        let note = Object::string_literal(vec![b'a'; note]);
        let node = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count, "Note" => note };
        document.objects.insert(tree, node.into());
        let root = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
        document.trailer.set("Root", root);
        let mut bytes = Vec::new();
        document.save_modern(&mut bytes).expect("a file");
        bytes
    }

    #[test]
    fn a_picture_tells_its_size_and_a_pdf_its_pages() {
        #[track_caller]
        fn check(bytes: &[u8], width_px: Option<i64>, height_px: Option<i64>, page_count: Option<i64>) {
            assert_eq!(Looks::of(bytes), Looks { width_px, height_px, page_count });
        }
        check(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x03\x20\0\0\x02\x58\x08\x02\0\0\0", Some(800), Some(600), None);
        check(
            b"\xff\xd8\xff\xc0\0\x11\x08\x02\x58\x03\x20\x03\x01\x22\0\x02\x11\x01\x03\x11\x01",
            Some(800),
            Some(600),
            None,
        );
        check(b"RIFF\x1a\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x1f\x03\0\x57\x02\0", Some(800), Some(600), None);
        check(&pdf(1, 1), None, None, Some(1));
        check(&pdf(7, 1), None, None, Some(7));
        for nothing in [b"".as_slice(), b"%PDF-1.7", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"MZ\x90\0", b"PK\x03\x04"]
        {
            check(nothing, None, None, None);
        }
    }

    #[test]
    fn a_file_cut_or_changed_anywhere_is_looked_at_without_harm() {
        let good = pdf(3, 1);
        for cut in 0..good.len() {
            assert!(matches!(Looks::of(&good[..cut]).page_count, None | Some(1..=3)), "cut at {cut}");
        }
        for at in 0..good.len() {
            let mut bad = good.clone();
            bad[at] ^= 0xff;
            assert!(matches!(Looks::of(&bad).page_count, None | Some(1..)), "byte {at}");
        }
    }

    #[test]
    fn a_stream_that_swells_is_given_up() {
        assert_eq!(Looks::of(&pdf(2, 100_000)).page_count, Some(2));
        let bomb = pdf(2, MAX_UNPACKED);
        assert!(bomb.len() < 1024 * 1024, "small on disk");
        assert_eq!(Looks::of(&bomb).page_count, None);
    }
}
