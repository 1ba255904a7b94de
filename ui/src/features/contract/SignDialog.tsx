// Records the signatures: the signed copy, the day, and when the contract runs.
import { CheckCircleFilled } from "@ant-design/icons";
import { DatePicker, Form, Modal } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import { dayOf, pickerOf } from "../../shared/days";
import { ErrorNote } from "../../shared/ErrorNote";
import { type AddedFile, FileDrop } from "../../shared/FileDrop";
import { useSession } from "../../shared/session";
import { useFormWrite } from "../../shared/useFormWrite";
import type { Contract } from "./api";

interface Values {
  signed_on: Dayjs;
  effective_from: Dayjs | null;
  effective_to: Dayjs | null;
}

export function SignDialog({ contract, onClose }: { contract: Contract; onClose: () => void }) {
  const { t } = useTranslation(["contract", "common"]);
  const session = useSession();
  const [form] = Form.useForm<Values>();
  const write = useFormWrite(form);
  const [copy, setCopy] = useState<AddedFile | null>(null);

  async function submit(values: Values) {
    if (!copy) return;
    const done = await write.send(() =>
      rpc("contract.sign", {
        id: contract.id,
        signed_on: dayOf(values.signed_on),
        effective_from: dayOf(values.effective_from),
        effective_to: dayOf(values.effective_to),
        signed_copy_id: copy.id,
      }),
    );
    if (done) onClose();
  }

  return (
    <Modal
      open
      title={t("sign_title", { number: contract.contract_no ?? "" })}
      okText={t("sign")}
      cancelText={t("common:cancel")}
      okButtonProps={{ disabled: copy === null }}
      confirmLoading={write.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {write.error && <ErrorNote error={write.error} />}
      <p>{t("sign_text")}</p>
      {copy ? (
        <p role="status">
          <CheckCircleFilled /> {copy.name}
        </p>
      ) : (
        <FileDrop
          picture
          customerId={contract.customer.id}
          opportunityId={contract.opportunity_id}
          onAdded={setCopy}
        />
      )}
      <Form<Values>
        form={form}
        layout="vertical"
        className="sign-days"
        initialValues={{
          signed_on: dayjs(session.today),
          effective_from: pickerOf(contract.terms.effective_from),
          effective_to: pickerOf(contract.terms.effective_to),
        }}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item
          name="signed_on"
          label={t("signed_on")}
          rules={[{ required: true, message: t("signed_on_missing") }]}
        >
          <DatePicker className="wide" allowClear={false} />
        </Form.Item>
        <div className="form-row">
          <Form.Item name="effective_from" label={t("effective_from")} extra={t("effective_note")}>
            <DatePicker className="wide" />
          </Form.Item>
          <Form.Item name="effective_to" label={t("effective_to")}>
            <DatePicker className="wide" />
          </Form.Item>
        </div>
      </Form>
    </Modal>
  );
}
