//! What a file is, told from its bytes and never from its name: the kinds of attachments that are taken.

use crate::text_enum;

text_enum! {
    /// The kinds of files that are taken.
    pub enum MediaType {
        /// PDF.
        Pdf = "application/pdf",
        /// PNG.
        Png = "image/png",
        /// JPEG.
        Jpeg = "image/jpeg",
        /// WebP.
        Webp = "image/webp",
        /// HEIC, as telephones take pictures.
        Heic = "image/heic",
        /// A Word document without macros.
        Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        /// An Excel workbook without macros.
        Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
}

impl MediaType {
    /// The type of a file by its bytes; `None` for a kind that is not taken.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(Self::Pdf),
            [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some(Self::Png),
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::Webp),
            [_, _, _, _, b'f', b't', b'y', b'p', ..] => is_heic(bytes).then_some(Self::Heic),
            [b'P', b'K', 3, 4, ..] => office_document(bytes),
            _ => None,
        }
    }

    /// The endings of file names that programs open as this type, the usual one first.
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Png => &["png"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Webp => &["webp"],
            Self::Heic => &["heic", "heif"],
            Self::Docx => &["docx"],
            Self::Xlsx => &["xlsx"],
        }
    }

    /// Whether it shows a paper as it was; an office document can be written on.
    pub const fn is_picture(self) -> bool {
        !matches!(self, Self::Docx | Self::Xlsx)
    }
}

/// Whether the first box of an ISO media file names HEVC pictures: AVIF and films have the same box with other brands.
fn is_heic(bytes: &[u8]) -> bool {
    const HEVC: [&[u8]; 6] = [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"];
    const ANY_PICTURE: [&[u8]; 2] = [b"mif1", b"msf1"];
    let Some(size) = bytes.first_chunk().map(|size| u32::from_be_bytes(*size).min(256)) else { return false };
    // The brand, its version, then the brands it is compatible with; no real file lists more than a handful.
    let Some(brands) = usize::try_from(size).ok().and_then(|size| bytes.get(8..size)) else { return false };
    let Some(brand) = brands.get(..4) else { return false };
    let named = brands.get(8..).is_some_and(|rest| rest.chunks_exact(4).any(|one| HEVC.contains(&one)));
    HEVC.contains(&brand) || (ANY_PICTURE.contains(&brand) && named)
}

/// Word and Excel files are ZIP archives that are told apart by the names of their parts.
fn office_document(bytes: &[u8]) -> Option<MediaType> {
    let (mut word, mut excel, mut types) = (false, false, false);
    for name in parts(bytes)? {
        match name {
            b"[Content_Types].xml" => types = true,
            b"word/document.xml" => word = true,
            b"xl/workbook.xml" => excel = true,
            // Macros run where the file is opened.
            _ if name.to_ascii_lowercase().ends_with(b"vbaproject.bin") => return None,
            _ => {}
        }
    }
    match (types, word, excel) {
        (true, true, false) => Some(MediaType::Docx),
        (true, false, true) => Some(MediaType::Xlsx),
        _ => None,
    }
}

/// Names of the parts of a ZIP archive, from the directory at its end; `None` where it has none that can be read.
fn parts(bytes: &[u8]) -> Option<Vec<&[u8]>> {
    const END: usize = 22;
    const ENTRY: usize = 46;
    // The directory's end is the last thing in the file but for a comment of at most 65,535 bytes.
    let last = bytes.len().checked_sub(END)?;
    let first = last.saturating_sub(0xffff);
    let end = (first..=last).rev().find(|at| {
        bytes[*at..].starts_with(b"PK\x05\x06")
            && little(bytes, at + 20, 2).is_some_and(|n| at + END + n == bytes.len())
    })?;
    let (count, mut at) = (little(bytes, end + 10, 2)?, little(bytes, end + 16, 4)?);
    let mut names = Vec::new();
    for _ in 0..count {
        let entry = bytes.get(at..end)?;
        if !entry.starts_with(b"PK\x01\x02") {
            return None;
        }
        let [name, extra, comment] = [28, 30, 32].map(|place| little(entry, place, 2));
        let (name, extra, comment) = (name?, extra?, comment?);
        names.push(entry.get(ENTRY..ENTRY + name)?);
        at += ENTRY + name + extra + comment;
    }
    Some(names)
}

fn little(bytes: &[u8], at: usize, width: usize) -> Option<usize> {
    Some(bytes.get(at..at.checked_add(width)?)?.iter().rev().fold(0, |sum, byte| (sum << 8) | usize::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A ZIP archive of empty parts, with a comment at its end.
    fn archive(names: &[&str], comment: &[u8]) -> Vec<u8> {
        let u16 = |n: usize| u16::try_from(n).unwrap().to_le_bytes();
        let u32 = |n: usize| u32::try_from(n).unwrap().to_le_bytes();
        let (mut file, mut directory) = (Vec::new(), Vec::new());
        for name in names {
            let at = file.len();
            file.extend([b"PK\x03\x04".as_slice(), &[0; 22], &u16(name.len()), &[0; 2], name.as_bytes()].concat());
            let head = [b"PK\x01\x02".as_slice(), &[0; 24], &u16(name.len()), &u16(3), &u16(2), &[0; 8], &u32(at)];
            directory.extend([head.concat().as_slice(), name.as_bytes(), b"exacm".as_slice()].concat());
        }
        let count = u16(names.len());
        let end = [b"PK\x05\x06".as_slice(), &[0; 4], &count, &count, &u32(directory.len()), &u32(file.len())];
        [file.as_slice(), &directory, &end.concat(), &u16(comment.len()), comment].concat()
    }

    fn heic(brands: &[&str]) -> Vec<u8> {
        let size = u32::try_from(12 + brands.len() * 4).unwrap().to_be_bytes();
        let rest = brands[1..].concat();
        [size.as_slice(), b"ftyp", brands[0].as_bytes(), &[0; 4], rest.as_bytes(), b"\0\0\x0e\x21meta hevc"].concat()
    }

    const TYPES: &str = "[Content_Types].xml";

    #[test]
    fn a_file_is_what_its_bytes_say() {
        #[track_caller]
        fn check(bytes: &[u8], expected: Option<MediaType>) {
            assert_eq!(MediaType::of(bytes), expected, "{}", String::from_utf8_lossy(bytes));
        }
        check(b"%PDF-1.7", Some(MediaType::Pdf));
        check(b"%PDF", None);
        check(b"\x89PNG\r\n\x1a\n", Some(MediaType::Png));
        check(b"\xff\xd8\xff\xe0", Some(MediaType::Jpeg));
        check(b"RIFF\0\0\0\0WEBPVP8 ", Some(MediaType::Webp));
        check(b"RIFF\0\0\0\0WAVE", None);
        check(&heic(&["heic", "mif1", "heic"]), Some(MediaType::Heic));
        check(&heic(&["heix"]), Some(MediaType::Heic));
        check(&heic(&["mif1", "mif1", "heic"]), Some(MediaType::Heic));
        for other in [&["mif1", "miaf"], &["avif", "mif1"], &["isom", "mp42"], &["qt  ", "heic"]] {
            check(&heic(other), None);
        }
        // A brand beyond the box is not of the box.
        check(b"\0\0\0\x10ftypmif1\0\0\0\0heic", None);
        check(b"\0\0\0\x08ftyp", None);
        check(&archive(&[TYPES, "_rels/.rels", "word/document.xml"], b""), Some(MediaType::Docx));
        check(&archive(&[TYPES, "xl/workbook.xml", "xl/worksheets/sheet1.xml"], b"PK\x05\x06"), Some(MediaType::Xlsx));
        for names in [
            &["word/document.xml"] as &[&str],
            &[TYPES, "word/document.xml", "xl/workbook.xml"],
            &[TYPES, "ppt/presentation.xml"],
            &[TYPES, "word/document.xml", "word/vbaProject.bin"],
            &[TYPES, "xl/workbook.xml", "xl/VBAPROJECT.BIN"],
            &[TYPES, "xl/workbook.bin"],
            &["run.exe"],
            &[],
        ] {
            check(&archive(names, b""), None);
        }
        check(b"MZ\x90\0", None);
        check(b"", None);
    }

    #[test]
    fn an_archive_cut_or_changed_anywhere_is_read_without_harm() {
        let good = archive(&[TYPES, "word/document.xml"], b"a comment");
        for cut in 0..good.len() {
            assert_eq!(MediaType::of(&good[..cut]), None, "cut at {cut}");
        }
        for at in 0..good.len() {
            for value in [0, 0xff] {
                let mut bad = good.clone();
                bad[at] = value;
                assert!(matches!(MediaType::of(&bad), None | Some(MediaType::Docx)), "byte {at}");
            }
        }
        let hidden = [b"MZ\x90\0".as_slice(), &good].concat();
        assert_eq!(MediaType::of(&hidden), None, "a program with an archive at its end");
    }
}
