// Brings a backup back: choose the file, open it, see whose it is and how much it holds, agree; the program then starts anew.
import { Alert, Button, Form, Input, Modal, Segmented } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AppError, Backup, BackupCandidate, BackupContents } from "../platform/transport";
import { Facts } from "./Display";
import { formatInstant } from "./dates";
import { ErrorNote } from "./ErrorNote";
import { formatSize } from "./sizes";
import { useLanguage, useZone } from "./useLanguage";
import { asksForSecret } from "./vaultErrors";

type Way = "passphrase" | "recovery";

interface Secret {
  passphrase?: string;
  recovery_key?: string;
}

/** Only that the keychain of this machine does not open the file: the way of another machine's backup. */
const PLAIN = new Set(["keychain.unavailable", "keychain.entry_missing", "passphrase.required"]);

export function RestoreDialog({ backup, onClose }: { backup: Backup; onClose: () => void }) {
  const { t } = useTranslation(["common", "setup"]);
  const [language, zone] = [useLanguage(), useZone()];
  const [form] = Form.useForm<Secret>();
  const [candidate, setCandidate] = useState<BackupCandidate | null>(null);
  const [contents, setContents] = useState<BackupContents | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [way, setWay] = useState<Way>("passphrase");
  const [busy, setBusy] = useState(false);
  const [asks, setAsks] = useState(false);
  const [makesPassphrase, setMakesPassphrase] = useState(false);

  async function run(work: () => Promise<void>) {
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (reason) {
      const refused = reason as AppError;
      if (asksForSecret(refused)) setAsks(true);
      if (refused.params.make_passphrase === "true") setMakesPassphrase(true);
      // That this machine does not open it by itself is what the form says.
      if (!PLAIN.has(refused.code)) setError(refused);
    } finally {
      setBusy(false);
    }
  }

  const choose = () =>
    run(async () => {
      const chosen = await backup.choose();
      if (!chosen) return;
      setContents(null);
      setAsks(false);
      setMakesPassphrase(false);
      setCandidate(chosen);
      setWay(chosen.has_passphrase ? "passphrase" : "recovery");
      setContents(await backup.open({ passphrase: null, recoveryKey: null }));
    });
  const open = (secret: Secret) =>
    run(async () =>
      setContents(
        await backup.open({
          passphrase: secret.passphrase ? secret.passphrase : null,
          recoveryKey: way === "recovery" ? (secret.recovery_key ?? "") : null,
        }),
      ),
    );
  function close() {
    void backup.cancel().catch(() => undefined);
    onClose();
  }

  return (
    <Modal
      open
      title={t("restore.title")}
      onCancel={close}
      mask={{ closable: false }}
      footer={
        <>
          <Button onClick={close}>{t("cancel")}</Button>
          {!candidate && (
            <Button type="primary" loading={busy} onClick={() => void choose()}>
              {t("restore.choose")}
            </Button>
          )}
          {candidate && !contents && asks && (
            <Button type="primary" loading={busy} onClick={() => form.submit()}>
              {t("restore.open")}
            </Button>
          )}
          {contents && (
            <Button type="primary" danger loading={busy} onClick={() => void run(backup.agree)}>
              {t("restore.agree")}
            </Button>
          )}
        </>
      }
    >
      {!candidate && <p>{t("restore.text")}</p>}
      {candidate && (
        <Facts
          items={[
            [t("restore.file"), candidate.name],
            [t("restore.made_at"), formatInstant(candidate.made_at, language, zone)],
            [t("restore.size"), formatSize(candidate.size, language)],
            [t("restore.version"), candidate.app_version],
            ...(contents
              ? ([
                  [t("restore.whose"), `${contents.display_name} · ${contents.email}`],
                  [t("restore.mode"), t(`restore.mode_is.${contents.mode}`)],
                  [t("restore.holds"), t("restore.counts", { ...contents })],
                ] as [string, ReactNode][])
              : []),
          ]}
        />
      )}
      {error && <ErrorNote error={error} />}
      {candidate && !contents && !asks && busy && <p role="status">{t("restore.opening")}</p>}
      {candidate && !contents && asks && (
        <>
          <p>{t("restore.secret")}</p>
          {candidate.has_passphrase && candidate.has_recovery_key && (
            <Segmented<Way>
              block
              value={way}
              onChange={setWay}
              options={[
                { value: "passphrase", label: t("setup:unlock.passphrase") },
                { value: "recovery", label: t("setup:unlock.recovery") },
              ]}
            />
          )}
          <Form<Secret>
            key={way}
            form={form}
            layout="vertical"
            requiredMark={false}
            className="welcome-form"
            onFinish={(secret) => void open(secret)}
          >
            {way === "recovery" && (
              <Form.Item
                name="recovery_key"
                label={t("setup:unlock.recovery_key")}
                rules={[{ required: true, message: t("setup:unlock.recovery_key_missing") }]}
              >
                <Input.TextArea autoFocus autoSize={{ minRows: 2 }} spellCheck={false} autoComplete="off" />
              </Form.Item>
            )}
            {(way === "passphrase" || makesPassphrase) && (
              <Form.Item
                name="passphrase"
                label={t(way === "recovery" ? "setup:unlock.new_passphrase" : "setup:unlock.passphrase")}
                extra={way === "recovery" ? t("setup:unlock.new_passphrase_note") : undefined}
                rules={[{ required: true, message: t("setup:unlock.passphrase_missing") }]}
              >
                <Input.Password autoFocus={way === "passphrase"} autoComplete="off" />
              </Form.Item>
            )}
          </Form>
        </>
      )}
      {contents && (
        <Alert
          type="warning"
          showIcon
          className="welcome-form error-note"
          title={t("restore.warning")}
          description={t("restore.kept")}
        />
      )}
      {candidate && !asks && (
        <Button type="link" disabled={busy} onClick={() => void choose()}>
          {t("restore.choose_other")}
        </Button>
      )}
    </Modal>
  );
}
