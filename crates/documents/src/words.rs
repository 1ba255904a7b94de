//! Amounts in words: 大写金额, terbilang and English, as the total of a paper repeats them.

use bantu_domain::money::{Currency, Money};

use crate::format::Tongue;

/// The amount in words of a language, with the currency's name.
pub fn amount(tongue: Tongue, money: Money) -> String {
    let negative = money.minor() < 0;
    let scale = 10_u64.pow(money.currency().exponent());
    let (whole, fen) = (money.minor().unsigned_abs() / scale, money.minor().unsigned_abs() % scale);
    match tongue {
        Tongue::Zh => {
            let name = if money.currency() == Currency::Idr { "印尼盾" } else { "人民币" };
            let words = if money.currency() == Currency::Idr {
                format!("{}整", chinese_integer(whole))
            } else {
                yuan(whole, fen)
            };
            format!("{name}{}{words}", if negative { "负" } else { "" })
        }
        Tongue::Id => with_fen(
            negative,
            "minus",
            &indonesian_integer(whole),
            fen,
            &indonesian_integer(fen),
            ["rupiah", "yuan", " "],
            money,
        ),
        Tongue::En => {
            let words = with_fen(
                negative,
                "minus",
                &english_integer(whole),
                fen,
                &english_integer(fen),
                ["rupiah", "yuan", " and "],
                money,
            );
            let mut chars = words.chars();
            chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
        }
    }
}

/// 大写金额 of yuan without the currency's name (LOCALISATION §4): `壹仟肆佰零玖元伍角`. Rupiah give the integer and 元整.
pub fn chinese_capitals(money: Money) -> String {
    let scale = 10_u64.pow(money.currency().exponent());
    let minor = money.minor().unsigned_abs();
    let sign = if money.minor() < 0 { "负" } else { "" };
    format!("{sign}{}", yuan(minor / scale, (minor % scale) * 100 / scale))
}

fn with_fen(
    negative: bool,
    minus: &str,
    whole: &str,
    fen: u64,
    fen_words: &str,
    names: [&str; 3],
    money: Money,
) -> String {
    let [rupiah, yuan, joint] = names;
    let name = if money.currency() == Currency::Idr { rupiah } else { yuan };
    let sign = if negative { format!("{minus} ") } else { String::new() };
    let fen = if fen > 0 { format!("{joint}{fen_words} fen") } else { String::new() };
    format!("{sign}{whole} {name}{fen}")
}

fn yuan(whole: u64, fen: u64) -> String {
    let (jiao, cents) = (fen / 10, fen % 10);
    let mut out = String::new();
    if whole > 0 || fen == 0 {
        out.push_str(&chinese_integer(whole));
        out.push('元');
    }
    if fen == 0 {
        out.push('整');
        return out;
    }
    // 零 stands where the yuan digit is 0 and jiao is not (the canonical of two legal forms), or jiao is 0 and fen is not.
    if whole > 0 && (jiao == 0 || whole.is_multiple_of(10)) {
        out.push('零');
    }
    if jiao > 0 {
        out.push(CHINESE_DIGITS[jiao as usize]);
        out.push('角');
    }
    if cents > 0 {
        out.push(CHINESE_DIGITS[cents as usize]);
        out.push('分');
    }
    out
}

const CHINESE_DIGITS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

/// An integer in capital numerals, up to 仟万亿.
pub fn chinese_integer(value: u64) -> String {
    if value == 0 {
        return "零".to_owned();
    }
    // Above 10^8 the number of 亿 is itself a number below 10^12: 壹万亿, 壹仟万亿.
    let (high, low) = (value / 100_000_000, value % 100_000_000);
    let mut out = String::new();
    if high > 0 {
        out.push_str(&chinese_integer(high));
        out.push('亿');
    }
    let groups = [(low / 10_000, "万"), (low % 10_000, "")];
    for (group, name) in groups {
        if group == 0 {
            continue;
        }
        let gap = !out.is_empty() && (group < 1_000 || (name.is_empty() && high > 0 && low < 10_000));
        if gap && !out.ends_with('零') {
            out.push('零');
        }
        out.push_str(&chinese_group(group));
        out.push_str(name);
    }
    out
}

/// An integer in everyday numerals, as clauses are counted: `三`, `十四`, `一百零五`.
pub fn chinese_ordinal(value: u64) -> String {
    const PLAIN: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let plain = |c: char| match c {
        '拾' => '十',
        '佰' => '百',
        '仟' => '千',
        c => CHINESE_DIGITS.iter().position(|digit| *digit == c).map_or(c, |at| PLAIN[at]),
    };
    let text: String = chinese_integer(value).chars().map(plain).collect();
    if (10..20).contains(&value) { text.chars().skip(1).collect() } else { text }
}

fn chinese_group(group: u64) -> String {
    let mut out = String::new();
    let mut gap = false;
    for (place, name) in [(1_000, "仟"), (100, "佰"), (10, "拾"), (1, "")] {
        let digit = group / place % 10;
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push('零');
            gap = false;
        }
        out.push(CHINESE_DIGITS[digit as usize]);
        out.push_str(name);
    }
    out
}

/// An integer in Indonesian words (LOCALISATION §3): `seribu seratus`, `satu juta`.
pub fn indonesian_integer(value: u64) -> String {
    if value == 0 {
        return "nol".to_owned();
    }
    let mut words = Vec::new();
    for (unit, name) in SCALES_ID {
        let count = value / unit % 1_000;
        match (count, unit) {
            (0, _) => {}
            (1, 1_000) => words.push("seribu".to_owned()),
            (_, 1) => words.push(indonesian_group(count)),
            _ => words.push(format!("{} {name}", indonesian_group(count))),
        }
    }
    words.join(" ")
}

const SCALES_ID: [(u64, &str); 6] = [
    (1_000_000_000_000_000, "kuadriliun"),
    (1_000_000_000_000, "triliun"),
    (1_000_000_000, "miliar"),
    (1_000_000, "juta"),
    (1_000, "ribu"),
    (1, ""),
];

fn indonesian_group(group: u64) -> String {
    const DIGITS: [&str; 12] =
        ["", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"];
    let mut words = Vec::new();
    match group / 100 {
        0 => {}
        1 => words.push("seratus".to_owned()),
        hundreds => words.push(format!("{} ratus", DIGITS[hundreds as usize])),
    }
    match group % 100 {
        0 => {}
        rest @ 1..=11 => words.push(DIGITS[rest as usize].to_owned()),
        rest @ 12..=19 => words.push(format!("{} belas", DIGITS[rest as usize - 10])),
        rest => {
            words.push(format!("{} puluh", DIGITS[rest as usize / 10]));
            if rest % 10 > 0 {
                words.push(DIGITS[rest as usize % 10].to_owned());
            }
        }
    }
    words.join(" ")
}

/// An integer in English words: `thirty-seven million fifty thousand`.
pub fn english_integer(value: u64) -> String {
    if value == 0 {
        return "zero".to_owned();
    }
    let mut words = Vec::new();
    for (unit, name) in SCALES_EN {
        let count = value / unit % 1_000;
        if count > 0 {
            let group = english_group(count);
            words.push(if name.is_empty() { group } else { format!("{group} {name}") });
        }
    }
    words.join(" ")
}

const SCALES_EN: [(u64, &str); 6] = [
    (1_000_000_000_000_000, "quadrillion"),
    (1_000_000_000_000, "trillion"),
    (1_000_000_000, "billion"),
    (1_000_000, "million"),
    (1_000, "thousand"),
    (1, ""),
];

fn english_group(group: u64) -> String {
    const SMALL: [&str; 20] = [
        "",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let mut words = Vec::new();
    if group >= 100 {
        words.push(format!("{} hundred", SMALL[(group / 100) as usize]));
    }
    match group % 100 {
        0 => {}
        rest @ 1..=19 => words.push(SMALL[rest as usize].to_owned()),
        rest if rest % 10 == 0 => words.push(TENS[(rest / 10) as usize].to_owned()),
        rest => words.push(format!("{}-{}", TENS[(rest / 10) as usize], SMALL[(rest % 10) as usize])),
    }
    words.join(" ")
}
