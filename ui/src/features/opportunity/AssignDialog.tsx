// Hands one deal to another person who sees its customer.
import { useTranslation } from "react-i18next";
import { HandOverDialog } from "../../shared/HandOverDialog";
import { useUserChoices } from "../../shared/lookups";
import { useWrite } from "../../shared/useWrite";
import type { Opportunity } from "./api";

export function AssignDialog({ deal, onClose }: { deal: Opportunity; onClose: () => void }) {
  const { t } = useTranslation("opportunity");
  const people = useUserChoices(
    (user) => user.id !== deal.owner.id && (user.id === deal.customer_owner.id || user.sees_all),
  );
  const write = useWrite();
  return (
    <HandOverDialog
      title={t("assign.title", { name: deal.fields.name })}
      okText={t("assign.action")}
      note={t("assign.note", { owner: deal.customer_owner.name })}
      people={people}
      busy={write.busy}
      onCancel={onClose}
      onOk={async (values) => {
        if (await write.run("opportunity.assign", { id: deal.id, ...values }, t("assign.done"))) onClose();
      }}
    />
  );
}
