// Stages 7 and 9: how the money stands, the plan as a timeline, what came in, todos, dunning, delivery, completion.
import { CheckCircleOutlined } from "@ant-design/icons";
import { Button, Modal } from "antd";
import type { ReactNode } from "react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Facts, Money, Nothing, Panel, State, type Tone } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { Explained } from "../../shared/Explained";
import { useWrite } from "../../shared/useWrite";
import type { Id } from "../../shared/wire";
import { type DealMoney, kindOf, type Order, useDealMoney } from "./api";
import { Delivery } from "./Delivery";
import { Plan } from "./Plan";
import { Tasks } from "./Tasks";
import { Todos } from "./Todos";

const TONES: Record<DealMoney["status"], Tone> = {
  not_started: "idle",
  partial: "running",
  full: "done",
  overpaid: "warning",
};

interface Props {
  opportunityId: Id;
  stage: "collection_status" | "collection";
  editable: boolean;
  canComplete: boolean;
  /** The payments, given what can be paid. */
  payments: (orders: Order[]) => ReactNode;
}

export function CollectionStage({ opportunityId, stage, editable, canComplete, payments }: Props) {
  const { t } = useTranslation("collection");
  const money = useDealMoney(opportunityId);
  if (money.error) return <ErrorNote error={money.error} />;
  if (!money.data) return null;
  const { data } = money;
  const { orders } = data;
  return (
    <div id="collection">
      <Panel title={t("title")} extra={<State tone={TONES[data.status]}>{t(`status.${data.status}`)}</State>}>
        {orders.length === 0 ? (
          <Nothing text={t("no_order")} />
        ) : (
          orders.map((order) => <OrderMoney key={order.id} order={order} money={data} />)
        )}
      </Panel>
      {payments(orders)}
      <Delivery opportunityId={opportunityId} money={data} editable={editable} />
      {orders.map((order) => (
        <Tasks key={order.id} order={order} />
      ))}
      <Todos opportunityId={opportunityId} />
      {stage === "collection" && canComplete && <Complete opportunityId={opportunityId} />}
    </div>
  );
}

function OrderMoney({ order, money }: { order: Order; money: DealMoney }) {
  const { t } = useTranslation(["collection", "terms"]);
  const prepayment = money.prepayments.find((one) => one.order_id === order.id);
  return (
    <section className="order-money">
      <h3>
        {order.title} · {t(`terms:service_type.${kindOf(order)}`)}{" "}
        <span className="quiet">{order.order_number}</span>
      </h3>
      <Facts
        items={[
          [
            t("order_total"),
            <Explained
              key="total"
              subject="order"
              id={order.id}
              figure="total"
              value={order.revenue.total_amount}
              strong
            />,
          ],
          [t("received"), <Money key="received" value={order.revenue.received_amount} strong />],
          [t("recognised"), <Money key="recognised" value={order.revenue.recognised} />],
          ...(prepayment
            ? ([
                [
                  t("prepayment"),
                  <span key="prepayment">
                    <Money value={prepayment.received} /> / <Money value={prepayment.needed} />
                  </span>,
                ],
              ] as [string, ReactNode][])
            : []),
        ]}
      />
      <Plan order={order} />
    </section>
  );
}

function Complete({ opportunityId }: { opportunityId: Id }) {
  const { t } = useTranslation(["collection", "common"]);
  const write = useWrite();
  const [asking, setAsking] = useState(false);
  async function complete() {
    if (await write.run("opportunity.complete", { id: opportunityId }, t("completed"))) setAsking(false);
  }
  return (
    <Panel title={t("complete")}>
      <div className="confirm">
        <span>{t("complete_text")}</span>
        <Button type="primary" icon={<CheckCircleOutlined />} onClick={() => setAsking(true)}>
          {t("complete")}
        </Button>
      </div>
      <Modal
        open={asking}
        title={t("complete")}
        okText={t("complete")}
        confirmLoading={write.busy}
        onOk={() => void complete()}
        onCancel={() => setAsking(false)}
      >
        <p>{t("complete_question")}</p>
      </Modal>
    </Panel>
  );
}
