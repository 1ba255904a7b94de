//! The mark on the first page: read from its SVG once, drawn as vectors.

use std::sync::LazyLock;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// A filled outline of the mark, in a unit square with the origin at the top left.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// Red, green and blue.
    pub rgb: [u8; 3],
    /// Points; `true` marks a control point of a cubic curve.
    pub points: Vec<(f32, f32, bool)>,
}

const SIDE: f32 = 1024.0;

/// The mark's shapes, from back to front.
pub fn shapes() -> &'static [Shape] {
    static SHAPES: LazyLock<Vec<Shape>> = LazyLock::new(|| read(include_str!("../assets/mark.svg")));
    &SHAPES
}

fn read(svg: &str) -> Vec<Shape> {
    let mut reader = Reader::from_str(svg);
    let mut shapes = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Empty(element)) if element.name().as_ref() == b"path" => shapes.extend(shape(&element)),
            Ok(Event::Eof) | Err(_) => return shapes,
            Ok(_) => {}
        }
    }
}

fn shape(element: &BytesStart<'_>) -> Option<Shape> {
    let attribute = |name: &str| {
        element.try_get_attribute(name).ok().flatten().map(|a| String::from_utf8_lossy(&a.value).into_owned())
    };
    let fill = attribute("fill")?;
    let channel = |at: usize| u8::from_str_radix(fill.get(at..at + 2)?, 16).ok();
    Some(Shape { rgb: [channel(1)?, channel(3)?, channel(5)?], points: outline(&attribute("d")?) })
}

/// Absolute `M`, `L`, `C` and `Z` only.
fn outline(path: &str) -> Vec<(f32, f32, bool)> {
    let mut points = Vec::new();
    for command in path.split(['M', 'L', 'Z']) {
        for (index, part) in command.split('C').enumerate() {
            let numbers: Vec<f32> = part.split_whitespace().filter_map(|n| n.parse().ok()).collect();
            for (at, pair) in numbers.chunks_exact(2).enumerate() {
                points.push((pair[0] / SIDE, pair[1] / SIDE, index > 0 && at < 2));
            }
        }
    }
    points
}
