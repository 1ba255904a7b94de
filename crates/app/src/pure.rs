//! Use cases that need no workspace: arithmetic for scripts, by the functions that screens and papers use.

use bantu_documents::format::Tongue;
use bantu_documents::words;
use bantu_domain::money::{Amount, Currency, Money, Rate, TaxRate};
use bantu_domain::tax::{TaxPolicy, TaxRounding, TaxScheme};
use bantu_domain::{Refusal, money};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use crate::app::Call;
use crate::error::AppError;
use crate::usecase::{Reply, UseCase, query, read_args};

/// An amount and a rate.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConvertArgs {
    /// The amount.
    amount: Amount,
    /// IDR per 1 CNY.
    idr_per_cny: Rate,
}

/// An amount in the other currency.
#[derive(Debug, Serialize, ToSchema)]
pub struct Converted {
    /// The amount.
    amount: Amount,
}

fn convert(args: ConvertArgs) -> Result<Converted, Refusal> {
    let money = Money::try_from(&args.amount).map_err(|r| r.field("amount"))?;
    let amount = args.idr_per_cny.convert(money).map_err(|r| r.field("idr_per_cny"))?.into();
    Ok(Converted { amount })
}

/// The language of amounts in words.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum WordsLanguage {
    /// 大写.
    Zh,
    /// Terbilang.
    Id,
    /// English.
    En,
}

/// An amount to be written out.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WordsArgs {
    /// Decimal text in major units.
    amount: String,
    /// Its currency.
    currency: Currency,
    /// In which language.
    language: WordsLanguage,
}

/// An amount written out.
#[derive(Debug, Serialize, ToSchema)]
pub struct Words {
    /// The words; 大写 of yuan without 人民币 before them.
    words: String,
    /// The words as papers print them, with the currency's name.
    with_currency: String,
}

fn amount_words(args: WordsArgs) -> Result<Words, Refusal> {
    let amount = Amount { amount: args.amount, currency: args.currency };
    let money = Money::try_from(&amount).map_err(|r| r.field("amount"))?;
    let tongue = match args.language {
        WordsLanguage::Zh => Tongue::Zh,
        WordsLanguage::Id => Tongue::Id,
        WordsLanguage::En => Tongue::En,
    };
    let with_currency = words::amount(tongue, money);
    let plain = matches!((args.language, args.currency), (WordsLanguage::Zh, Currency::Cny));
    let words = if plain { words::chinese_capitals(money) } else { with_currency.clone() };
    Ok(Words { words, with_currency })
}

/// A price to be taxed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TaxPreviewArgs {
    /// Decimal text in major units.
    price: String,
    /// Its currency.
    currency: Currency,
    /// How tax is worked out.
    scheme: TaxScheme,
    /// Rate as a fraction; 0.1200 for PPN where nothing is said.
    #[serde(default)]
    rate: Option<TaxRate>,
    /// Rounding of the final tax.
    #[serde(default)]
    rounding: Option<TaxRounding>,
    /// The price holds the tax already.
    #[serde(default)]
    price_includes_tax: bool,
}

/// The tax lines of a price, two decimals each.
#[derive(Debug, Serialize, ToSchema)]
pub struct TaxPreview {
    /// Price before tax.
    price: String,
    /// Base the rate is applied to.
    base: String,
    /// Rate.
    rate: TaxRate,
    /// Tax.
    tax: String,
    /// Price and tax.
    total: String,
    /// The final tax in whole minor units.
    tax_whole: Amount,
    /// Code of the Faktur Pajak.
    #[serde(skip_serializing_if = "Option::is_none")]
    faktur_code: Option<String>,
}

fn tax_preview(args: TaxPreviewArgs) -> Result<TaxPreview, Refusal> {
    let price = money::parse_decimal(&args.price).map_err(|r| r.field("price"))?;
    let amount = Money::round(price, args.currency).map_err(|r| r.field("price"))?;
    if amount.major() != price || amount.minor() < 0 {
        return Err(Refusal::new("money.out_of_range").field("price"));
    }
    let rate = match (args.rate, args.scheme) {
        (Some(rate), _) => rate,
        (None, TaxScheme::PpnNilaiLain | TaxScheme::PpnFull) => TaxRate::from_scaled(1_200),
        (None, TaxScheme::Simple) => return Err(Refusal::new("field.required").field("rate")),
    };
    let rounding = args.rounding.unwrap_or(TaxRounding::HalfUp);
    let policy = TaxPolicy { scheme: args.scheme, rate, rounding };
    let lines = policy.lines(amount, args.price_includes_tax).map_err(|r| r.field("rate"))?;
    Ok(TaxPreview {
        price: format!("{:.2}", lines.price),
        base: format!("{:.2}", lines.base),
        rate,
        tax: format!("{:.2}", lines.tax),
        total: format!("{:.2}", lines.total),
        tax_whole: lines.tax_whole.into(),
        faktur_code: policy.faktur_code().map(str::to_owned),
    })
}

/// Runs a use case that needs no workspace; `None` for any other.
pub fn call_pure(name: &str, args: Value) -> Option<Result<Reply, AppError>> {
    match name {
        "exchange_rate.convert" => Some(answer(convert, args)),
        "amount.words" => Some(answer(amount_words, args)),
        "tax.preview" => Some(answer(tax_preview, args)),
        _ => None,
    }
}

fn answer<A: serde::de::DeserializeOwned, R: Serialize>(
    run: fn(A) -> Result<R, Refusal>,
    args: Value,
) -> Result<Reply, AppError> {
    let answer = run(read_args(args)?)?;
    serde_json::to_value(answer).map(Reply::Json).map_err(|_| AppError::new("internal"))
}

pub(crate) fn entries() -> Vec<UseCase> {
    fn convert_here(_: &Call<'_>, args: ConvertArgs) -> Result<Converted, AppError> {
        Ok(convert(args)?)
    }
    fn words_here(_: &Call<'_>, args: WordsArgs) -> Result<Words, AppError> {
        Ok(amount_words(args)?)
    }
    fn tax_here(_: &Call<'_>, args: TaxPreviewArgs) -> Result<TaxPreview, AppError> {
        Ok(tax_preview(args)?)
    }
    vec![
        query("exchange_rate.convert", "", convert_here),
        query("amount.words", "", words_here),
        query("tax.preview", "", tax_here),
    ]
}
