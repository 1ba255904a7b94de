// A person confirms with a note that everything was delivered, or takes that back with one.
import { Button, DatePicker, Form, Input, Modal } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import { CivilDate, Panel, State } from "../../shared/Display";
import { dayOf } from "../../shared/days";
import { ErrorNote } from "../../shared/ErrorNote";
import { FormFoot } from "../../shared/FormFoot";
import { ReasonDialog } from "../../shared/ReasonDialog";
import { useMay, useSession } from "../../shared/session";
import { useFormWrite } from "../../shared/useFormWrite";
import { useWrite } from "../../shared/useWrite";
import type { Id } from "../../shared/wire";
import type { DealMoney } from "./api";

interface Props {
  opportunityId: Id;
  money: DealMoney;
  editable: boolean;
}

export function Delivery({ opportunityId, money, editable }: Props) {
  const { t } = useTranslation(["collection", "common"]);
  const write = useWrite();
  const may = useMay("todo.manage") && editable;
  const [asking, setAsking] = useState(false);
  const verified = money.delivery_verified_on !== null;

  async function takeBack(note: string) {
    const args = { opportunity_id: opportunityId, delivered_on: null, note };
    if (await write.run("opportunity.verify_delivery", args)) setAsking(false);
  }

  return (
    <Panel id="delivery" title={t("delivery")}>
      <div className="confirm">
        {verified ? (
          <>
            <State tone="done">{t("delivered")}</State>
            <span>
              <CivilDate value={money.delivery_verified_on} />{" "}
              <span className="quiet">{money.delivery_verified_by?.name}</span>
            </span>
          </>
        ) : (
          <span>{t("delivery_text")}</span>
        )}
        {may && (
          <Button type={verified ? "link" : "primary"} onClick={() => setAsking(true)}>
            {t(verified ? "delivery_back" : "delivery_confirm")}
          </Button>
        )}
      </div>
      {money.delivery_note && <p className="pre">{money.delivery_note}</p>}
      {asking && verified && (
        <ReasonDialog
          open
          required
          title={t("delivery_back")}
          okText={t("delivery_back")}
          busy={write.busy}
          onOk={(note) => void takeBack(note)}
          onCancel={() => setAsking(false)}
        />
      )}
      {asking && !verified && (
        <ConfirmDialog opportunityId={opportunityId} onClose={() => setAsking(false)} />
      )}
    </Panel>
  );
}

function ConfirmDialog({ opportunityId, onClose }: { opportunityId: Id; onClose: () => void }) {
  const { t } = useTranslation(["collection", "common"]);
  const { today } = useSession();
  const [form] = Form.useForm<{ delivered_on: Dayjs; note: string }>();
  const write = useFormWrite(form);
  async function save(values: { delivered_on: Dayjs; note: string }) {
    const args = {
      opportunity_id: opportunityId,
      delivered_on: dayOf(values.delivered_on),
      note: values.note,
    };
    if (await write.send(() => rpc("opportunity.verify_delivery", args))) onClose();
  }
  return (
    <Modal open title={t("delivery_confirm")} footer={null} onCancel={onClose}>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ delivered_on: dayjs(today) }}
        onFinish={(values) => void save(values)}
      >
        {write.error && <ErrorNote error={write.error} />}
        <Form.Item
          name="delivered_on"
          label={t("delivered_on")}
          rules={[{ required: true, message: t("common:required") }]}
        >
          <DatePicker maxDate={dayjs(today)} />
        </Form.Item>
        <Form.Item
          name="note"
          label={t("delivery_note")}
          rules={[{ required: true, whitespace: true, message: t("common:required") }]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
        </Form.Item>
        <FormFoot okText={t("delivery_confirm")} busy={write.busy} onCancel={onClose} />
      </Form>
    </Modal>
  );
}
