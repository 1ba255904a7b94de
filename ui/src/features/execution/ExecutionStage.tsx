// Stage 8: the execution orders of a deal, what waits for what, and every step on them.
import { ApartmentOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Skeleton } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { bringIntoView } from "../../shared/bringIntoView";
import { Nothing, Panel } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { useWrite } from "../../shared/useWrite";
import type { Id } from "../../shared/wire";
import type { Rights, Standing } from "./actions";
import { type DealExecution, KINDS, useDealExecution } from "./api";
import { CreateDialog } from "./CreateDialog";
import { Graph } from "./Graph";
import { OrderCard, orderAnchor } from "./OrderCard";

interface Props {
  opportunityId: Id;
  standing: Standing;
  /** The order one came for. */
  asked: Id | undefined;
}

export function ExecutionStage({ opportunityId, standing, asked }: Props) {
  const deal = useDealExecution(opportunityId);
  useEffect(() => {
    if (asked) bringIntoView(orderAnchor(asked));
  }, [asked]);
  if (deal.error) return <ErrorNote error={deal.error} onRetry={() => void deal.refetch()} />;
  if (!deal.data) return <Skeleton active />;
  const { data } = deal;
  const rights = { assign: data.may_assign, work: data.may_work, standing };
  if (data.orders.length === 0) return <NotSplit opportunityId={opportunityId} rights={rights} />;
  return <Orders opportunityId={opportunityId} deal={data} rights={rights} asked={asked} />;
}

function NotSplit({ opportunityId, rights }: { opportunityId: Id; rights: Rights }) {
  const { t } = useTranslation("execution");
  const write = useWrite();
  const maySplit = rights.assign && rights.standing === "active";
  return (
    <Panel title={t("of_deal")} id="execution">
      <Nothing
        text={t("none_title")}
        action={
          <>
            <p className="quiet explain">{t("none_text")}</p>
            {maySplit ? (
              <Button
                type="primary"
                icon={<ApartmentOutlined />}
                loading={write.busy}
                onClick={() =>
                  void write.run("execution.split", { opportunity_id: opportunityId }, t("split_done"))
                }
              >
                {t("split")}
              </Button>
            ) : (
              <p>{t("none_who")}</p>
            )}
          </>
        }
      />
    </Panel>
  );
}

interface OrdersProps {
  opportunityId: Id;
  deal: DealExecution;
  rights: Rights;
  asked: Id | undefined;
}

function Orders({ opportunityId, deal, rights, asked }: OrdersProps) {
  const { t } = useTranslation("execution");
  const [creating, setCreating] = useState(false);
  const { orders } = deal;
  const done = orders.filter((one) => one.status === "completed").length;
  return (
    <>
      <Graph orders={orders} />
      <Panel
        title={t("of_deal")}
        id="execution"
        extra={
          <>
            <span className="quiet">
              {deal.main && `${t("main", { number: deal.main.name })} · `}
              {t("progress", { done, total: deal.progress.total })}
            </span>
            {rights.assign && rights.standing === "active" && (
              <Button size="small" icon={<PlusOutlined />} onClick={() => setCreating(true)}>
                {t("create")}
              </Button>
            )}
          </>
        }
      >
        {KINDS.map((kind) => {
          const own = orders.filter((one) => one.order_type === kind);
          if (own.length === 0) return null;
          return (
            <section key={kind} className="order-kind" aria-label={t(`kind.${kind}`)}>
              <h3>{t(`kind.${kind}`)}</h3>
              {own.map((order) => (
                <OrderCard
                  key={order.id}
                  order={order}
                  all={orders}
                  rights={rights}
                  asked={order.id === asked}
                />
              ))}
            </section>
          );
        })}
      </Panel>
      {creating && <CreateDialog opportunityId={opportunityId} onClose={() => setCreating(false)} />}
    </>
  );
}
