// What the law says against a contract; a manager may let it pass with a reason that stays on the record.
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ReasonDialog } from "../../shared/ReasonDialog";
import { say } from "../../shared/say";
import { useMay } from "../../shared/session";
import { useWrite } from "../../shared/useWrite";
import { type Contract, openGuards } from "./api";

export function Guards({ contract, editable }: { contract: Contract; editable: boolean }) {
  const { t } = useTranslation("contract");
  const write = useWrite();
  const mayOverride = useMay("contract.override_guard");
  const [asked, setAsked] = useState<string | null>(null);
  const open = openGuards(contract.guards);
  return (
    <>
      {open.map((guard) => (
        <Alert
          key={guard.code}
          type="warning"
          showIcon
          className="error-note"
          title={say(`contract:guard.${guard.code}`) ?? guard.code}
          description={t("law", { law: guard.law })}
          action={
            editable &&
            mayOverride &&
            contract.status === "draft" && (
              <Button size="small" onClick={() => setAsked(guard.code)}>
                {t("override")}
              </Button>
            )
          }
        />
      ))}
      {contract.override_reason && (
        <Alert
          type="info"
          showIcon
          className="error-note"
          title={t("overridden_by", { name: contract.override_by?.name ?? "" })}
          description={
            <>
              {contract.guards
                .filter((one) => one.overridden)
                .map((one) => `${say(`contract:guard.${one.code}`) ?? one.code} (${one.law})`)
                .join(" · ")}
              <span className="block">
                {t("reason")}: {contract.override_reason}
              </span>
            </>
          }
        />
      )}
      {asked && (
        <ReasonDialog
          open
          required
          title={t("override")}
          text={t("override_text")}
          okText={t("override")}
          busy={write.busy}
          onOk={(reason) =>
            void write
              .run("contract.override_guard", { id: contract.id, guard: asked, reason }, t("overridden"))
              .then((done) => done && setAsked(null))
          }
          onCancel={() => setAsked(null)}
        />
      )}
    </>
  );
}
