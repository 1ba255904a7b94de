// Proof on demand that nobody wrote over the trail: a quiet button, how far it is, and the head to keep elsewhere.
import { CopyOutlined, SafetyCertificateOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import type { AppError } from "../../platform/transport";
import { ErrorNote } from "../../shared/ErrorNote";
import { shortHead, type Verified, verifyChain } from "./chain";

/** Versions asked for at once: a second or less. */
const STEP = 5_000;

type Chain =
  | { is: "idle" }
  | { is: "walking"; done: number; newest: number }
  | { is: "whole"; found: Verified }
  | { is: "failed"; error: AppError };

export function useChain() {
  const [chain, setChain] = useState<Chain>({ is: "idle" });
  async function verify() {
    setChain({ is: "walking", done: 0, newest: 0 });
    try {
      const step = (after: string | null) => rpc<Verified>("audit.verify", { after, limit: STEP });
      const found = await verifyChain(step, (done, newest) => setChain({ is: "walking", done, newest }));
      setChain({ is: "whole", found });
    } catch (reason) {
      setChain({ is: "failed", error: reason as AppError });
    }
  }
  return { chain, verify };
}

export function VerifyButton({ chain, verify }: ReturnType<typeof useChain>) {
  const { t } = useTranslation("audit");
  return (
    <Button
      type="text"
      icon={<SafetyCertificateOutlined />}
      loading={chain.is === "walking"}
      onClick={() => void verify()}
    >
      {t("verify")}
    </Button>
  );
}

export function ChainResult({ chain, verify }: ReturnType<typeof useChain>) {
  const { t } = useTranslation(["audit", "common"]);
  const { message } = App.useApp();
  if (chain.is === "idle") return null;
  if (chain.is === "failed") return <ErrorNote error={chain.error} onRetry={() => void verify()} />;
  if (chain.is === "walking")
    return (
      <p className="quiet" role="status">
        {chain.newest > 0
          ? t("chain_progress", { done: chain.done, newest: chain.newest })
          : t("chain_begins")}
      </p>
    );
  const { found } = chain;
  async function copy() {
    await navigator.clipboard.writeText(found.head);
    void message.success(t("common:copied"));
  }
  return (
    <p role="status" data-chain={found.head}>
      {t("chain_whole", { versions: found.versions, entries: found.entries })}{" "}
      {found.chained_from > 1 && (
        <span className="quiet">{t("chain_since", { version: found.chained_from })} </span>
      )}
      <span className="quiet">
        {t("chain_head")} <code title={found.head}>{shortHead(found.head)}</code>
      </span>{" "}
      {"clipboard" in navigator && (
        <Button
          type="text"
          size="small"
          icon={<CopyOutlined />}
          aria-label={t("chain_copy")}
          title={t("chain_copy")}
          onClick={() => void copy()}
        />
      )}
    </p>
  );
}
