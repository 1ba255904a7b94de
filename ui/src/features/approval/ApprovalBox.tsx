// An approval beside what it is about: how it stands, who decided, ask for it, decide it.
import { CheckOutlined, CloseOutlined } from "@ant-design/icons";
import { Button, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Instant, Panel, State, type Tone } from "../../shared/Display";
import { ReasonDialog } from "../../shared/ReasonDialog";
import { roleName } from "../../shared/roles";
import { useWrite } from "../../shared/useWrite";
import type { ApprovalRow } from "../../shared/wire";

interface Props {
  approval: ApprovalRow | null;
  canRequest: boolean;
  canDecide: boolean;
  /** The call that opens a round. */
  request:
    | { name: "stage.request_approval"; id: string }
    | { name: "service_phase.request_approval"; id: string }
    | { name: "quotation.request_approval"; id: string };
}

const TONES: Record<string, Tone> = {
  pending: "running",
  approved: "done",
  rejected: "warning",
  withdrawn: "idle",
};

export function ApprovalBox({ approval, canRequest, canDecide, request }: Props) {
  const { t } = useTranslation(["approval", "common", "terms"]);
  const write = useWrite();
  const [ask, setAsk] = useState<"request" | "approved" | "rejected" | null>(null);
  if (!approval && !canRequest) return null;
  const askable = canRequest && approval?.state !== "pending";
  const decidable = canDecide && approval?.state === "pending";

  async function send(note: string) {
    if (ask === "request") {
      const asked =
        request.name !== "quotation.request_approval"
          ? await write.run(
              request.name,
              { opportunity_id: request.id, ...(note === "" ? {} : { note }) },
              t("requested"),
            )
          : await write.run(request.name, { id: request.id, note }, t("requested"));
      if (asked) setAsk(null);
    } else if (approval && ask) {
      const args = {
        id: approval.id,
        verdict: ask,
        content_hash: approval.content_hash,
        ...(note === "" ? {} : { note }),
      };
      if (await write.run("approval.decide", args, t(`done.${ask}`))) setAsk(null);
    }
  }

  return (
    <Panel
      {...(request.name === "stage.request_approval" ? { id: "approval" } : {})}
      title={t("title")}
      extra={approval && <State tone={TONES[approval.state] ?? "idle"}>{t(`state.${approval.state}`)}</State>}
    >
      {approval && (
        <>
          <p className="quiet">
            {t("asked_by", { name: approval.requested_by.name })} · <Instant value={approval.requested_at} />
          </p>
          {approval.note && <p className="pre">{approval.note}</p>}
          <ul className="plain">
            {approval.roles.map((role) => {
              const decision = approval.decisions.find((one) => one.role === role);
              return (
                <li key={role}>
                  <span>{roleName(role)}</span>{" "}
                  <State tone={TONES[decision?.verdict ?? "pending"] ?? "idle"}>
                    {t(`state.${decision?.verdict ?? "pending"}`)}
                  </State>
                  {decision && (
                    <div className="quiet">
                      {decision.user.name} · <Instant value={decision.decided_at} />
                      {decision.is_self && ` · ${t("self")}`}
                    </div>
                  )}
                  {decision?.note && <div className="pre">{decision.note}</div>}
                </li>
              );
            })}
          </ul>
          {approval.provisional && <p className="quiet">{t("provisional")}</p>}
        </>
      )}
      {(askable || decidable) && (
        <Space wrap>
          {askable && (
            <Button type="primary" onClick={() => setAsk("request")}>
              {t(approval ? "ask_again" : "ask")}
            </Button>
          )}
          {decidable && (
            <>
              <Button type="primary" icon={<CheckOutlined />} onClick={() => setAsk("approved")}>
                {t("approve")}
              </Button>
              <Button danger icon={<CloseOutlined />} onClick={() => setAsk("rejected")}>
                {t("reject")}
              </Button>
            </>
          )}
        </Space>
      )}
      {ask && (
        <ReasonDialog
          open
          title={t(ask === "request" ? "ask" : ask === "approved" ? "approve" : "reject")}
          label={t("common:note")}
          required={
            ask === "rejected" || (ask === "request" && request.name === "quotation.request_approval")
          }
          danger={ask === "rejected"}
          okText={t(ask === "request" ? "ask" : ask === "approved" ? "approve" : "reject")}
          busy={write.busy}
          onOk={(note) => void send(note)}
          onCancel={() => setAsk(null)}
        />
      )}
    </Panel>
  );
}
