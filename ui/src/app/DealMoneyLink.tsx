// The way from a stage to the payments of its deal, open once a contract is signed.
import { WalletOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { signedContracts, useContracts } from "../features/invoice/api";
import { useMay } from "../shared/session";
import type { Id } from "../shared/wire";

interface Props {
  opportunityId: Id;
  onOpen: () => void;
}

export function DealMoneyLink(props: Props) {
  // Without it the payments would answer with a refusal only.
  return useMay("invoice.view") ? <Way {...props} /> : null;
}

function Way({ opportunityId, onOpen }: Props) {
  const { t } = useTranslation("payment");
  const contracts = useContracts(opportunityId);
  const mayReport = useMay("payment.report");
  if (signedContracts(contracts.data?.rows ?? []).length === 0) return null;
  return (
    <div className="money-way">
      <WalletOutlined aria-hidden />
      <span>{t(mayReport ? "way_report" : "way_look")}</span>
      <Button size="small" onClick={onOpen}>
        {t("way")}
      </Button>
    </div>
  );
}
