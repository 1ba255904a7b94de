// Stage 5: per contract the room for invoices, what the plan asks next, the invoices with their states.
import { FileAddOutlined, StopOutlined } from "@ant-design/icons";
import { Alert, Button, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CivilDate, Facts, Money, Nothing, Panel } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { Explained } from "../../shared/Explained";
import { ReasonDialog } from "../../shared/ReasonDialog";
import { useMay } from "../../shared/session";
import { useWrite } from "../../shared/useWrite";
import type { Id } from "../../shared/wire";
import {
  type InvoiceKind,
  isNothing,
  nextProposals,
  type Proposal,
  type SignedContract,
  signedContracts,
  useContracts,
  useInvoices,
  useRoom,
} from "./api";
import { InvoiceForm } from "./InvoiceForm";
import { InvoiceTable } from "./InvoiceTable";

export function InvoiceStage({ opportunityId }: { opportunityId: Id }) {
  const { t } = useTranslation("invoice");
  const contracts = useContracts(opportunityId);
  if (contracts.error) return <ErrorNote error={contracts.error} />;
  const signed = contracts.data && signedContracts(contracts.data.rows);
  if (!signed) return null;
  if (signed.length === 0)
    return (
      <Panel id="invoices" title={t("title")}>
        <Nothing text={t("no_contract")} />
      </Panel>
    );
  return (
    <div id="invoices">
      {signed.map((contract) => (
        <ContractInvoices key={contract.id} contract={contract} opportunityId={opportunityId} />
      ))}
    </div>
  );
}

interface Draft {
  kind: InvoiceKind;
  proposal: Proposal | null;
}

function ContractInvoices({ contract, opportunityId }: { contract: SignedContract; opportunityId: Id }) {
  const { t } = useTranslation(["invoice", "common", "terms"]);
  const room = useRoom(contract.id);
  const invoices = useInvoices(contract.id);
  const write = useWrite();
  const mayWrite = useMay("invoice.issue_commercial");
  const mayManage = useMay("invoice.manage");
  const [draft, setDraft] = useState<Draft | null>(null);
  const [waiving, setWaiving] = useState(false);
  const error = room.error ?? invoices.error;
  if (error) return <ErrorNote error={error} />;
  if (!room.data || !invoices.data) return null;
  const { data } = room;
  const waived = data.no_invoice_reason;
  const proposals = waived ? [] : nextProposals(data);
  const left = !isNothing(data.commercial_left);

  async function waive(reason: string | null) {
    const ok = await write.run("invoice.waive", { contract_id: contract.id, reason });
    if (ok) setWaiving(false);
  }

  return (
    <Panel
      title={`${contract.contract_no ?? ""} · ${t(`terms:service_type.${contract.service_category}`)}`}
      extra={
        <Space wrap>
          {mayManage && !waived && (
            <Button icon={<StopOutlined />} onClick={() => setWaiving(true)}>
              {t("waive")}
            </Button>
          )}
          {mayManage && !waived && !isNothing(data.statutory_left) && (
            <Button onClick={() => setDraft({ kind: "statutory", proposal: null })}>
              {t("create_statutory")}
            </Button>
          )}
          {mayWrite && !waived && left && (
            <Button
              type={proposals.length === 0 ? "primary" : "default"}
              icon={<FileAddOutlined />}
              onClick={() => setDraft({ kind: "commercial", proposal: null })}
            >
              {t("create")}
            </Button>
          )}
        </Space>
      }
    >
      <Facts
        items={[
          [
            t("contract_total"),
            <Explained
              key="total"
              subject="contract"
              id={contract.id}
              figure="total"
              value={data.total}
              strong
            />,
          ],
          [t("commercial_issued"), <Money key="issued" value={data.commercial} />],
          [t("commercial_left"), <Money key="left" value={data.commercial_left} strong />],
          [t("statutory_issued"), <Money key="statutory" value={data.statutory} />],
          [t("entity"), contract.entity.name],
        ]}
      />
      {waived && (
        <Alert
          type="info"
          showIcon
          className="spaced"
          title={t("waived", { reason: waived })}
          action={
            mayManage && (
              <Button size="small" loading={write.busy} onClick={() => void waive(null)}>
                {t("waive_back")}
              </Button>
            )
          }
        />
      )}
      {mayWrite && proposals.length > 0 && (
        <ul className="proposals">
          {proposals.map((one) => (
            <li key={one.order_payment_id}>
              <span>
                {t(contract.service_category === "long_term" ? "proposal_month" : "proposal", {
                  no: one.period_no,
                })}
              </span>
              <Explained
                subject="order_payment"
                id={one.order_payment_id}
                figure="receipt"
                value={one.amount}
                strong
              />
              <span className="quiet">
                {one.due_date ? (
                  <>
                    {t("due")} <CivilDate value={one.due_date} />
                  </>
                ) : (
                  t("due_on_delivery")
                )}
              </span>
              <Button
                size="small"
                type="primary"
                onClick={() => setDraft({ kind: "commercial", proposal: one })}
              >
                {t("ask_for")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {invoices.data.rows.length === 0 ? (
        !waived && <p className="quiet">{t("none")}</p>
      ) : (
        <InvoiceTable rows={invoices.data.rows} contract={contract} opportunityId={opportunityId} />
      )}
      {draft && (
        <InvoiceForm
          contract={contract}
          kind={draft.kind}
          proposal={draft.proposal}
          left={draft.kind === "commercial" ? data.commercial_left : data.statutory_left}
          invoice={null}
          onClose={() => setDraft(null)}
        />
      )}
      {waiving && (
        <ReasonDialog
          open
          title={t("waive")}
          text={t("waive_text")}
          required
          okText={t("common:confirm")}
          busy={write.busy}
          onOk={(reason) => void waive(reason)}
          onCancel={() => setWaiving(false)}
        />
      )}
    </Panel>
  );
}
