// Writing down a follow-up — how, what was said, what the lead is now, and when to follow up next — and those that were written
// down, the latest first. All of it by keyboard.
import { Button, DatePicker, Form, Input, Popconfirm, Skeleton } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { useTranslation } from "react-i18next";
import { rpc } from "../platform/host";
import {
  FOLLOW_UP_TYPES,
  type FollowUpType,
  type LeadStatus,
  mayTakeBack,
  type Subject,
  statusesAfter,
  useFollowUps,
} from "./activity";
import { Choice } from "./Choice";
import { Instant, Nothing, State } from "./Display";
import { ErrorNote } from "./ErrorNote";
import { pressed } from "./ime";
import { printKeys } from "./keys";
import { useSession } from "./session";
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
  const { t } = useTranslation("activity");
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
    undo(t("added"), () =>
      back.run("follow_up.remove", { id }, t(status ? "taken_back_status" : "taken_back")),
    );
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
        <Form.Item name="follow_up_type" label={t("how")}>
          <Choice<FollowUpType>
            label={t("how")}
            options={FOLLOW_UP_TYPES.map((value) => ({ value, label: t(`type.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="content" label={t("said")}>
          <Input.TextArea
            autoFocus={autoFocus}
            onKeyDown={byKeys}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={10_000}
            placeholder={t("said_example")}
          />
        </Form.Item>
        <div className="form-row">
          {after.length > 1 && (
            <Form.Item name="status_after" label={t("then")}>
              <Choice<LeadStatus>
                label={t("then")}
                options={after.map((value) => ({ value, label: t(`status.${value}`) }))}
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

interface ListProps {
  subject: Subject;
  /** What came before the first of them, such as the day a lead was entered. */
  begin?: ReactNode;
  /** At most so many. */
  most?: number;
}

export function FollowUpList({ subject, begin, most }: ListProps) {
  const { t } = useTranslation("activity");
  const me = useSession().user.id;
  const list = useFollowUps(subject);
  const write = useWrite();
  if (list.error) return <ErrorNote error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton active />;
  const rows = list.data.rows.slice(0, most);
  const taken = t("lead_id" in subject ? "taken_back_status" : "taken_back");
  return (
    <>
      {rows.length === 0 && <Nothing text={t("none")} />}
      <ol className="events">
        {rows.map((row) => (
          <li key={row.id} data-follow-up={row.follow_up_type}>
            <div className="event-head">
              <State tone="main">{t(`type.${row.follow_up_type}`)}</State>
              {row.status_after && row.status_after !== row.status_before && (
                <State tone="done">{t("became", { status: t(`status.${row.status_after}`) })}</State>
              )}
              <span className="quiet">
                {row.user.name} · <Instant value={row.followed_up_at} />
              </span>
              {mayTakeBack(row, me) && (
                <Popconfirm
                  title={t("take_back_question")}
                  okText={t("take_back")}
                  onConfirm={() => void write.run("follow_up.remove", { id: row.id }, taken)}
                >
                  <Button size="small" type="text">
                    {t("take_back")}
                  </Button>
                </Popconfirm>
              )}
            </div>
            {row.content && <p className="pre">{row.content}</p>}
          </li>
        ))}
        {begin}
      </ol>
    </>
  );
}
