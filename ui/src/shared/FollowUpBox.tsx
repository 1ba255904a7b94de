// Writes down a follow-up: how, what was said, what the lead is now, and when to follow up next. All of it by keyboard.
import { Button, DatePicker, Form, Input } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { type KeyboardEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { rpc } from "../platform/host";
import { Choice } from "./Choice";
import { ErrorNote } from "./ErrorNote";
import {
  FOLLOW_UP_TYPES,
  type FollowUpType,
  type LeadStatus,
  type Subject,
  statusesAfter,
} from "./followUps";
import { pressed } from "./ime";
import { printKeys } from "./keys";
import { useShortcut } from "./shortcuts";
import { useFormWrite } from "./useFormWrite";
import { useUndo } from "./useUndo";
import { useWrite } from "./useWrite";
import type { Done } from "./wire";

interface Values {
  follow_up_type: FollowUpType;
  content?: string;
  status_after?: LeadStatus;
  next_follow_up_at?: Dayjs | null;
}

interface Props {
  subject: Subject;
  /** Of the lead; customers and deals have none. */
  status?: LeadStatus;
  autoFocus?: boolean;
  onSaved?: () => void;
}

/** The hour at which a day that was chosen with one click is meant. */
const MORNING = 9;
/** Sends the form from inside its text, where Enter begins a new line. */
const SEND = "$mod+Enter";
const SOON = [1, 3, 7] as const;

export function FollowUpBox({ subject, status, autoFocus = false, onSaved }: Props) {
  const { t } = useTranslation(["follow_up", "terms", "common"]);
  const [form] = Form.useForm<Values>();
  const box = useRef<HTMLDivElement>(null);
  const write = useFormWrite(form);
  const back = useWrite();
  const undo = useUndo();
  const after = status ? statusesAfter(status) : [];
  useShortcut("save", () => form.submit());
  useShortcut("followUp", () => box.current?.querySelector("textarea")?.focus());

  async function save({ status_after, next_follow_up_at, content, follow_up_type }: Values) {
    let id: string | undefined;
    const sent = await write.send(async () => {
      const said = content?.trim();
      ({ id } = await rpc<Done>("follow_up.add", {
        ...subject,
        follow_up_type,
        ...(said ? { content: said } : {}),
        ...(status_after && status_after !== status ? { status_after } : {}),
        ...(next_follow_up_at ? { next_follow_up_at: next_follow_up_at.second(0).toISOString() } : {}),
      }));
    });
    if (!sent) return;
    form.resetFields();
    onSaved?.();
    undo(t("added"), () => back.run("follow_up.remove", { id }, t(status ? "removed_status" : "removed")));
  }
  const byKeys = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || !pressed(event, "Enter")) return;
    event.preventDefault();
    event.stopPropagation();
    form.submit();
  };

  return (
    <div ref={box}>
      <Form<Values>
        // The status a lead has now is where the choice begins.
        key={status ?? ""}
        form={form}
        layout="vertical"
        initialValues={{ follow_up_type: "call", ...(after[0] ? { status_after: after[0] } : {}) }}
        onFinish={(values) => void save(values)}
      >
        {write.error && <ErrorNote error={write.error} />}
        <Form.Item name="follow_up_type" label={t("type")}>
          <Choice<FollowUpType>
            label={t("type")}
            options={FOLLOW_UP_TYPES.map((value) => ({ value, label: t(`terms:follow_up_type.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="content" label={t("content")}>
          <Input.TextArea
            autoFocus={autoFocus}
            onKeyDown={byKeys}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={10_000}
            placeholder={t("content_example")}
          />
        </Form.Item>
        <div className="form-row">
          {after.length > 1 && (
            <Form.Item name="status_after" label={t("status_after")}>
              <Choice<LeadStatus>
                label={t("status_after")}
                options={after.map((value) => ({ value, label: t(`terms:lead_status.${value}`) }))}
              />
            </Form.Item>
          )}
          <Form.Item label={t("next")} htmlFor="next_follow_up_at">
            <div className="next-follow-up">
              <Form.Item name="next_follow_up_at" noStyle>
                <DatePicker
                  showTime={{ format: "HH:mm", minuteStep: 15 }}
                  format="YYYY-MM-DD HH:mm"
                  disabledDate={(day) => day.isBefore(dayjs(), "day")}
                  placeholder={t("next_none")}
                />
              </Form.Item>
              {SOON.map((days) => (
                <Button
                  key={days}
                  size="small"
                  onClick={() => form.setFieldValue("next_follow_up_at", soon(days))}
                >
                  {t(`soon.${days}`)}
                </Button>
              ))}
            </div>
          </Form.Item>
        </div>
        <div className="form-foot">
          <span className="quiet keys-hint">
            <kbd>{printKeys(SEND).join(" ")}</kbd>
          </span>
          <Button type="primary" htmlType="submit" loading={write.busy}>
            {t("add")}
          </Button>
        </div>
      </Form>
    </div>
  );
}

function soon(days: number): Dayjs {
  return dayjs().add(days, "day").hour(MORNING).minute(0).second(0);
}
