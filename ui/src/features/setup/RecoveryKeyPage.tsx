// Shows the recovery key, once, and goes on only when the person says it is kept.
import { CopyOutlined, PrinterOutlined } from "@ant-design/icons";
import { Alert, App, Button, Checkbox, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { host } from "../../platform/host";
import type { AppError } from "../../platform/transport";
import { ErrorNote } from "../../shared/ErrorNote";
import { Welcome } from "./Welcome";

export function RecoveryKeyPage({
  recoveryKey,
  onConfirmed,
}: {
  recoveryKey: string;
  onConfirmed: () => void;
}) {
  const { t } = useTranslation(["setup", "common"]);
  const { message } = App.useApp();
  const [kept, setKept] = useState(false);
  const [error, setError] = useState<AppError | null>(null);

  async function copy() {
    await navigator.clipboard.writeText(recoveryKey);
    void message.success(t("common:copied"));
  }

  return (
    <Welcome title={t("recovery.title")}>
      <p>{t("recovery.why")}</p>
      <output className="recovery-key" data-selectable>
        {recoveryKey}
      </output>
      <Space className="welcome-form">
        <Button icon={<CopyOutlined />} onClick={() => void copy()}>
          {t("common:copy")}
        </Button>
        <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t("common:print")}
        </Button>
      </Space>
      <Alert type="warning" showIcon title={t("recovery.once")} className="error-note" />
      {error && <ErrorNote error={error} />}
      <p>
        <Checkbox checked={kept} onChange={(event) => setKept(event.target.checked)}>
          {t("recovery.kept")}
        </Checkbox>
      </p>
      <Button
        type="primary"
        block
        disabled={!kept}
        onClick={() =>
          void host()
            .vault?.confirmRecoveryKey()
            .then(onConfirmed, (reason: AppError) => setError(reason))
        }
      >
        {t("recovery.go_on")}
      </Button>
    </Welcome>
  );
}
