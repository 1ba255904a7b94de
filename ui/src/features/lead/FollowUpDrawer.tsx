// A follow-up without leaving the list: what was said before, and the box to write down what is said now.
import { Link } from "@tanstack/react-router";
import { Drawer, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../shared/ErrorNote";
import { FollowUpBox } from "../../shared/FollowUpBox";
import { FollowUpList } from "../../shared/FollowUpList";
import { useFollowUps } from "../../shared/followUps";
import type { Lead } from "./api";
import { Clock } from "./Clock";
import { Reach } from "./Reach";

export function FollowUpDrawer({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const { t } = useTranslation(["lead", "follow_up"]);
  const subject = { lead_id: lead.id };
  const said = useFollowUps(subject);
  const rows = said.data?.rows ?? [];
  return (
    <Drawer open size={520} title={t("follow_up_of", { name: lead.fields.name })} onClose={onClose}>
      <div className="lead-strip">
        <Reach fields={lead.fields} />
        <Clock lead={lead} full />
        <Link to="/leads/$id" params={{ id: lead.id }}>
          {t("open_page")}
        </Link>
      </div>
      <FollowUpBox subject={subject} status={lead.status} autoFocus onSaved={onClose} />
      <h3 className="lead-before">{t("follow_up:before")}</h3>
      {said.error && <ErrorNote error={said.error} />}
      {!said.data && !said.error && <Skeleton active />}
      {said.data && rows.length === 0 && <p className="quiet">{t("follow_up:none")}</p>}
      {rows.length > 0 && <FollowUpList rows={rows.slice(0, 10)} isLead />}
    </Drawer>
  );
}
