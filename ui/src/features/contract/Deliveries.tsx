// The three papers a customer gets: quotation, contract, pro-forma invoice; each shown, handed over, recorded.
import { EyeOutlined } from "@ant-design/icons";
import { Button, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AttachmentLink } from "../../shared/AttachmentLink";
import { CivilDate, Instant, Panel, State } from "../../shared/Display";
import { PaperDialog } from "../../shared/PaperDialog";
import { useWrite } from "../../shared/useWrite";
import { CHANNELS, type Channel, type Contract, latestDeliveries, type Paper } from "./api";

export function Deliveries({ contract, mayHandOver }: { contract: Contract; mayHandOver: boolean }) {
  const { t } = useTranslation(["contract", "common"]);
  const write = useWrite();
  const [paper, setPaper] = useState<Paper | null>(null);
  const [looked, setLooked] = useState<Paper | null>(null);
  const [channel, setChannel] = useState<Channel>("email");
  const ready = contract.status !== "draft" && contract.status !== "terminated";

  return (
    <Panel title={t("papers")} id="papers">
      {!ready && <p className="quiet">{t("papers_note")}</p>}
      <ul className="plain papers">
        {latestDeliveries(contract.deliveries).map(([kind, delivery]) => (
          <li key={kind} data-paper={kind}>
            <div className="paper-line">
              <strong>{t(`paper_kind.${kind}`)}</strong>
              {delivery ? (
                <State tone="done">{t("handed_over")}</State>
              ) : (
                <State tone="idle">{t("not_handed_over")}</State>
              )}
              <span className="grow" />
              <Button
                size="small"
                type="text"
                disabled={false}
                icon={<EyeOutlined />}
                aria-label={`${t("look")} ${t(`paper_kind.${kind}`)}`}
                onClick={() => setLooked(kind)}
              />
              {ready && mayHandOver && (
                <Button size="small" disabled={false} onClick={() => setPaper(kind)}>
                  {t("hand_over")}
                </Button>
              )}
            </div>
            {delivery && (
              <div className="quiet">
                {t(`channel.${delivery.sent_via}`)} · <Instant value={delivery.sent_at} /> ·{" "}
                {delivery.sent_by.name}
              </div>
            )}
          </li>
        ))}
      </ul>
      {contract.signed_copy && (
        <p className="signed-copy">
          {t("signed_copy")}: <AttachmentLink id={contract.signed_copy.id} name={contract.signed_copy.name} />{" "}
          <CivilDate value={contract.signed_on} />
        </p>
      )}
      {looked && (
        <PaperDialog
          source={
            looked === "quotation_pdf"
              ? { name: "quotation.pdf", args: { id: contract.quotation_id } }
              : {
                  name: looked === "contract_pdf" ? "contract.pdf" : "contract.proforma_pdf",
                  args: { id: contract.id },
                }
          }
          title={t(`paper_kind.${looked}`)}
          fileName={`${contract.contract_no ?? "draft"}-${t(`paper_kind.${looked}`)}.pdf`}
          onClose={() => setLooked(null)}
        />
      )}
      {paper && (
        <Modal
          open
          title={t("hand_over_title", { paper: t(`paper_kind.${paper}`) })}
          okText={t("hand_over")}
          cancelText={t("common:cancel")}
          confirmLoading={write.busy}
          onOk={() =>
            void write
              .run(
                "contract.hand_over",
                { id: contract.id, document_type: paper, sent_via: channel },
                t("hand_over_done"),
              )
              .then((done) => done && setPaper(null))
          }
          onCancel={() => setPaper(null)}
        >
          <p>{t("hand_over_text")}</p>
          <Select<Channel>
            className="wide"
            disabled={false}
            value={channel}
            aria-label={t("via")}
            onChange={setChannel}
            options={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
          />
        </Modal>
      )}
    </Panel>
  );
}
