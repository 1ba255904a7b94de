//! Text as words: CJK characters one by one, the rest by words without accents, and pinyin beside.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use pinyin::{ToPinyin, ToPinyinMulti};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words indexed of one record.
const MAX_WORDS: usize = 2_000;
/// Letters in one key of initials; the rest of a longer query is left to its other words.
const MAX_INITIALS: usize = 8;
/// Ways to read a typed word as pinyin: `xian` is xi an and xian.
const MAX_READINGS: usize = 6;
/// Letters of a typed word that may be pinyin; longer ones would have too many readings.
const MAX_LETTERS: usize = 24;
/// Characters of names and companies that are often read another way than the usual one; the dictionary knows rare readings
/// of nearly all, which would only make the index large.
const TWO_READINGS: &str =
    "长重行乐单曾解仇朴查盖任区尉都会朝调藏传厦贾宿万率弹还参省盛折宁车薄降量卡仔石叶尽大和好空种处";
/// Syllables kept on either side of another reading.
const AROUND: usize = 3;

/// One word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) text: String,
    pub(crate) cjk: bool,
}

/// What is indexed of a text.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Words {
    /// The words in their order.
    pub(crate) body: Vec<String>,
    /// The syllables of the Chinese characters in their order, then the neighbourhoods of other readings.
    pub(crate) pinyin: Vec<String>,
    /// The initials from every character on.
    pub(crate) initials: Vec<String>,
}

impl Words {
    pub(crate) fn of(texts: &[String]) -> Self {
        let mut words = Self::default();
        for text in texts {
            let found = split(text);
            for run in found.split(|w| !w.cjk) {
                words.read(run);
            }
            words.body.extend(found.into_iter().map(|w| w.text));
        }
        words.initials.sort();
        words.initials.dedup();
        for list in [&mut words.body, &mut words.pinyin, &mut words.initials] {
            list.truncate(MAX_WORDS);
        }
        words
    }

    /// Adds the pinyin of a run of characters.
    fn read(&mut self, run: &[Word]) {
        let usual: Vec<&str> =
            run.iter().filter_map(|w| Some(w.text.chars().next()?.to_pinyin()?.plain())).map(plain).collect();
        if usual.len() != run.len() {
            // Kana and rare characters have no pinyin: what has some is read in parts.
            for part in run
                .split(|w| w.text.chars().next().and_then(|c| c.to_pinyin()).is_none())
                .filter(|part| part.len() < run.len())
            {
                self.read(part);
            }
            return;
        }
        self.spell(&usual);
        for (at, word) in run.iter().enumerate().filter(|(_, w)| TWO_READINGS.contains(&w.text)) {
            for other in readings(&word.text).into_iter().filter(|r| *r != usual[at]) {
                let mut around = usual[at.saturating_sub(AROUND)..(at + 1 + AROUND).min(usual.len())].to_vec();
                around[at.min(AROUND)] = other;
                self.spell(&around);
            }
        }
    }

    fn spell(&mut self, syllables: &[&str]) {
        self.pinyin.extend(syllables.iter().map(|s| (*s).to_owned()));
        for start in 0..syllables.len() {
            let initials: String =
                syllables[start..].iter().take(MAX_INITIALS).filter_map(|s| s.chars().next()).collect();
            if initials.len() > 1 {
                self.initials.push(initials);
            }
        }
    }
}

/// Splits a text: full-width forms and accents folded, lower case, every CJK character a word of its own.
pub(crate) fn split(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        if is_cjk(c) {
            words.push(Word { text: c.to_string(), cjk: true });
            open = false;
        } else if c.is_alphanumeric() {
            match words.last_mut().filter(|_| open) {
                Some(word) => word.text.push(c),
                None => words.push(Word { text: c.to_string(), cjk: false }),
            }
            open = true;
        } else {
            open = false;
        }
    }
    words
}

/// Ways to read typed letters as syllables, the last of which may be unfinished.
pub(crate) fn syllables(letters: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    if (2..=MAX_LETTERS).contains(&letters.len()) && letters.chars().all(|c| c.is_ascii_lowercase()) {
        cut(letters, &mut Vec::new(), &mut found);
    }
    // Beside a reading that ends in a whole syllable, one that ends in a single letter is an accident.
    let single = |reading: &Vec<String>| reading.last().is_some_and(|last| last.len() == 1 && reading.len() > 1);
    if !found.iter().all(single) {
        found.retain(|reading| !single(reading));
    }
    found
}

fn cut(rest: &str, before: &mut Vec<String>, found: &mut Vec<Vec<String>>) {
    let known = known();
    // Longer syllables first: the likeliest readings are kept.
    for length in (1..=rest.len().min(6)).rev() {
        if found.len() == MAX_READINGS {
            return;
        }
        let (first, after) = rest.split_at(length);
        before.push(first.to_owned());
        if after.is_empty() {
            if known.range(first..).next().is_some_and(|s| s.starts_with(first)) {
                found.push(before.clone());
            }
        } else if known.contains(first) {
            cut(after, before, found);
        }
        before.pop();
    }
}

fn is_cjk(c: char) -> bool {
    matches!(u32::from(c), 0x3040..=0x30FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x2_0000..=0x3_FFFF)
}

/// Every syllable there is.
fn known() -> &'static BTreeSet<&'static str> {
    static KNOWN: OnceLock<BTreeSet<&'static str>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        ('\u{4E00}'..='\u{9FFF}').filter_map(|c| Some(plain(c.to_pinyin()?.plain()))).filter(|s| spoken(s)).collect()
    })
}

/// Whether a syllable has a vowel; interjections such as `hm` are no readings of names.
fn spoken(syllable: &str) -> bool {
    syllable != "o"
        && syllable.chars().all(|c| c.is_ascii_lowercase())
        && syllable.contains(['a', 'e', 'i', 'o', 'u', 'v'])
}

/// The plain syllables of a character.
fn readings(word: &str) -> BTreeSet<&'static str> {
    let many = word.chars().next().and_then(|c| c.to_pinyin_multi());
    many.into_iter().flatten().map(|reading| plain(reading.plain())).collect()
}

/// ü is typed v.
fn plain(syllable: &'static str) -> &'static str {
    match syllable {
        "lü" => "lv",
        "nü" => "nv",
        "lüe" => "lve",
        "nüe" => "nve",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{Words, split, syllables};

    fn check_split(text: &str, expected: &[&str]) {
        let words: Vec<String> = split(text).into_iter().map(|w| w.text).collect();
        assert_eq!(words, expected, "{text}");
    }

    #[test]
    fn texts_become_words() {
        check_split("北京科技", &["北", "京", "科", "技"]);
        check_split("C312签证", &["c312", "签", "证"]);
        check_split("12000-QUO-K1-01", &["12000", "quo", "k1", "01"]);
        check_split("ＰＴ Café, Tbk.", &["pt", "cafe", "tbk"]);
        check_split("  ", &[]);
    }

    #[test]
    fn chinese_has_pinyin_also_in_its_other_reading() {
        let words = Words::of(&["陈长安 CV".to_owned()]);
        let spelled = words.pinyin.join(" ");
        assert!(spelled.contains("chen chang an") && spelled.contains("chen zhang an"), "{spelled}");
        assert!(
            ["cca", "ca", "cza"].iter().all(|key| words.initials.contains(&(*key).to_owned())),
            "{:?}",
            words.initials
        );
        assert_eq!(Words::of(&["吕の北京".to_owned()]).pinyin, ["lv", "bei", "jing"]);
        assert_eq!(Words::of(&["nusantara".to_owned()]).pinyin, Vec::<String>::new());
    }

    #[test]
    fn typed_letters_are_cut_into_syllables() {
        let read = |letters: &str| syllables(letters).into_iter().map(|s| s.join(" ")).collect::<Vec<_>>();
        assert_eq!(read("beijing"), ["bei jing"]);
        assert_eq!(read("beijingk"), ["bei jing k"]);
        assert!(read("xian").contains(&"xian".to_owned()) && read("xian").contains(&"xi an".to_owned()));
        assert!(read("quotation").is_empty() && read("b").is_empty() && read("k1").is_empty());
        assert!(read(&"an".repeat(200)).is_empty() && (2..=6).contains(&read(&"xian".repeat(6)).len()));
        assert!(read(&format!("{}vv", "xian".repeat(5))).is_empty());
    }
}
