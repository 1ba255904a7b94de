//! The receipt for the story's first instalment: PPh 23 was withheld, its certificate has not come yet.

use bantu_documents::{Jurisdiction, Language, PaperState, ReceiptPaper, Withheld};
use bantu_domain::money::TaxRate;
use bantu_domain::payment::PaymentMethod;

use super::{billed, chinese, cny, day, idr, indonesian, instant, wording};

/// 17,399,250 rupiah settled, 313,500 of them withheld; in Chinese 7,915.88 yuan without withholding.
pub fn story(language: Language) -> ReceiptPaper {
    let abroad = language == Language::Zh;
    let withheld = Withheld { amount: idr(313_500), rate: Some(TaxRate::from_scaled(200)), certificate: None };
    ReceiptPaper {
        language,
        state: PaperState::Final,
        number: Some("12000-PAY-K1-01".to_owned()),
        issued_at: instant(),
        receiver: if abroad { chinese() } else { indonesian() },
        payer: billed(),
        jurisdiction: if abroad { Jurisdiction::Elsewhere } else { Jurisdiction::Indonesia },
        purpose: wording(
            language,
            "印尼公司设立与签证服务：预付款（50%）",
            "Uang muka (50%) pendirian perusahaan dan visa",
            "Prepayment (50%) for company set-up and visas",
        ),
        contract_number: Some("12000-CON-K1-01".to_owned()),
        invoice_number: Some("12000-INV-K1-01".to_owned()),
        method: PaymentMethod::BankTransfer,
        reference: Some("FT26112300012345".to_owned()),
        received_on: day("2026-11-23"),
        received: if abroad { cny(791_588) } else { idr(17_085_750) },
        rupiah: None,
        withheld: if abroad { None } else { Some(withheld) },
        settled: if abroad { cny(791_588) } else { idr(17_399_250) },
        notes: None,
        footer: Some("PT BANTU BUSINESS SERVICE · www.bantu.example".to_owned()),
    }
}
