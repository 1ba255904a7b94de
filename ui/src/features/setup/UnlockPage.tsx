// Asks for what opens the encrypted database where the keychain cannot.
import { Button, Form, Input, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { host } from "../../platform/host";
import type { AppError } from "../../platform/transport";
import { ErrorNote } from "../../shared/ErrorNote";
import { asksForSecret } from "../../shared/vaultErrors";
import { BlockedPage } from "./BlockedPage";
import { Welcome } from "./Welcome";

interface Props {
  /** Why it is closed: no keychain, or a passphrase is asked for. */
  error: AppError;
  onOpen: () => void;
}

interface Values {
  passphrase?: string;
  again?: string;
  recovery_key?: string;
}

const MIN_PASSPHRASE = 10;
const ASKED = new Set(["passphrase.required", "keychain.unavailable", "vault.closed"]);
type Way = "passphrase" | "recovery";

export function UnlockPage({ error, onOpen }: Props) {
  const { t } = useTranslation(["setup", "common"]);
  const first = error.params.make_passphrase === "true";
  const keychain = error.code.startsWith("keychain.");
  const hasPassphrase = first || error.params.has_passphrase !== "false";
  const [way, setWay] = useState<Way>(hasPassphrase ? "passphrase" : "recovery");
  // Where the keychain works again the recovery key alone is enough.
  const needsPassphrase = error.code !== "keychain.entry_missing";
  const [failed, setFailed] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);

  async function run(action: (vault: NonNullable<ReturnType<typeof host>["vault"]>) => Promise<void>) {
    const { vault } = host();
    if (!vault) return;
    setBusy(true);
    setFailed(null);
    try {
      await action(vault);
      onOpen();
    } catch (reason) {
      setFailed(reason as AppError);
    } finally {
      setBusy(false);
    }
  }

  function switchTo(next: Way) {
    setWay(next);
    setFailed(null);
  }

  function submit(values: Values) {
    const passphrase = values.passphrase ? values.passphrase : null;
    void run((vault) =>
      way === "recovery" ? vault.recover(values.recovery_key ?? "", passphrase) : vault.unlock(passphrase),
    );
  }

  // What the page asks for anyway is no error.
  const told = failed ?? (ASKED.has(error.code) ? null : error);
  // What no secret can mend is said on a page of its own, also when it comes to light after a good passphrase.
  const blocked = [failed, error].find((one) => one !== null && !asksForSecret(one));
  if (blocked) return <BlockedPage error={blocked} onRetry={() => run((vault) => vault.unlock(null))} />;
  return (
    <Welcome title={t(first ? "unlock.create_title" : "unlock.title")}>
      <p>{t(first ? "unlock.no_keychain" : hasPassphrase ? "unlock.locked" : "unlock.keychain_only")}</p>
      {told && <ErrorNote error={told} />}
      {!first && hasPassphrase && (
        <Segmented<Way>
          block
          value={way}
          onChange={switchTo}
          options={[
            { value: "passphrase", label: t("unlock.passphrase") },
            { value: "recovery", label: t("unlock.recovery") },
          ]}
        />
      )}
      <Form<Values>
        key={way}
        layout="vertical"
        onFinish={submit}
        requiredMark={false}
        className="welcome-form"
      >
        {way === "recovery" && (
          <Form.Item
            name="recovery_key"
            label={t("unlock.recovery_key")}
            rules={[{ required: true, message: t("unlock.recovery_key_missing") }]}
          >
            <Input.TextArea autoFocus autoSize={{ minRows: 2 }} spellCheck={false} autoComplete="off" />
          </Form.Item>
        )}
        <Form.Item
          name="passphrase"
          label={t(way === "recovery" ? "unlock.new_passphrase" : "unlock.passphrase")}
          extra={t(way === "recovery" ? "unlock.new_passphrase_note" : "unlock.passphrase_note")}
          rules={[
            ...(way === "passphrase" || needsPassphrase
              ? [{ required: true, message: t("unlock.passphrase_missing") }]
              : []),
            ...(first || way === "recovery"
              ? [{ min: MIN_PASSPHRASE, message: t("unlock.passphrase_short", { count: MIN_PASSPHRASE }) }]
              : []),
          ]}
        >
          <Input.Password
            autoComplete={first ? "new-password" : "current-password"}
            autoFocus={way === "passphrase"}
          />
        </Form.Item>
        {first && (
          <Form.Item
            name="again"
            label={t("unlock.again")}
            required={way === "passphrase" || needsPassphrase}
            dependencies={["passphrase"]}
            rules={[
              ({ getFieldValue }) => ({
                validator: (_rule, value) =>
                  value === getFieldValue("passphrase")
                    ? Promise.resolve()
                    : Promise.reject(new Error(t("unlock.differs"))),
              }),
            ]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
        )}
        <Button type="primary" htmlType="submit" block loading={busy}>
          {t(first ? "unlock.create" : "unlock.submit")}
        </Button>
        {keychain && (
          <Button
            block
            className="second"
            disabled={busy}
            onClick={() => void run((vault) => vault.unlock(null))}
          >
            {t("unlock.ask_keychain")}
          </Button>
        )}
      </Form>
    </Welcome>
  );
}
