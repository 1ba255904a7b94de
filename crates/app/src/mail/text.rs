//! What stands in a mail: subject, plain text and HTML from the templates of its language, and the facts that fill them (DOMAIN §11).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use bantu_documents::format;
use bantu_domain::contract::Contract;
use bantu_domain::customer::Customer;
use bantu_domain::mail::{Mail, MailKind, MailLanguage};
use bantu_domain::material::{MaterialDocument, MaterialRequirement};
use bantu_domain::opportunity::Opportunity;
use bantu_domain::payment::Payment;
use bantu_domain::record::{Id, Instant};
use bantu_domain::refusal::Fault;
use bantu_domain::setting::day_start;
use bantu_domain::stage::StageTemplate;
use bantu_domain::table::Entity as _;
use bantu_domain::tx::Cx;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Who sends, as mail programs show it.
pub(crate) const SENDER: &str = "BANTU CRM系统";

/// The text of a mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Letter {
    /// Subject, one line.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// The same as HTML, a whole document without anything from elsewhere.
    pub html: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Texts {
    greeting: String,
    footer: String,
    labels: BTreeMap<String, String>,
    status: BTreeMap<String, String>,
    subjects: BTreeMap<String, String>,
    released_after: String,
    kinds: BTreeMap<String, Template>,
    test: TestTemplate,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Template {
    subject: String,
    lead: String,
    /// Facts shown as rows, in this order; one that is not known is left out.
    rows: Vec<String>,
    /// Text of the link to the office; none: the reader has no login.
    button: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TestTemplate {
    subject: String,
    lead: String,
}

static TEXTS: LazyLock<[Texts; 3]> = LazyLock::new(|| {
    [include_str!("../../mail/zh.json"), include_str!("../../mail/id.json"), include_str!("../../mail/en.json")]
        .map(|text| serde_json::from_str(text).expect("the built-in texts of mails, which a test reads"))
});

fn texts(language: MailLanguage) -> &'static Texts {
    match language {
        MailLanguage::Zh => &TEXTS[0],
        MailLanguage::Id => &TEXTS[1],
        MailLanguage::En => &TEXTS[2],
    }
}

/// Names and numbers of a mail, by their name in the templates.
pub(crate) type Facts = BTreeMap<String, String>;

/// The facts of a mail: those it was queued with, and what the records say beside.
pub(super) fn facts(mail: &Mail, cx: &mut Cx<'_>) -> Result<Facts, Fault> {
    let texts = texts(mail.language);
    let mut facts = mail.params.clone();
    if let Some(deal) = load::<Opportunity>(mail.opportunity_id, cx)? {
        facts.entry("deal".to_owned()).or_insert(deal.fields.name);
        facts.insert("deal_id".to_owned(), deal.id.to_string());
    }
    if let Some(customer) = load::<Customer>(mail.customer_id, cx)? {
        facts.entry("customer".to_owned()).or_insert(customer.fields.name);
    }
    alias(&mut facts, "who", &["by"]);
    alias(&mut facts, "remark", &["notes", "reason"]);
    if mail.kind == MailKind::OrderReleased {
        alias(&mut facts, "order", &["title", "name"]);
        let after = facts.get("after").map(|number| texts.released_after.replace("{number}", number));
        facts.extend(after.map(|text| ("reason".to_owned(), text)));
    }
    stages(mail, &mut facts, cx)?;
    paper(mail, &mut facts, cx)?;
    if mail.subject_table == Payment::TABLE
        && let Some(payment) = cx.load::<Payment>(mail.subject_id)?
    {
        let amount = payment.amount();
        facts.insert("amount".to_owned(), format!("{} {}", format::cell(amount), amount.currency().code()));
        facts.entry("number".to_owned()).or_insert(payment.payment_no);
        facts.entry("status".to_owned()).or_insert_with(|| payment.status.code().to_owned());
    }
    if let Some(status) = facts.get("status").and_then(|code| texts.status.get(code)) {
        facts.insert("status".to_owned(), status.clone());
    }
    facts.insert("time".to_owned(), local(mail.created_at, cx)?);
    Ok(facts)
}

fn load<E: bantu_domain::table::Entity>(id: Option<Id>, cx: &mut Cx<'_>) -> Result<Option<E>, Fault> {
    id.map_or(Ok(None), |id| cx.load::<E>(id))
}

/// Takes a fact from the first of other names that is there.
fn alias(facts: &mut Facts, name: &str, others: &[&str]) {
    let found = others.iter().find_map(|other| facts.get(*other)).cloned();
    if let Some(found) = found.filter(|text| !text.is_empty()) {
        facts.entry(name.to_owned()).or_insert(found);
    }
}

/// The stages of a mail by their names: `from` and `to` of a step, `stage` of an approval. Events name them by code or place.
fn stages(mail: &Mail, facts: &mut Facts, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let steps = mail.kind == MailKind::StageTransition;
    if !steps && mail.kind != MailKind::ApprovalRequest {
        return Ok(());
    }
    let reached = facts.get("to").or_else(|| facts.get("stage")).cloned();
    let mut reached = reached.map_or(Ok(None), |text| stage(&text, cx))?;
    if reached.is_none()
        && let Some(deal) = load::<Opportunity>(mail.opportunity_id, cx)?
    {
        reached = stage(&deal.current_stage_order.to_string(), cx)?;
    }
    let left = match (facts.get("from").cloned(), &reached) {
        (Some(text), _) => stage(&text, cx)?,
        (None, Some(reached)) => stage(&(reached.stage_order - 1).to_string(), cx)?,
        (None, None) => None,
    };
    let name = |stage: StageTemplate| match mail.language {
        MailLanguage::Zh => stage.fields.name_zh,
        MailLanguage::Id => stage.fields.name_id,
        MailLanguage::En => stage.fields.name_en,
    };
    let subject = facts.get("subject").and_then(|code| texts(mail.language).subjects.get(code)).cloned();
    if steps {
        facts.extend(left.map(|stage| ("from".to_owned(), name(stage))));
        facts.extend(reached.map(|stage| ("to".to_owned(), name(stage))));
    } else {
        // What is approved is the stage's work, or a quotation by itself.
        facts.extend(subject.or(reached.map(name)).map(|name| ("stage".to_owned(), name)));
    }
    Ok(())
}

/// The stage of a place or a code.
fn stage(text: &str, cx: &mut Cx<'_>) -> Result<Option<StageTemplate>, Fault> {
    let found = match text.parse::<i64>() {
        Ok(order) => cx.list::<StageTemplate>("stage_order", &order)?,
        Err(_) => cx.list::<StageTemplate>("code", &text.to_owned())?,
    };
    Ok(found.into_iter().find(|stage| stage.is_active))
}

/// The name of a paper and its contract.
fn paper(mail: &Mail, facts: &mut Facts, cx: &mut Cx<'_>) -> Result<(), Fault> {
    alias(facts, "material", &["paper"]);
    if mail.subject_table != MaterialDocument::TABLE {
        return Ok(());
    }
    let Some(given) = cx.load::<MaterialDocument>(mail.subject_id)? else { return Ok(()) };
    facts.entry("status".to_owned()).or_insert_with(|| given.status.code().to_owned());
    let Some(line) = cx.load::<MaterialRequirement>(given.requirement_id)? else { return Ok(()) };
    let translated = match mail.language {
        MailLanguage::Zh => None,
        MailLanguage::Id => line.ask.document_name_id,
        MailLanguage::En => line.ask.document_name_en,
    };
    facts.insert("material".to_owned(), translated.unwrap_or(line.ask.document_name_zh));
    let contract = cx.load::<Contract>(line.contract_id)?.and_then(|contract| contract.contract_no);
    facts.extend(contract.map(|number| ("contract".to_owned(), number)));
    Ok(())
}

/// A time in the zone of business, to the minute.
fn local(at: Instant, cx: &mut Cx<'_>) -> Result<String, Fault> {
    let day = at.utc().date_naive();
    // Business midnight of that date lies as far from midnight UTC as the zone does.
    let offset = day.and_time(chrono::NaiveTime::MIN).and_utc() - day_start(cx, day)?.utc();
    Ok((at.utc() + offset).format("%Y-%m-%d %H:%M").to_string())
}

/// Puts the facts into a mail's template. `url` is where people open the office in a browser, for the link.
pub(super) fn letter(mail: &Mail, facts: &Facts, url: Option<&str>) -> Letter {
    let texts = texts(mail.language);
    let Some(template) = texts.kinds.get(mail.kind.code()) else { return test(mail.language) };
    let link = match (url, mail.opportunity_id, template.button.as_str()) {
        (Some(url), Some(deal), button) if !button.is_empty() => {
            Some((button, format!("{}/#/opportunities/{deal}", url.trim_end_matches('/'))))
        }
        _ => None,
    };
    let rows = template.rows.iter().filter_map(|name| {
        let value = facts.get(name).filter(|value| !value.trim().is_empty())?;
        Some((texts.labels.get(name).map_or(name.as_str(), String::as_str), value.as_str()))
    });
    compose(texts, &filled(&template.subject, facts), &filled(&template.lead, facts), &rows.collect::<Vec<_>>(), link)
}

/// The mail by which a person tries the settings.
pub(super) fn test(language: MailLanguage) -> Letter {
    let texts = texts(language);
    compose(texts, &texts.test.subject, &texts.test.lead, &[], None)
}

/// Replaces `{name}`; a fact that is not known is a dash.
fn filled(template: &str, facts: &Facts) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (name, tail) = after.split_once('}').unwrap_or((after, ""));
        text.push_str(facts.get(name).filter(|value| !value.trim().is_empty()).map_or("—", String::as_str));
        rest = tail;
    }
    text.push_str(rest);
    text
}

fn compose(texts: &Texts, subject: &str, lead: &str, rows: &[(&str, &str)], link: Option<(&str, String)>) -> Letter {
    // A subject is one line, whatever a deal is called.
    let subject = subject.split(|c: char| c.is_control()).collect::<Vec<_>>().join(" ");
    let mut text = format!("{}\n\n{lead}\n", texts.greeting);
    let mut table = String::new();
    for (label, value) in rows {
        let indented = value.replace('\n', "\n  ");
        let gap = if value.contains('\n') { ":\n  " } else { ": " };
        text.push_str(&format!("\n{label}{gap}{indented}"));
        table.push_str(&format!(
            "<tr><th style=\"text-align:left;vertical-align:top;padding:4px 16px 4px 0;font-weight:normal;color:#666\">{}</th>\
             <td style=\"padding:4px 0\">{}</td></tr>",
            escaped(label),
            escaped(value).replace('\n', "<br>")
        ));
    }
    if !rows.is_empty() {
        text.push('\n');
        table = format!("<table style=\"border-collapse:collapse;margin:16px 0\">{table}</table>");
    }
    let mut button = String::new();
    if let Some((label, url)) = &link {
        text.push_str(&format!("\n{label}: {url}\n"));
        button = format!(
            "<p><a href=\"{}\" style=\"background:#1677ff;color:#fff;padding:8px 16px;border-radius:6px;text-decoration:none\">{}</a></p>",
            escaped(url),
            escaped(label)
        );
    }
    text.push_str(&format!("\n--\n{SENDER}\n{}\n", texts.footer));
    let html = format!(
        "<!doctype html><html><head><meta charset=\"utf-8\"><title>{}</title></head>\
         <body style=\"font-family:sans-serif;font-size:14px;line-height:1.6;color:#1f1f1f\">\
         <p>{}</p><p>{}</p>{table}{button}\
         <hr style=\"border:0;border-top:1px solid #ddd\"><p style=\"color:#888;font-size:12px\">{SENDER}<br>{}</p></body></html>",
        escaped(&subject),
        escaped(&texts.greeting),
        escaped(lead),
        escaped(&texts.footer)
    );
    Letter { subject, text, html }
}

/// Text that is nothing but text in HTML, also within quotes.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use bantu_domain::mail::{MailKind, MailLanguage};

    use super::{Facts, TEXTS, compose, filled, test, texts};

    #[test]
    fn every_kind_has_its_texts_in_every_language_with_the_same_facts() {
        let shape = |language| {
            let texts = texts(language);
            let kinds: BTreeSet<&str> = texts.kinds.keys().map(String::as_str).collect();
            assert_eq!(kinds, MailKind::ALL.iter().map(|kind| kind.code()).collect(), "{language:?}");
            for (kind, template) in &texts.kinds {
                assert!(!template.subject.is_empty() && !template.lead.is_empty(), "{language:?} {kind}");
                let unnamed = template.rows.iter().find(|row| !texts.labels.contains_key(*row));
                assert_eq!(unnamed, None, "{language:?} {kind}");
            }
            let rows = |t: &super::Texts| {
                t.kinds.iter().map(|(k, t)| (k.clone(), t.rows.clone(), t.button.is_empty())).collect::<Vec<_>>()
            };
            (
                rows(texts),
                texts.labels.keys().cloned().collect::<Vec<_>>(),
                texts.status.keys().cloned().collect::<Vec<_>>(),
            )
        };
        assert_eq!(shape(MailLanguage::Zh), shape(MailLanguage::Id));
        assert_eq!(shape(MailLanguage::Zh), shape(MailLanguage::En));
        assert_eq!(TEXTS.len(), MailLanguage::ALL.len());
    }

    #[test]
    fn subjects_are_those_of_the_company() {
        let facts = |pairs: &[(&str, &str)]| -> Facts {
            pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
        };
        let subject = |kind: MailKind, pairs: &[(&str, &str)]| {
            filled(&texts(MailLanguage::Zh).kinds[kind.code()].subject, &facts(pairs))
        };
        for (kind, pairs, expected) in [
            (
                MailKind::StageTransition,
                &[("deal", "北京科技"), ("from", "报价单"), ("to", "合同")][..],
                "【商机阶段流转】北京科技 - 报价单 → 合同",
            ),
            (
                MailKind::ApprovalRequest,
                &[("deal", "北京科技"), ("stage", "合同")],
                "【待审批】北京科技 - 合同阶段需要审批",
            ),
            (
                MailKind::QuotationSent,
                &[("number", "12000-QUO-001"), ("deal", "北京科技")],
                "【报价单】12000-QUO-001 - 北京科技",
            ),
            (MailKind::MaterialSubmitted, &[("material", "护照")], "【办理资料】护照 - 已提交"),
            (MailKind::MaterialDecided, &[("material", "护照"), ("status", "已拒绝")], "【办理资料】护照 - 已拒绝"),
            (
                MailKind::PaymentReported,
                &[("number", "PAY-1"), ("amount", "1.000 IDR")],
                "【收款通知】PAY-1 - 1.000 IDR",
            ),
            (MailKind::OrderReleased, &[("number", "EXEC-1"), ("order", "签证")], "【新订单释放】EXEC-1 签证"),
        ] {
            assert_eq!(subject(kind, pairs), expected);
        }
    }

    #[test]
    fn a_name_cannot_become_markup_or_another_header() {
        let evil = "<b>\"甲\"</b> & 乙\r\nBcc: x@y.z";
        let letter = compose(
            texts(MailLanguage::En),
            evil,
            evil,
            &[("<i>", evil)],
            Some(("<u>", "https://a/\"><x>".to_owned())),
        );
        assert_eq!(letter.subject, "<b>\"甲\"</b> & 乙  Bcc: x@y.z");
        for markup in ["<b>", "<i>", "<u>", "<x>", "\"甲\""] {
            assert!(!letter.html.contains(markup), "{markup} in {}", letter.html);
        }
        assert!(letter.html.contains("&lt;b&gt;&quot;甲&quot;&lt;/b&gt; &amp; 乙"));
        assert!(letter.text.ends_with("please do not reply to it.\n"), "{}", letter.text);
    }

    #[test]
    fn braces_in_a_name_stay_and_what_is_unknown_is_a_dash() {
        let facts =
            Facts::from([("deal".to_owned(), "{customer}".to_owned()), ("customer".to_owned(), "x".to_owned())]);
        assert_eq!(filled("{deal}/{who}/{", &facts), "{customer}/—/—");
        assert!(test(MailLanguage::Zh).subject.starts_with("【测试】"));
    }
}
