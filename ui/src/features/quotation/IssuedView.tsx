// A quotation that was issued, or that this person may only read: the frozen content and what can follow.
import { CheckOutlined, CloseOutlined, CopyOutlined, EyeOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { CivilDate, Facts, Instant, Money, Panel, State } from "../../shared/Display";
import { Explained } from "../../shared/Explained";
import { GroupLink } from "../../shared/GroupLink";
import { Mails } from "../../shared/Mails";
import { formatDecimal, formatPercent } from "../../shared/money";
import { nameOf } from "../../shared/names";
import { ReasonDialog } from "../../shared/ReasonDialog";
import { say } from "../../shared/say";
import { useMay } from "../../shared/session";
import { useLanguage } from "../../shared/useLanguage";
import { useWrite } from "../../shared/useWrite";
import type { Done } from "../../shared/wire";
import type { Quotation } from "./api";
import { Instalments } from "./Instalments";
import { PdfPreview } from "./PdfPreview";
import type { ApprovalSlot } from "./QuotationPage";

interface Props {
  quotation: Quotation;
  head: (actions: ReactNode) => ReactNode;
  approval: ApprovalSlot;
}

type Ask = "accept" | "reject" | "review";

export function IssuedView({ quotation, head, approval }: Props) {
  const { t } = useTranslation(["quotation", "common", "terms"]);
  const language = useLanguage();
  const navigate = useNavigate();
  const write = useWrite();
  const mayIssue = useMay("quotation.issue");
  const mayAccept = useMay("quotation.accept");
  const mayEdit = useMay("quotation.edit");
  const mayReview = useMay("quotation.approve");
  const [ask, setAsk] = useState<Ask | null>(null);
  const [pdf, setPdf] = useState(false);
  const { head: terms } = quotation;

  async function revise() {
    const done = await write.run<Done>("quotation.revise", { id: quotation.id }, t("revised"));
    if (done?.id) void navigate({ to: "/quotations/$id", params: { id: done.id } });
  }
  async function answer(reason: string) {
    const { id } = quotation;
    const ok =
      ask === "accept"
        ? await write.run(
            "quotation.accept",
            { id, ...(reason === "" ? {} : { notes: reason }) },
            t("accepted"),
          )
        : ask === "reject"
          ? await write.run("quotation.reject", { id, ...(reason === "" ? {} : { reason }) }, t("rejected"))
          : await write.run("quotation.clear_review", { id, reason }, t("review_cleared"));
    if (ok) setAsk(null);
  }

  return (
    <div className="page">
      {head(
        <>
          <Button icon={<EyeOutlined />} onClick={() => setPdf(true)}>
            {t("preview")}
          </Button>
          {mayEdit && quotation.status !== "draft" && (
            <Button icon={<CopyOutlined />} loading={write.busy} onClick={() => void revise()}>
              {t("revise")}
            </Button>
          )}
          {mayAccept && quotation.status === "sent" && (
            <>
              <Button danger icon={<CloseOutlined />} onClick={() => setAsk("reject")}>
                {t("reject")}
              </Button>
              <Button type="primary" icon={<CheckOutlined />} onClick={() => setAsk("accept")}>
                {t("accept")}
              </Button>
            </>
          )}
        </>,
      )}
      {quotation.review_required && (
        <Alert
          type="warning"
          showIcon
          className="error-note"
          title={`${t("review_title")}: ${quotation.review_reasons
            .map((code) => say(`quotation:review.${code}`) ?? code)
            .join(" · ")}`}
          action={mayReview && <Button onClick={() => setAsk("review")}>{t("clear_review")}</Button>}
        />
      )}
      <Panel title={t("terms")}>
        <Facts
          items={[
            [t("currency"), terms.currency_primary],
            [
              t("rate"),
              terms.exchange_rate ? (
                <span key="rate">
                  {formatDecimal(terms.exchange_rate, language)}{" "}
                  <span className="quiet">
                    (<CivilDate value={terms.exchange_rate_on} />)
                  </span>
                </span>
              ) : null,
            ],
            [t("discount"), formatPercent(terms.discount_rate, language)],
            [t("payment_terms"), t(`terms:payment_terms.${terms.payment_terms}`)],
            [t("valid_until"), <CivilDate key="valid" value={terms.valid_until} />],
            [t("language"), t(`terms:document_language.${terms.language}`)],
            [t("sent_at"), <Instant key="sent" value={quotation.sent_at} />],
            [t("sent_by"), quotation.sent_by?.name ?? null],
            ...(quotation.closed_at
              ? ([[t("closed_at"), <Instant key="closed" value={quotation.closed_at} />]] as [
                  string,
                  ReactNode,
                ][])
              : []),
            ...(quotation.closed_note
              ? ([[t("common:note"), quotation.closed_note]] as [string, ReactNode][])
              : []),
            ...(terms.wechat_group_no
              ? ([[t("group_no"), <GroupLink key="group" no={terms.wechat_group_no} />]] as [
                  string,
                  ReactNode,
                ][])
              : []),
          ]}
        />
        {terms.notes && <p className="pre">{terms.notes}</p>}
      </Panel>
      <Panel title={t("lines")}>
        <table className="rows">
          <thead>
            <tr>
              <th className="end">#</th>
              <th>{t("product")}</th>
              <th className="end">{t("quantity")}</th>
              <th className="end">{t("unit_gross")}</th>
              <th className="end">{t("unit_net")}</th>
              <th className="end">{t("line_total")}</th>
            </tr>
          </thead>
          <tbody>
            {quotation.items.map((item, at) => (
              <tr
                key={item.id}
                className={item.is_below_floor ? "warning" : ""}
                data-below={item.is_below_floor}
              >
                <td className="end quiet">{at + 1}</td>
                <td>
                  <strong>{item.code}</strong> {nameOf(item.names, language)}{" "}
                  {item.is_below_floor && <State tone="warning">{t("below_floor_plain")}</State>}
                  {item.description && <div className="line-note pre">{item.description}</div>}
                </td>
                <td className="end">{formatDecimal(item.quantity, language)}</td>
                <td className="end">
                  <Money bare value={item.unit_price_list} />
                  <div className="line-note">{t(`terms:price_type.${item.price_origin}`)}</div>
                </td>
                <td className="end">
                  <Explained
                    bare
                    subject="quotation_item"
                    id={item.id}
                    figure="unit_price"
                    value={item.unit_price}
                  />
                </td>
                <td className="end">
                  <Explained
                    bare
                    strong
                    subject="quotation_item"
                    id={item.id}
                    figure="line_total"
                    value={item.total}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
      <Panel title={t("instalments")}>
        <Instalments rows={quotation.instalments} />
      </Panel>
      {quotation.approval && (
        <div className="narrow-panel">
          {approval({ approval: quotation.approval, canRequest: false, quotationId: quotation.id })}
        </div>
      )}
      {quotation.status !== "draft" && (
        <Mails
          document="quotation"
          documentId={quotation.id}
          customerId={quotation.customer.id}
          maySend={mayIssue && (quotation.status === "sent" || quotation.status === "accepted")}
        />
      )}
      <dl className="sum-bar">
        <div>
          <dt>{t("gross")}</dt>
          <dd>
            <Explained subject="quotation" id={quotation.id} figure="gross" value={quotation.gross} />
          </dd>
        </div>
        <div>
          <dt>{t("discount_amount")}</dt>
          <dd>
            <Money value={quotation.discount} />
          </dd>
        </div>
        <div className="total" data-testid="total">
          <dt>{t("total")}</dt>
          <dd>
            <Explained subject="quotation" id={quotation.id} figure="total" value={quotation.total} />
          </dd>
        </div>
        <div data-testid="total-secondary">
          <dt>{t("total_secondary")}</dt>
          <dd>
            <Explained
              subject="quotation"
              id={quotation.id}
              figure="total_secondary"
              value={quotation.total_secondary}
            />
          </dd>
        </div>
      </dl>
      {ask && (
        <ReasonDialog
          open
          title={t(`ask.${ask}`)}
          label={t(ask === "accept" ? "common:note" : "common:reason")}
          required={ask === "review"}
          danger={ask === "reject"}
          okText={t(ask === "review" ? "clear_review" : ask)}
          busy={write.busy}
          onOk={(reason) => void answer(reason)}
          onCancel={() => setAsk(null)}
        />
      )}
      {pdf && <PdfPreview quotation={quotation} onClose={() => setPdf(false)} />}
    </div>
  );
}
