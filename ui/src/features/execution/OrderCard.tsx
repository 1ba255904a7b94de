// One execution order: who has it, until when, what it waits for, its lines, and what can be done with it.
import { ClockCircleOutlined, MoreOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { bringIntoView } from "../../shared/bringIntoView";
import { CivilDate, State } from "../../shared/Display";
import { GroupLink } from "../../shared/GroupLink";
import { ReasonDialog } from "../../shared/ReasonDialog";
import { useWrite } from "../../shared/useWrite";
import { AssignDialog } from "./AssignDialog";
import { actionsOf, isStuck, type Rights } from "./actions";
import { type Execution, statusTone, type Wait } from "./api";
import { DayDialog } from "./DayDialog";
import { Items } from "./Items";
import { LinkDialog } from "./LinkDialog";
import { PlanDialog } from "./PlanDialog";
import { Registration } from "./Registration";
import { Days, Who } from "./Who";

interface Props {
  order: Execution;
  all: readonly Execution[];
  rights: Rights;
  /** One came for it. */
  asked: boolean;
}

type Asking = "assign" | "plan" | "complete" | "cancel" | "link" | null;

export const orderAnchor = (id: string) => `order-${id}`;

export function OrderCard({ order, all, rights, asked }: Props) {
  const { t } = useTranslation(["execution", "common"]);
  const write = useWrite();
  const [asking, setAsking] = useState<Asking>(null);
  const actions = actionsOf(order, rights);
  const close = () => setAsking(null);
  const { title } = order;
  const more = [
    ...(actions.has("link") ? [{ key: "link" as const, label: t("link") }] : []),
    ...(actions.has("cancel") ? [{ key: "cancel" as const, label: t("cancel"), danger: true }] : []),
  ];

  async function cancel(reason: string) {
    if (await write.run("execution.cancel", { id: order.id, reason })) close();
  }

  return (
    <article
      id={orderAnchor(order.id)}
      className={`order-card ${order.status}${asked ? " asked" : ""}`}
      data-order={order.status}
      aria-label={`${title} ${order.order_no}`}
    >
      <div className="order-head">
        <h4>{title}</h4>
        <State tone={statusTone(order.status)}>{t(`status.${order.status}`)}</State>
        {order.is_overdue && <State tone="warning">{t("overdue")}</State>}
        <div className="order-actions">
          {(actions.has("assign") || actions.has("reassign")) && (
            <Button
              size="small"
              type={actions.has("assign") ? "primary" : "default"}
              onClick={() => setAsking("assign")}
            >
              {t(actions.has("assign") ? "assign" : "reassign")}
            </Button>
          )}
          {actions.has("complete") && (
            <Button size="small" type="primary" onClick={() => setAsking("complete")}>
              {t("complete")}
            </Button>
          )}
          {actions.has("plan") && (
            <Button size="small" onClick={() => setAsking("plan")}>
              {t("plan")}
            </Button>
          )}
          {more.length > 0 && (
            <Dropdown
              trigger={["click"]}
              menu={{ items: more, onClick: ({ key }) => setAsking(key as Asking) }}
            >
              <Button size="small" icon={<MoreOutlined />} aria-label={t("more", { title })} />
            </Dropdown>
          )}
        </div>
      </div>
      <div className="order-facts">
        <span className="quiet nowrap">{order.order_no}</span>
        <Who order={order} />
        <Days order={order} />
        {order.actual_end_date && (
          <span>
            <span className="quiet">{t("actual_end_date")}</span> <CivilDate value={order.actual_end_date} />
          </span>
        )}
        {order.wechat_group_no && (
          <span>
            <span className="quiet">{t("group")}</span> <GroupLink no={order.wechat_group_no} />
          </span>
        )}
      </div>
      {order.waits_for.length > 0 && order.status !== "cancelled" && (
        <Waits order={order} mayUnlink={actions.has("unlink")} />
      )}
      {order.cancel_reason && (
        <p className="pre">
          <span className="quiet">{t("cancelled_why")}</span> {order.cancel_reason}
        </p>
      )}
      {order.order_type === "company_registration" ? (
        <Registration order={order} actions={actions} />
      ) : (
        order.status !== "cancelled" && <Items items={order.items} movable={actions.has("move_items")} />
      )}
      {asking === "assign" && <AssignDialog order={order} onClose={close} />}
      {asking === "plan" && <PlanDialog order={order} onClose={close} />}
      {asking === "link" && <LinkDialog order={order} all={all} onClose={close} />}
      {asking === "complete" && (
        <DayDialog
          field="actual_end_date"
          title={t("complete_title", { title })}
          label={t("actual_end_date")}
          okText={t("complete")}
          call={(day) => ["execution.complete", { id: order.id, actual_end_date: day }]}
          onClose={close}
        />
      )}
      {asking === "cancel" && (
        <ReasonDialog
          open
          required
          danger
          title={t("cancel_title", { title })}
          text={t("cancel_text")}
          okText={t("cancel")}
          busy={write.busy}
          onOk={(reason) => void cancel(reason)}
          onCancel={close}
        />
      )}
    </article>
  );
}

function Waits({ order, mayUnlink }: { order: Execution; mayUnlink: boolean }) {
  const { t } = useTranslation("execution");
  const write = useWrite();
  const stuck = isStuck(order.waits_for);
  const unlink = (wait: Wait) =>
    void write.run("execution.remove_dependency", {
      execution_order_id: order.id,
      prerequisite_order_id: wait.order_id,
    });
  return (
    <div className={stuck ? "order-waits stuck" : "order-waits"}>
      <ClockCircleOutlined aria-hidden />
      <div>
        <ul>
          {order.waits_for.map((wait) => (
            <li key={wait.order_id}>
              <span className="quiet">{t("waits")}</span>{" "}
              <button
                type="button"
                className="linkish"
                onClick={() => bringIntoView(orderAnchor(wait.order_id))}
              >
                {wait.title}
              </button>{" "}
              <span className="quiet">
                {t(`status.${wait.order_status}`)} · {t(`reason.${wait.dependency_type}`)}
                {wait.notes && ` · ${wait.notes}`}
              </span>
              {mayUnlink && (
                <Button
                  type="link"
                  size="small"
                  disabled={write.busy}
                  aria-label={t("unlink_of", { title: wait.title })}
                  onClick={() => unlink(wait)}
                >
                  {t("unlink")}
                </Button>
              )}
            </li>
          ))}
        </ul>
        <p className="quiet">{t(stuck ? "waits_stuck" : "waits_note")}</p>
      </div>
    </div>
  );
}
