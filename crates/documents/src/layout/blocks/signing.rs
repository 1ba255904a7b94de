//! The row of signatures: lines to sign, seal boxes, the box for the e-Meterai, and what may stand in place of a side.

use super::{GUTTER, measure, set, set_panel, widest_label};
use crate::layout::{Item, MARGIN, WIDTH, index_f32};
use crate::model::{Cell, Ink, Side, Signature};
use crate::paginate::Slice;
use crate::text::Shaper;

/// Side of a seal box, in points.
const SEAL: f32 = 96.0;
/// Side of an e-Meterai box: the image is a square of about an inch.
const STAMP: f32 = 76.0;
/// Height of a line to fill in.
const LINE: f32 = 30.0;

/// All sides beside each other, as tall as the tallest.
pub fn row(sides: &[Side], shaper: &mut Shaper) -> Slice {
    let width = (WIDTH - GUTTER) / index_f32(sides.len().max(1));
    let mut slice = Slice::default();
    for (index, side) in sides.iter().enumerate() {
        let x = MARGIN + index_f32(index) * (width + GUTTER);
        let height = match side {
            Side::Signs(signature) => signed(signature, x, width, shaper, &mut slice.items),
            Side::Marks { stamped: words, meterai } => {
                let mut height = 0.0_f32;
                if !words.is_empty() {
                    height = stamped(words, x, width - STAMP - 16.0, shaper, &mut slice.items);
                }
                if let Some(text) = meterai {
                    // At the same height as the seal box beside it, so that a signature may cross into it.
                    let area = [x + width - STAMP, 34.0, STAMP, STAMP];
                    meterai_box(text, area, shaper, &mut slice.items);
                    height = height.max(area[1] + STAMP);
                }
                height
            }
            Side::Panels(panels) => {
                let mut y = 0.0;
                for panel in panels {
                    y += set_panel(panel, x, y, width, shaper, &mut slice.items) + 8.0;
                }
                y
            }
        };
        slice.height = slice.height.max(height);
    }
    slice
}

/// One side's lines to sign with an empty box for its seal and, where it is due, one for the e-Meterai beneath.
fn signed(side: &Signature, x: f32, width: f32, shaper: &mut Shaper, items: &mut Vec<Item>) -> f32 {
    items.push(Item::Rule { from: [x, 0.0], length: width, weight: 1.0, ink: Ink::Brand });
    let head = 7.0 + set(&side.panel.head, x, 7.0, width, shaper, items);
    let left = width - SEAL - 12.0;
    let column = (widest_label(&side.panel.fields, shaper) + 8.0).min(left * 0.6);
    let mut y = head + 8.0;
    for (label, value) in &side.panel.fields {
        let (label, value) = (std::slice::from_ref(label), std::slice::from_ref(value));
        let own = [measure(label, column, shaper), measure(value, left - column, shaper)];
        let height = LINE.max(own[1] + 6.0);
        set(label, x, y + height + 1.5 - own[0], column, shaper, items);
        set(value, x + column, y + height - 1.5 - own[1], left - column, shaper, items);
        items.push(Item::Rule { from: [x + column, y + height], length: left - column, weight: 0.5, ink: Ink::Faint });
        y += height;
    }
    let box_left = x + width - SEAL;
    let seal = [box_left, head + 8.0, SEAL, SEAL];
    items.push(Item::Frame { area: seal, ink: Ink::Line });
    let label = measure(&side.seal, SEAL - 8.0, shaper);
    set(&side.seal, seal[0] + 4.0, seal[1] + SEAL - label - 5.0, SEAL - 8.0, shaper, items);
    let mut bottom = seal[1] + SEAL;
    if let Some(text) = &side.stamp {
        meterai_box(text, [x + width - STAMP, bottom + 8.0, STAMP, STAMP], shaper, items);
        bottom += 8.0 + STAMP;
    }
    y.max(bottom) + 4.0
}

/// The empty box for an e-Meterai with what it is for.
fn meterai_box(text: &Cell, area: [f32; 4], shaper: &mut Shaper, items: &mut Vec<Item>) {
    const PAD: f32 = 4.0;
    let [x, y, width, height] = area;
    items.push(Item::Frame { area, ink: Ink::Line });
    let own = measure(text, width - 2.0 * PAD, shaper);
    set(text, x + PAD, y + (height - own) / 2.0, width - 2.0 * PAD, shaper, items);
}

/// Words in a double frame, as a rubber stamp leaves them.
fn stamped(words: &Cell, x: f32, width: f32, shaper: &mut Shaper, items: &mut Vec<Item>) -> f32 {
    const PAD: f32 = 10.0;
    const TOP: f32 = 14.0;
    let height = measure(words, width - 2.0 * PAD, shaper) + 2.0 * PAD;
    for (inset, weight) in [(0.0, 1.6), (3.5, 0.6)] {
        let (left, top, w, h) = (x + inset, TOP + inset, width - 2.0 * inset, height - 2.0 * inset);
        for y in [top, top + h] {
            items.push(Item::Rule { from: [left, y], length: w, weight, ink: Ink::Paid });
        }
        for side in [left, left + w] {
            let area = [side - weight / 2.0, top - weight / 2.0, weight, h + weight];
            items.push(Item::Fill { area, ink: Ink::Paid });
        }
    }
    set(words, x + PAD, TOP + PAD, width - 2.0 * PAD, shaper, items);
    TOP + height + 4.0
}
