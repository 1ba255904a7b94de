// Asks before a lead is taken out of the pool: what is known of it, and how many one may still take today.
import { App, Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Facts, Instant } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { useLookupNames } from "../../shared/lookups";
import { useSession } from "../../shared/session";
import { useUndo } from "../../shared/useUndo";
import { useWrite } from "../../shared/useWrite";
import type { LeadCounts, PoolLead } from "./api";
import { OwnerDialog } from "./OwnerDialog";
import { useClaim } from "./useClaim";

interface Props {
  lead: PoolLead;
  counts: LeadCounts | undefined;
  /** A manager reads every lead and gives it to whom he likes. */
  seesAll: boolean;
  onClose: () => void;
  onOpen: () => void;
}

export function ClaimDialog({ lead, counts, seesAll, onClose, onOpen }: Props) {
  const { t } = useTranslation(["lead", "common", "activity"]);
  const sources = useLookupNames("customer_sources");
  const levels = useLookupNames("customer_levels");
  const [assigning, setAssigning] = useState(false);
  const { message } = App.useApp();
  // A laptop of an office only asks.
  const asks = useSession().mode === "device";
  const claim = useClaim();
  const write = useWrite();
  const undo = useUndo();

  async function take() {
    const result = await claim.run(lead.id);
    if (!result) return;
    onClose();
    if (result === "requested") {
      void message.success(t("claim.requested", { name: lead.name }));
      return;
    }
    undo(t("claim.done", { name: lead.name }), () =>
      write.run("lead.release", { id: lead.id }, t("release.done")),
    );
    onOpen();
  }
  if (assigning)
    return (
      <OwnerDialog
        lead={lead}
        onClose={onClose}
        onAssigned={() =>
          undo(t("assign.done", { name: lead.name }), () =>
            write.run("lead.release", { id: lead.id }, t("release.done")),
          )
        }
      />
    );
  return (
    <Modal
      open
      title={t(asks ? "claim.ask_title" : "claim.title", { name: lead.name })}
      onCancel={onClose}
      footer={
        <>
          {seesAll && <Button onClick={onOpen}>{t("open_page")}</Button>}
          {seesAll && <Button onClick={() => setAssigning(true)}>{t("assign.action")}</Button>}
          <Button onClick={onClose}>{t("common:cancel")}</Button>
          <Button type="primary" autoFocus loading={claim.busy} onClick={() => void take()}>
            {t(asks ? "claim.ask" : "claim.action")}
          </Button>
        </>
      }
    >
      {claim.error && <ErrorNote error={claim.error} />}
      <Facts
        items={[
          [t("company_name"), lead.company_name],
          [t("phone"), lead.masked_phone],
          [t("email"), lead.masked_email],
          [t("source"), lead.source ? (sources.get(lead.source.id) ?? lead.source.name) : null],
          [t("level"), lead.level ? (levels.get(lead.level.id) ?? lead.level.name) : null],
          [t("status_before"), t(`activity:status.${lead.status}`)],
          [t("released"), <Instant key="released" value={lead.released_at} />],
        ]}
      />
      <p className="quiet">
        {asks && t("claim.ask_note")}{" "}
        {(!asks || lead.status === "lost") && t(lead.status === "lost" ? "claim.note_lost" : "claim.note")}{" "}
        {counts &&
          counts.claims_per_day > 0 &&
          t("claim.today", { count: counts.claimed_today, most: counts.claims_per_day })}
      </p>
    </Modal>
  );
}
