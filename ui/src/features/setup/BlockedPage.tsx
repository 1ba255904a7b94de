// The data cannot be opened and no secret helps: what happened, what is safe, what to do.
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { host } from "../../platform/host";
import type { AppError } from "../../platform/transport";
import { ErrorNote } from "../../shared/ErrorNote";
import { RestoreDialog } from "../../shared/RestoreDialog";
import { Welcome } from "./Welcome";

type Kind = "newer" | "in_use" | "full" | "damaged";

function kindOf(code: string): Kind {
  if (code === "storage.newer" || code === "key_file.too_new") return "newer";
  if (code === "storage.full") return "full";
  return code.startsWith("data.") || code === "storage.busy" ? "in_use" : "damaged";
}

export function BlockedPage({ error, onRetry }: { error: AppError; onRetry: () => Promise<unknown> }) {
  const { t } = useTranslation(["setup", "common"]);
  const { backup } = host();
  const [restoring, setRestoring] = useState(false);
  const [busy, setBusy] = useState(false);
  const kind = kindOf(error.code);
  return (
    <Welcome title={t(`blocked.${kind}.title`)}>
      <p>{t(`blocked.${kind}.text`)}</p>
      <ErrorNote error={error} />
      <p>{t(`blocked.${kind}.todo`)}</p>
      <Button
        type="primary"
        block
        loading={busy}
        onClick={() => {
          setBusy(true);
          void onRetry().finally(() => setBusy(false));
        }}
      >
        {t("common:retry")}
      </Button>
      {backup && kind === "damaged" && (
        <Button block className="second" disabled={busy} onClick={() => setRestoring(true)}>
          {t("common:restore.action")}
        </Button>
      )}
      {backup && restoring && <RestoreDialog backup={backup} onClose={() => setRestoring(false)} />}
    </Welcome>
  );
}
