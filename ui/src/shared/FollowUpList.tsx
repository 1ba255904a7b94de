// What was said to a lead, a customer or a deal, the newest first.
import { Button, Popconfirm } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Instant, State } from "./Display";
import { type FollowUp, mayTakeBack } from "./followUps";
import { useSession } from "./session";
import { useWrite } from "./useWrite";

interface Props {
  rows: readonly FollowUp[];
  /** What came before the first of them, such as the day a lead was entered. */
  begin?: ReactNode;
  isLead?: boolean;
}

export function FollowUpList({ rows, begin, isLead = false }: Props) {
  const { t } = useTranslation(["follow_up", "terms", "common"]);
  const me = useSession().user.id;
  const write = useWrite();
  const now = new Date();
  return (
    <ol className="history">
      {rows.map((row) => (
        <li key={row.id} data-follow-up={row.follow_up_type}>
          <div className="history-head">
            <strong>{t(`terms:follow_up_type.${row.follow_up_type}`)}</strong>
            {row.status_after && row.status_after !== row.status_before && (
              <State tone="main">{t("became", { status: t(`terms:lead_status.${row.status_after}`) })}</State>
            )}
            {mayTakeBack(row, me, now) && (
              <Popconfirm
                title={t("remove_question")}
                okText={t("remove")}
                onConfirm={async () => {
                  await write.run(
                    "follow_up.remove",
                    { id: row.id },
                    t(isLead ? "removed_status" : "removed"),
                  );
                }}
              >
                <Button type="link" size="small" className="history-action">
                  {t("remove")}
                </Button>
              </Popconfirm>
            )}
          </div>
          {row.content && <div className="pre">{row.content}</div>}
          <div className="quiet">
            <Instant value={row.followed_up_at} /> {row.user.name}
          </div>
        </li>
      ))}
      {begin}
    </ol>
  );
}
