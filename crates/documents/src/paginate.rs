//! From slices of a document to pages: what stays together, what is repeated, what may be cut.

use crate::layout::Item;

/// A piece of a document that is not cut unless it is taller than a page. Its items stand relative to its top.
#[derive(Debug, Clone, Default)]
pub struct Slice {
    /// Height in points.
    pub height: f32,
    /// What is drawn.
    pub items: Vec<Item>,
    /// Must stand on the same page as the next slice, if a page can hold them.
    pub with_next: bool,
    /// Empty height, dropped at the top of a page.
    pub is_space: bool,
    /// May be cut although a page could hold it, as long as enough lines stand on both sides.
    pub may_split: bool,
    /// Index of the header to repeat when this slice begins a page.
    pub header: Option<usize>,
}

/// The heights of a page's body.
#[derive(Debug, Clone, Copy)]
pub struct Body {
    /// Top of the first page's body, from the page's top.
    pub first_top: f32,
    /// Top of every other page's body.
    pub top: f32,
    /// Bottom of every body.
    pub bottom: f32,
}

/// Places the slices on pages. `headers` are table headers by the index a slice names.
pub fn paginate(slices: Vec<Slice>, headers: &[Slice], body: Body) -> Vec<Vec<Item>> {
    let mut pages = Pages { pages: vec![Vec::new()], y: body.first_top, fresh: true, body };
    let full = body.bottom - body.top;
    let mut queue = slices.into_iter().peekable();
    while let Some(slice) = queue.next() {
        let mut group = vec![slice];
        while group.last().is_some_and(|last| last.with_next) {
            match queue.next() {
                Some(next) => group.push(next),
                None => break,
            }
        }
        let header_height =
            |slice: &Slice| slice.header.and_then(|at| headers.get(at)).map_or(0.0, |header| header.height);
        let height: f32 = group.iter().map(|slice| slice.height).sum();
        let repeated = group.iter().find(|slice| !slice.is_space).map_or(0.0, header_height);
        let alone_and_divisible = group.len() == 1 && group[0].may_split;
        if height > pages.room() && !pages.fresh && height + repeated <= full && !alone_and_divisible {
            pages.turn();
        }
        for slice in group {
            pages.put(slice, headers);
        }
    }
    pages.pages
}

struct Pages {
    pages: Vec<Vec<Item>>,
    y: f32,
    fresh: bool,
    body: Body,
}

impl Pages {
    fn room(&self) -> f32 {
        self.body.bottom - self.y
    }

    fn turn(&mut self) {
        self.pages.push(Vec::new());
        self.y = self.body.top;
        self.fresh = true;
    }

    fn put(&mut self, slice: Slice, headers: &[Slice]) {
        if slice.is_space {
            if !self.fresh || self.pages.len() == 1 {
                self.y += slice.height.min(self.room().max(0.0));
            }
            return;
        }
        let header = slice.header.and_then(|at| headers.get(at));
        if slice.height > self.room() + 0.01 && !self.fresh {
            match divided(&slice, self.room()) {
                Some(room) => {
                    let (upper, lower) = cut(slice, room);
                    self.draw(upper);
                    self.turn();
                    return self.put(lower, headers);
                }
                None => self.turn(),
            }
        }
        if let (true, Some(header)) = (self.fresh, header) {
            self.draw(header.clone());
        }
        let mut rest = slice;
        while rest.height > self.room() + 0.01 {
            let (upper, lower) = cut(rest, self.room());
            self.draw(upper);
            rest = lower;
            self.turn();
            if let Some(header) = header {
                self.draw(header.clone());
            }
        }
        self.draw(rest);
    }

    fn draw(&mut self, slice: Slice) {
        let y = self.y;
        if let Some(page) = self.pages.last_mut() {
            page.extend(slice.items.into_iter().map(|item| item.moved(0.0, y)));
        }
        self.y += slice.height;
        self.fresh = false;
    }
}

/// Where to cut a slice that may be cut before the page ends, so that at least a heading with two lines stays above and
/// two lines go below; none where it had better move as a whole.
fn divided(slice: &Slice, room: f32) -> Option<f32> {
    const ABOVE: f32 = 38.0;
    const BELOW: f32 = 32.0;
    let room = room.min(slice.height - BELOW);
    (slice.may_split && room >= ABOVE).then_some(room)
}

/// Cuts a slice no lower than `room`, between lines of text; fills and rules that cross the cut are drawn on both sides.
fn cut(slice: Slice, room: f32) -> (Slice, Slice) {
    let lines = || slice.items.iter().filter_map(Item::text_extent);
    let mut at = room;
    // Lines of neighbouring columns may overlap the cut in turn; move up until none does.
    while let Some((top, _)) =
        lines().filter(|(top, bottom)| *top < at - 0.01 && *bottom > at + 0.01).min_by(|a, b| a.0.total_cmp(&b.0))
    {
        at = top;
    }
    if at <= 0.01 {
        at = room.max(1.0);
    }
    let (mut upper, mut lower) = (Vec::new(), Vec::new());
    for item in slice.items {
        let (above, below) = item.split(at);
        upper.extend(above);
        lower.extend(below.map(|item| item.moved(0.0, -at)));
    }
    let rest = Slice { height: slice.height - at, items: lower, ..Slice::default() };
    (
        Slice { height: at, items: upper, ..Slice::default() },
        Slice { with_next: slice.with_next, header: slice.header, may_split: slice.may_split, ..rest },
    )
}
