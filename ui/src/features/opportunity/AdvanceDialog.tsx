// Moves a deal one stage on: shows the gate first, asks, never moves silently.
import { Button, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type GateCondition, GateList } from "../../shared/GateList";
import { STAGES } from "../../shared/StageBar";
import { useWrite } from "../../shared/useWrite";
import type { Opportunity } from "./api";

interface Props {
  deal: Opportunity;
  wayTo: (condition: GateCondition) => (() => void) | undefined;
  onClose: () => void;
  onAdvanced: () => void;
}

export function AdvanceDialog({ deal, wayTo, onClose, onAdvanced }: Props) {
  const { t } = useTranslation(["opportunity", "common", "terms"]);
  const write = useWrite();
  const [notes, setNotes] = useState("");
  const next = STAGES[deal.stage_order];
  const open = deal.gate.filter((one) => !one.met);
  const ready = open.length === 0 && next !== undefined && deal.can.advance;

  async function advance() {
    const args = {
      opportunity_id: deal.id,
      to_order: deal.stage_order + 1,
      ...(notes.trim() === "" ? {} : { notes: notes.trim() }),
    };
    if (!(await write.run("stage.advance", args, t("advanced")))) return;
    onClose();
    onAdvanced();
  }

  return (
    <Modal
      open
      title={next ? t("advance_to", { stage: t(`terms:stage.${next}`) }) : t("advance")}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t("common:close")}</Button>
          <Button
            type="primary"
            disabled={!ready}
            loading={write.busy}
            onClick={() => void advance()}
            autoFocus={ready}
          >
            {t("advance")}
          </Button>
        </>
      }
    >
      <p>{open.length === 0 ? t("gate_open") : t("gate_closed", { count: open.length })}</p>
      <GateList
        conditions={deal.gate}
        wayTo={(condition) => {
          const go = wayTo(condition);
          return go
            ? () => {
                onClose();
                go();
              }
            : undefined;
        }}
      />
      {ready && (
        <Input.TextArea
          className="second"
          value={notes}
          onChange={(event) => setNotes(event.target.value)}
          placeholder={t("advance_note")}
          aria-label={t("advance_note")}
          autoSize={{ minRows: 1, maxRows: 4 }}
          maxLength={2000}
        />
      )}
    </Modal>
  );
}
