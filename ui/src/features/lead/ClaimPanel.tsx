// Leads asked for at this laptop: those that wait for the office, to be taken back until they are sent, and those it refused.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Instant, Panel, State } from "../../shared/Display";
import { errorText } from "../../shared/errorText";
import { useLanguage } from "../../shared/useLanguage";
import { useWrite } from "../../shared/useWrite";
import { useClaims } from "./api";
import { isOpen, type OpenClaim, toShow } from "./claims";

export function ClaimPanel() {
  const { t } = useTranslation("lead");
  const claims = toShow(useClaims().data?.rows ?? []);
  if (claims.length === 0) return null;
  return (
    <Panel
      id="claims"
      title={t("claim.mine")}
      extra={<State tone="running">{t("claim.open_count", { count: claims.filter(isOpen).length })}</State>}
    >
      <ul className="history">
        {claims.map((claim) => (
          <One key={claim.cmd_id} claim={claim} />
        ))}
      </ul>
    </Panel>
  );
}

function One({ claim }: { claim: OpenClaim }) {
  const { t } = useTranslation("lead");
  const language = useLanguage();
  const write = useWrite();
  const { cmd_id } = claim;
  const name = claim.name ?? "—";
  const reason = claim.code ? errorText({ code: claim.code, params: claim.params }, language) : null;
  return (
    <li data-claim={claim.state}>
      <strong>{name}</strong>{" "}
      <State tone={claim.state === "lost" ? "warning" : "running"}>{t(`claim.state.${claim.state}`)}</State>{" "}
      {claim.state === "requested" && (
        <Button
          size="small"
          type="text"
          loading={write.busy}
          aria-label={t("claim.withdraw_of", { name })}
          onClick={() => void write.run("sync.withdraw", { cmd_id }, t("claim.withdrawn"))}
        >
          {t("claim.withdraw")}
        </Button>
      )}
      {claim.state === "lost" && (
        <Button
          size="small"
          type="text"
          loading={write.busy}
          aria-label={t("claim.put_away_of", { name })}
          onClick={() => void write.run("inbox.discard", { cmd_id })}
        >
          {t("claim.put_away")}
        </Button>
      )}
      <div className="quiet">
        <Instant value={claim.at} />
        {reason && ` · ${isOpen(claim) ? t("claim.at_risk", { reason }) : reason}`}
      </div>
    </li>
  );
}
