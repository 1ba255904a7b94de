// Hands a customer with everything under it to another salesperson.
import { useTranslation } from "react-i18next";
import { HandOverDialog } from "../../shared/HandOverDialog";
import { useUserChoices } from "../../shared/lookups";
import { useWrite } from "../../shared/useWrite";
import type { Customer } from "./api";

export function TransferDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t } = useTranslation("customer");
  const people = useUserChoices((user) => user.id !== customer.owner.id);
  const write = useWrite();
  return (
    <HandOverDialog
      title={t("transfer.title", { name: customer.display })}
      okText={t("transfer.action")}
      people={people}
      busy={write.busy}
      onCancel={onClose}
      onOk={async (values) => {
        if (await write.run("customer.transfer", { id: customer.id, ...values }, t("transfer.done")))
          onClose();
      }}
    />
  );
}
