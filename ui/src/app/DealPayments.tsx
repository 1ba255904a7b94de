// The payments of a deal beside its plan: what can be paid is what its signed contracts expect.
import { useTranslation } from "react-i18next";
import { expected, type Order } from "../features/collection/api";
import { signedContracts, useContracts } from "../features/invoice/api";
import { PaymentPanel } from "../features/payment/PaymentPanel";
import type { Id } from "../shared/wire";

interface Props {
  opportunityId: Id;
  customerId: Id;
  orders: Order[];
}

export function DealPayments({ opportunityId, customerId, orders }: Props) {
  const { t } = useTranslation("collection");
  const contracts = useContracts(opportunityId);
  const payables = signedContracts(contracts.data?.rows ?? []).map((contract) => {
    const order = orders.find((one) => one.contract_id === contract.id);
    return {
      contract: { id: contract.id, name: contract.contract_no ?? "" },
      customerId,
      currency: contract.total.currency,
      expected: (order ? expected(order) : []).map((one) => ({
        id: one.id,
        label: t(one.payment_type === "monthly" ? "month" : "instalment", { no: one.period_no }),
        amount: one.amount,
      })),
    };
  });
  return <PaymentPanel opportunityId={opportunityId} payables={payables} />;
}
