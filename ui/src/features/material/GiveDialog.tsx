// Gives a paper: files, words, a number or a day, with the last day it is valid where that is asked.
import { CloseOutlined } from "@ant-design/icons";
import { App, Button, DatePicker, Form, Input, Modal } from "antd";
import type { Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import { dayOf, pickerOf } from "../../shared/days";
import { ErrorNote } from "../../shared/ErrorNote";
import { type AddedFile, FileDrop } from "../../shared/FileDrop";
import { FormFoot } from "../../shared/FormFoot";
import { useFormWrite } from "../../shared/useFormWrite";
import { useLanguage } from "../../shared/useLanguage";
import type { Done, Id } from "../../shared/wire";
import type { Applicant, Line } from "./api";
import { isFile, proposedExpiry } from "./lines";
import { applicantName, askName, askWords } from "./words";

interface Props {
  line: Line;
  applicant: Applicant | null;
  opportunityId: Id;
  customerId: Id;
  /** A file that is there already. */
  given?: AddedFile | undefined;
  onClose: () => void;
}

interface Values {
  text_value?: string;
  day?: Dayjs | null;
  expires_on?: Dayjs | null;
}

/** How long an answer that asks to be read stays. */
const TOLD_S = 6;

export function GiveDialog({ line, applicant, opportunityId, customerId, given, onClose }: Props) {
  const { t } = useTranslation(["material", "common"]);
  const { message } = App.useApp();
  const language = useLanguage();
  const [form] = Form.useForm<Values>();
  const write = useFormWrite(form);
  const [files, setFiles] = useState<AddedFile[]>(given ? [given] : []);
  const { ask } = line;
  const kind = ask.document_type;
  const asFiles = isFile(kind);
  const missing = asFiles ? Math.max(0, ask.min_file_count - files.length) : 0;
  const room = ask.max_file_count - files.length;

  async function send(values: Values) {
    const text = kind === "date" ? dayOf(values.day) : values.text_value?.trim() || null;
    const done = await write.send(async () => {
      const { facts } = await rpc<Done>("material.submit", {
        requirement_id: line.id,
        file_ids: files.map((file) => file.id),
        text_value: text,
        expires_on: dayOf(values.expires_on),
        reused_from: null,
      });
      if (facts.validation_status === "failed") void message.warning(t("given_failed"), TOLD_S);
      else void message.success(t("given_passed"));
    });
    if (done) onClose();
  }
  return (
    <Modal
      open
      width={600}
      style={{ top: 40 }}
      title={t("give_title", { paper: `${askName(ask, language)} · ${applicantName(applicant?.fields)}` })}
      footer={null}
      onCancel={onClose}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ expires_on: pickerOf(proposedExpiry(line.rule_code, applicant)) }}
        onFinish={(values) => void send(values)}
      >
        {write.error && <ErrorNote error={write.error} />}
        <p className="quiet">{askWords(ask, language).join(" · ")}</p>
        {ask.description && <p className="pre">{ask.description}</p>}
        {asFiles && room > 0 && (
          <Form.Item name="file_ids" label={t("files")} required>
            <FileDrop
              customerId={customerId}
              opportunityId={opportunityId}
              multiple={ask.max_file_count > 1}
              folder={ask.max_file_count > 1}
              camera={kind !== "pdf"}
              picture={kind === "image" || kind === "pdf"}
              room={room}
              onAdded={(file) => setFiles((before) => [...before, file])}
            />
          </Form.Item>
        )}
        {files.length > 0 && (
          <ul className="plain">
            {files.map((file) => (
              <li key={file.id}>
                {file.name}
                <Button
                  type="text"
                  size="small"
                  icon={<CloseOutlined />}
                  aria-label={`${t("common:remove")} ${file.name}`}
                  onClick={() => setFiles((before) => before.filter((one) => one.id !== file.id))}
                />
              </li>
            ))}
          </ul>
        )}
        {missing > 0 && files.length > 0 && <p className="quiet">{t("files_few", { count: missing })}</p>}
        {(kind === "text" || kind === "file") && (
          <Form.Item
            name="text_value"
            label={t(kind === "text" ? "text_value" : "text_extra")}
            rules={
              kind === "text" ? [{ required: true, whitespace: true, message: t("common:required") }] : []
            }
          >
            <Input.TextArea
              autoFocus={kind === "text"}
              autoSize={{ minRows: kind === "text" ? 3 : 1, maxRows: 10 }}
              maxLength={4000}
            />
          </Form.Item>
        )}
        {kind === "number" && (
          <Form.Item
            name="text_value"
            label={t("number_value")}
            rules={[{ required: true, whitespace: true, message: t("common:required") }]}
          >
            <Input autoFocus inputMode="decimal" maxLength={100} />
          </Form.Item>
        )}
        {kind === "date" && (
          <Form.Item
            name="day"
            label={t("date_value")}
            rules={[{ required: true, message: t("common:required") }]}
          >
            <DatePicker autoFocus />
          </Form.Item>
        )}
        {ask.valid_months ? (
          <Form.Item
            name="expires_on"
            label={t("expires_on")}
            rules={[{ required: true, message: t("common:required") }]}
          >
            <DatePicker />
          </Form.Item>
        ) : null}
        <FormFoot
          okText={t("give")}
          busy={write.busy}
          disabled={asFiles && (files.length === 0 || missing > 0)}
          onCancel={onClose}
        />
      </Form>
    </Modal>
  );
}
