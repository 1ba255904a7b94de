// A follow-up without leaving the list: what was said before, and the box to write down what is said now.
import { Link } from "@tanstack/react-router";
import { Drawer } from "antd";
import { useTranslation } from "react-i18next";
import { FollowUpBox, FollowUpList } from "../../shared/FollowUps";
import type { Lead } from "./api";
import { Clock } from "./Clock";
import { Reach } from "./Reach";

export function FollowUpDrawer({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const { t } = useTranslation("lead");
  const subject = { lead_id: lead.id };
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
      <h3 className="lead-before">{t("before")}</h3>
      <FollowUpList subject={subject} most={10} />
    </Drawer>
  );
}
