// Asks before a lead is taken out of the pool: what is known of it, and how many one may still take today.
import { Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import { Facts, Instant } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { useLookupNames } from "../../shared/lookups";
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
  const claim = useClaim();
  const write = useWrite();
  const undo = useUndo();

  async function take() {
    if (!(await claim.run(() => rpc("lead.claim", { id: lead.id })))) return;
    onClose();
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
      title={t("claim.title", { name: lead.name })}
      onCancel={onClose}
      footer={
        <>
          {seesAll && <Button onClick={onOpen}>{t("open_page")}</Button>}
          {seesAll && <Button onClick={() => setAssigning(true)}>{t("assign.action")}</Button>}
          <Button onClick={onClose}>{t("common:cancel")}</Button>
          <Button type="primary" autoFocus loading={claim.busy} onClick={() => void take()}>
            {t("claim.action")}
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
        {t(lead.status === "lost" ? "claim.note_lost" : "claim.note")}{" "}
        {counts &&
          counts.claims_per_day > 0 &&
          t("claim.today", { count: counts.claimed_today, most: counts.claims_per_day })}
      </p>
    </Modal>
  );
}
