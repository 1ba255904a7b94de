// Pauses, resumes, cancels, loses or reopens a deal, with the reason the records ask for.
import { App } from "antd";
import { useTranslation } from "react-i18next";
import type { Call } from "../../platform/host";
import { ReasonDialog } from "../../shared/ReasonDialog";
import { useWrite } from "../../shared/useWrite";
import type { Opportunity } from "./api";

export type Standing = "pause" | "resume" | "cancel" | "lose" | "reopen";

interface Props {
  deal: Opportunity;
  action: Standing;
  onClose: () => void;
}

function call(action: Standing, id: string, reason: string): Call {
  const why = reason === "" ? {} : { reason };
  switch (action) {
    case "lose":
      return ["opportunity.lose", { id, reason }];
    case "reopen":
      return ["stage.reopen", { opportunity_id: id, reason }];
    case "pause":
      return ["opportunity.set_workflow_status", { id, workflow_status: "paused", ...why }];
    case "resume":
      return ["opportunity.set_workflow_status", { id, workflow_status: "active", ...why }];
    case "cancel":
      return ["opportunity.set_workflow_status", { id, workflow_status: "cancelled", ...why }];
  }
}

export function StandingDialog({ deal, action, onClose }: Props) {
  const { t } = useTranslation(["opportunity", "common"]);
  const write = useWrite();
  const { message } = App.useApp();
  return (
    <ReasonDialog
      open
      title={t(`standing.${action}.title`)}
      text={t(`standing.${action}.text`)}
      required={action !== "resume"}
      danger={action === "lose" || action === "cancel"}
      okText={t(action)}
      busy={write.busy}
      onCancel={onClose}
      onOk={async (reason) => {
        if (!(await write.run(...call(action, deal.id, reason)))) return;
        void message.success(t(`standing.${action}.done`));
        onClose();
      }}
    />
  );
}
