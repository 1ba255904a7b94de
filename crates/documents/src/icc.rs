//! The sRGB colour profile (IEC 61966-2-1) of the output intent, built from its published constants: ICC version 4, a few hundred bytes.

const TAGS: usize = 9;

/// The profile's bytes.
pub fn srgb() -> Vec<u8> {
    // Primaries and white of sRGB adapted to D50 (Bradford), as ICC's own sRGB profile has them, in s15Fixed16.
    let white = xyz([0xF6D6, 0x1_0000, 0xD32D]);
    let red = xyz([0x6FA0, 0x38F2, 0x038F]);
    let green = xyz([0x6296, 0xB789, 0x18DA]);
    let blue = xyz([0x24A0, 0x0F85, 0xB6C4]);
    let adaptation = fixed(b"sf32", &[0x1_0C42, 0x05DE, -0x0CDD, 0x0792, 0xFD97, -0x0461, -0x0260, 0x03E2, 0xC081]);
    let tags: [(&[u8; 4], Vec<u8>); TAGS] = [
        (b"desc", localized("sRGB IEC61966-2.1")),
        (b"cprt", localized("No copyright, use freely")),
        (b"wtpt", white),
        (b"chad", adaptation),
        (b"rXYZ", red),
        (b"gXYZ", green),
        (b"bXYZ", blue),
        (b"rTRC", curve()),
        (b"gTRC", Vec::new()),
    ];
    assemble(tags)
}

/// Header, tag table and data. The green and blue curves share the red one's bytes.
fn assemble(tags: [(&[u8; 4], Vec<u8>); TAGS]) -> Vec<u8> {
    let mut data = Vec::new();
    let mut table: Vec<([u8; 4], usize, usize)> = Vec::new();
    let start = 128 + 4 + (TAGS + 1) * 12;
    for (name, body) in tags {
        if body.is_empty() {
            let (_, offset, length) = table.last().copied().unwrap_or_default();
            table.push((*name, offset, length));
            continue;
        }
        table.push((*name, start + data.len(), body.len()));
        data.extend_from_slice(&body);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    let (_, offset, length) = table.last().copied().unwrap_or_default();
    table.push((*b"bTRC", offset, length));

    let mut profile = header(start + data.len());
    profile.extend(word(table.len()));
    for (name, offset, length) in table {
        profile.extend(name);
        profile.extend(word(offset));
        profile.extend(word(length));
    }
    profile.extend(data);
    profile
}

fn header(size: usize) -> Vec<u8> {
    let mut header = Vec::with_capacity(128);
    header.extend(word(size));
    header.extend([0; 4]);
    header.extend([4, 0x20, 0, 0]);
    header.extend(b"mntrRGB XYZ ");
    for part in [2015_u16, 1, 1, 0, 0, 0] {
        header.extend(part.to_be_bytes());
    }
    header.extend(b"acsp");
    header.extend([0; 28]);
    for part in [0xF6D6_u32, 0x1_0000, 0xD32D] {
        header.extend(part.to_be_bytes());
    }
    header.resize(128, 0);
    header
}

fn xyz(values: [i32; 3]) -> Vec<u8> {
    fixed(b"XYZ ", &values)
}

fn fixed(kind: &[u8; 4], values: &[i32]) -> Vec<u8> {
    let mut tag = [kind.as_slice(), &[0; 4]].concat();
    values.iter().for_each(|value| tag.extend(value.to_be_bytes()));
    tag
}

/// The transfer curve: ((x + 0.055) / 1.055)^2.4 above 0.04045, x / 12.92 below, as a parametric curve of type 3.
fn curve() -> Vec<u8> {
    let mut tag = b"para\0\0\0\0\0\x03\0\0".to_vec();
    [0x2_6666_i32, 0xF2A7, 0x0D59, 0x13D0, 0x0A5B].iter().for_each(|value| tag.extend(value.to_be_bytes()));
    tag
}

fn localized(text: &str) -> Vec<u8> {
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut tag = b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0cenUS".to_vec();
    tag.extend(word(utf16.len()));
    tag.extend(word(28));
    tag.extend(utf16);
    tag
}

fn word(value: usize) -> [u8; 4] {
    u32::try_from(value).unwrap_or(u32::MAX).to_be_bytes()
}
