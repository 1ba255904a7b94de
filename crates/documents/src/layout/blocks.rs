//! How each kind of block is set: its slices, with items relative to their tops.

mod signing;

use super::{Item, MARGIN, WIDTH, index_f32, text_item};
use crate::model::{Align, Block, Cell, Column, Field, Ink, Panel, Para, TotalRow};
use crate::paginate::Slice;
use crate::text::Shaper;

const GUTTER: f32 = 22.0;
const PAD_X: f32 = 5.0;

/// The slices of a document and the table headers they refer to.
pub fn slices(blocks: &[Block], shaper: &mut Shaper) -> (Vec<Slice>, Vec<Slice>) {
    let mut slices: Vec<Slice> = Vec::new();
    let mut headers = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        match block {
            Block::Masthead { brand, title } => slices.push(masthead(brand, title, shaper)),
            Block::Panels(panels) => slices.extend(panel_rows(panels, shaper)),
            Block::Facts(facts) => slices.push(strip(facts, shaper)),
            Block::Heading(cell) => slices.push(Slice { with_next: true, ..stack(cell, shaper, 4.0) }),
            Block::Text(cell) => slices.push(stack(cell, shaper, 0.0)),
            Block::Table { columns, header, rows, together } => {
                // The last row stays with the totals that follow, so that they never stand alone on a page.
                let keep_last = blocks[index + 1..]
                    .iter()
                    .find(|b| !matches!(b, Block::Space(_)))
                    .is_some_and(|b| matches!(b, Block::Totals { .. }));
                let (head, body) = table(columns, header, rows, shaper);
                slices.push(Slice { with_next: true, ..head.clone() });
                let last = body.len().saturating_sub(1);
                for (index, row) in body.into_iter().enumerate() {
                    // Nor does a last row, often the sum of the others, stand alone after a break.
                    let before_last = index + 1 == last && !keep_last;
                    let with_next = if index == last { keep_last } else { *together || before_last };
                    slices.push(Slice { with_next, header: Some(headers.len()), ..row });
                }
                headers.push(head);
            }
            Block::Totals { words, rows } => slices.push(totals(words, rows, shaper)),
            Block::Clauses(clauses) => slices.extend(numbered(clauses, shaper)),
            Block::Columns { header, rows } => {
                let named = !header.is_empty();
                if named {
                    let head = column_names(header, shaper);
                    slices.push(Slice { with_next: true, ..head.clone() });
                    headers.push(head);
                }
                let at = named.then(|| headers.len() - 1);
                slices.extend(rows.iter().map(|row| Slice { header: at, ..columns(row, shaper) }));
            }
            Block::Signatures(sides) => {
                // Nobody signs an otherwise empty page: the text before goes along.
                for slice in slices.iter_mut().rev() {
                    slice.with_next = true;
                    if !slice.is_space {
                        break;
                    }
                }
                slices.push(signing::row(sides, shaper));
            }
            Block::Space(height) => {
                let with_next = slices.last().is_some_and(|slice| slice.with_next);
                slices.push(Slice { height: *height, is_space: true, with_next, ..Slice::default() });
            }
        }
    }
    (slices, headers)
}

/// Sets paragraphs under each other from (`x`, `y`); returns the height used.
fn set(cell: &[Para], x: f32, y: f32, width: f32, shaper: &mut Shaper, items: &mut Vec<Item>) -> f32 {
    let mut used = 0.0;
    for para in cell {
        let para = &fitted(para, width, shaper);
        let style = para.style;
        let height = style.size * style.leading;
        for line in shaper.lines(&para.text, style.size, style.bold, width) {
            // Optical centre of Han and Latin text alike is 0.36 em above the baseline.
            let baseline = y + used + height / 2.0 + style.size * 0.36;
            items.push(text_item(line, [x, baseline], width, para));
            used += height;
        }
    }
    used
}

/// The height [`set`] will use.
fn measure(cell: &[Para], width: f32, shaper: &mut Shaper) -> f32 {
    set(cell, 0.0, 0.0, width, shaper, &mut Vec::new())
}

/// A right-aligned amount is never broken: one too wide for its column is set smaller.
fn fitted(para: &Para, width: f32, shaper: &mut Shaper) -> Para {
    let mut para = para.clone();
    if para.style.align == Align::Right && !para.text.contains(char::is_whitespace) {
        let own = shaper.line(&para.text, para.style.size, para.style.bold).width;
        if own > width {
            para.style.size *= width / own * 0.995;
        }
    }
    para
}

fn stack(cell: &[Para], shaper: &mut Shaper, below: f32) -> Slice {
    let mut items = Vec::new();
    let height = set(cell, MARGIN, 0.0, WIDTH, shaper, &mut items);
    Slice { height: height + below, items, ..Slice::default() }
}

fn masthead(brand: &Cell, title: &Cell, shaper: &mut Shaper) -> Slice {
    const SIDE: f32 = 40.0;
    let mut items = vec![Item::Mark { at: [MARGIN, 0.0], side: SIDE }];
    let left = measure(brand, WIDTH * 0.45, shaper);
    set(brand, MARGIN + SIDE + 11.0, (SIDE - left) / 2.0, WIDTH * 0.45, shaper, &mut items);
    let right = measure(title, WIDTH * 0.5, shaper);
    set(title, MARGIN + WIDTH * 0.5, (SIDE - right) / 2.0, WIDTH * 0.5, shaper, &mut items);
    let height = SIDE.max(right) + 11.0;
    items.push(Item::Fill { area: [MARGIN, height, WIDTH, 1.6], ink: Ink::Brand });
    Slice { height: height + 1.6, items, ..Slice::default() }
}

/// Panels two by two; a single one takes the whole width.
fn panel_rows(panels: &[Panel], shaper: &mut Shaper) -> Vec<Slice> {
    let width = if panels.len() == 1 { WIDTH } else { (WIDTH - GUTTER) / 2.0 };
    let mut rows = Vec::new();
    for pair in panels.chunks(2) {
        let mut slice = Slice::default();
        for (index, panel) in pair.iter().enumerate() {
            let x = MARGIN + index_f32(index) * (width + GUTTER);
            slice.height = slice.height.max(set_panel(panel, x, 0.0, width, shaper, &mut slice.items));
        }
        if !rows.is_empty() {
            rows.push(Slice { height: 8.0, is_space: true, ..Slice::default() });
        }
        rows.push(slice);
    }
    rows
}

fn set_panel(panel: &Panel, x: f32, y: f32, width: f32, shaper: &mut Shaper, items: &mut Vec<Item>) -> f32 {
    let head = set(&panel.head, x, y, width, shaper, items);
    let gap = if head > 0.0 && !panel.fields.is_empty() { 3.0 } else { 0.0 };
    head + gap + set_fields(&panel.fields, x, y + head + gap, width, shaper, items)
}

fn widest_label(fields: &[Field], shaper: &mut Shaper) -> f32 {
    let mut widest = 0.0_f32;
    for (label, _) in fields {
        for line in shaper.lines(&label.text, label.style.size, label.style.bold, WIDTH) {
            widest = widest.max(line.width);
        }
    }
    widest
}

fn set_fields(fields: &[Field], x: f32, y: f32, width: f32, shaper: &mut Shaper, items: &mut Vec<Item>) -> f32 {
    let column = (widest_label(fields, shaper) + 10.0).min(width * 0.45);
    let mut used = 0.0;
    for (label, value) in fields {
        let line_height = value.style.size * value.style.leading;
        let label_height = label.style.size * label.style.leading;
        let left = set(
            std::slice::from_ref(label),
            x,
            y + used + (line_height - label_height) / 2.0,
            column - 6.0,
            shaper,
            items,
        );
        let right = set(std::slice::from_ref(value), x + column, y + used, width - column, shaper, items);
        used += left.max(right) + 1.0;
    }
    used
}

/// Facts beside each other on a tinted strip.
fn strip(facts: &[(f32, Cell)], shaper: &mut Shaper) -> Slice {
    const PAD: f32 = 7.0;
    let unit = (WIDTH - 2.0 * PAD - 3.0) / facts.iter().map(|(share, _)| share).sum::<f32>().max(0.1);
    let mut texts = Vec::new();
    let (mut x, mut height) = (MARGIN + PAD + 3.0, 0.0_f32);
    for (share, fact) in facts {
        height = height.max(set(fact, x, PAD, share * unit - 8.0, shaper, &mut texts));
        x += share * unit;
    }
    let height = height + 2.0 * PAD;
    let mut items = vec![
        Item::Fill { area: [MARGIN, 0.0, WIDTH, height], ink: Ink::Tint },
        Item::Fill { area: [MARGIN, 0.0, 2.4, height], ink: Ink::BrandLight },
    ];
    items.append(&mut texts);
    Slice { height, items, ..Slice::default() }
}

/// The header and the rows of a table.
fn table(columns: &[Column], header: &[Cell], rows: &[Vec<Cell>], shaper: &mut Shaper) -> (Slice, Vec<Slice>) {
    let mut head = row(columns, header, 5.0, shaper);
    head.items.insert(0, Item::Fill { area: [MARGIN, 0.0, WIDTH, head.height], ink: Ink::Brand });
    let ruled = |cells: &Vec<Cell>| {
        let mut body = row(columns, cells, 5.5, shaper);
        body.items.push(Item::Rule { from: [MARGIN, body.height], length: WIDTH, weight: 0.5, ink: Ink::Line });
        body
    };
    (head, rows.iter().map(ruled).collect())
}

fn row(columns: &[Column], cells: &[Cell], pad: f32, shaper: &mut Shaper) -> Slice {
    let mut items = Vec::new();
    let mut x = MARGIN;
    let mut height = 0.0_f32;
    for (column, cell) in columns.iter().zip(cells) {
        height = height.max(set(cell, x + PAD_X, pad, column.width - 2.0 * PAD_X, shaper, &mut items));
        x += column.width;
    }
    Slice { height: height + 2.0 * pad, items, ..Slice::default() }
}

/// The rows at the right; the strong one is a band across the page whose left part says the total in words.
fn totals(words: &Cell, rows: &[TotalRow], shaper: &mut Shaper) -> Slice {
    const LEFT: f32 = 0.47;
    const PAD_IN: f32 = 10.0;
    let (x, width) = (MARGIN + WIDTH * LEFT, WIDTH * (1.0 - LEFT));
    let mut items = Vec::new();
    let mut y = 0.0;
    for total in rows {
        let (pad, around) = if total.strong { (8.0, 4.0) } else { (2.5, 0.0) };
        let label_width = if total.label.is_empty() { 0.0 } else { width * 0.5 };
        let value_width = width - label_width - PAD_IN;
        let words = if total.strong { words.as_slice() } else { &[] };
        let measure = |cell: &[Para], width: f32, shaper: &mut Shaper| measure(cell, width, shaper);
        let heights = [
            measure(&total.label, label_width - PAD_IN, shaper),
            measure(&total.value, value_width, shaper),
            measure(words, WIDTH * LEFT - 2.0 * PAD_IN, shaper),
        ];
        let height = heights.into_iter().fold(0.0, f32::max);
        y += around;
        if total.strong {
            items.push(Item::Fill { area: [MARGIN, y, WIDTH * LEFT, height + 2.0 * pad], ink: Ink::Tint });
            items.push(Item::Fill { area: [x, y, width, height + 2.0 * pad], ink: Ink::Brand });
        }
        let top = |own: f32| y + pad + (height - own) / 2.0;
        set(&total.label, x + PAD_IN, top(heights[0]), label_width - PAD_IN, shaper, &mut items);
        set(&total.value, x + label_width, top(heights[1]), value_width, shaper, &mut items);
        set(words, MARGIN + PAD_IN, top(heights[2]), WIDTH * LEFT - 2.0 * PAD_IN, shaper, &mut items);
        y += height + 2.0 * pad + around;
    }
    Slice { height: y, items, ..Slice::default() }
}

fn numbered(clauses: &[Cell], shaper: &mut Shaper) -> Vec<Slice> {
    const INDENT: f32 = 15.0;
    let mut slices = Vec::new();
    for (index, clause) in clauses.iter().enumerate() {
        let mut items = Vec::new();
        if let Some(first) = clause.first() {
            let number = Para::new(format!("{}.", index + 1), first.style.ink(Ink::Soft));
            set(&[number], MARGIN, 0.0, INDENT, shaper, &mut items);
        }
        let height = set(clause, MARGIN + INDENT, 0.0, WIDTH - INDENT, shaper, &mut items);
        slices.push(Slice { height: height + 2.5, items, ..Slice::default() });
    }
    slices
}

/// Width of one of some columns with gutters between, and the left end of each.
fn column_places(count: usize) -> (f32, impl Iterator<Item = f32>) {
    let width = (WIDTH - GUTTER * index_f32(count.saturating_sub(1))) / index_f32(count.max(1));
    (width, (0..count).map(move |index| MARGIN + index_f32(index) * (width + GUTTER)))
}

/// The names above the columns on a tinted strip.
fn column_names(names: &[Cell], shaper: &mut Shaper) -> Slice {
    const PAD: f32 = 3.0;
    let (width, places) = column_places(names.len());
    let mut texts = Vec::new();
    let mut height = 0.0_f32;
    for (name, x) in names.iter().zip(places) {
        height = height.max(set(name, x + PAD_X, PAD, width - PAD_X, shaper, &mut texts));
    }
    let height = height + 2.0 * PAD;
    let mut items = vec![Item::Fill { area: [MARGIN, 0.0, WIDTH, height], ink: Ink::Tint }];
    items.append(&mut texts);
    Slice { height: height + 5.0, items, ..Slice::default() }
}

/// Cells beside each other with a hairline between; they may be cut between lines.
fn columns(cells: &[Cell], shaper: &mut Shaper) -> Slice {
    const BELOW: f32 = 7.0;
    let (width, places) = column_places(cells.len());
    let mut items = Vec::new();
    let mut height = 0.0_f32;
    let mut between = Vec::new();
    for (index, (cell, x)) in cells.iter().zip(places).enumerate() {
        height = height.max(set(cell, x, 0.0, width, shaper, &mut items));
        if index > 0 {
            between.push(x - GUTTER / 2.0);
        }
    }
    let height = height + BELOW;
    items.extend(between.into_iter().map(|x| Item::Fill { area: [x - 0.25, 0.0, 0.5, height], ink: Ink::Line }));
    Slice { height, items, may_split: true, ..Slice::default() }
}
