// Tells on whatever page a person is what the office decided of the leads he asked for at this laptop.
import { useNavigate } from "@tanstack/react-router";
import { App, Button } from "antd";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { errorText } from "../../shared/errorText";
import { useLanguage } from "../../shared/useLanguage";
import type { Id } from "../../shared/wire";
import { useClaims } from "./api";
import { decided, openLeads } from "./claims";

const SHOWN_SECONDS = 8;

export function ClaimNews() {
  const { t } = useTranslation("lead");
  const { message } = App.useApp();
  const language = useLanguage();
  const navigate = useNavigate();
  const claims = useClaims().data;
  const open = useRef<ReadonlySet<Id>>(new Set());
  useEffect(() => {
    if (!claims) return;
    const news = decided(open.current, claims.rows);
    open.current = openLeads(claims.rows);
    for (const claim of news) {
      const won = claim.state === "won";
      const key = `claim-${claim.lead_id}`;
      void message.open({
        key,
        type: won ? "success" : "error",
        duration: SHOWN_SECONDS,
        content: (
          <span data-claim={claim.state}>
            {won
              ? t("claim.done", { name: claim.name ?? "" })
              : t("claim.lost", {
                  name: claim.name ?? "",
                  reason: errorText({ code: claim.code ?? "", params: claim.params }, language),
                })}
            <Button
              type="link"
              size="small"
              onClick={() => {
                message.destroy(key);
                void (won
                  ? navigate({ to: "/leads/$id", params: { id: claim.lead_id } })
                  : navigate({ to: "/lead-pool" }));
              }}
            >
              {t(won ? "claim.open" : "claim.look")}
            </Button>
          </span>
        ),
      });
    }
  }, [claims, language, message, navigate, t]);
  return null;
}
