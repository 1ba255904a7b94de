// Writing down a follow-up, and those that were written down, the latest first.
import { Button, DatePicker, Form, Input, Popconfirm, Select, Skeleton } from "antd";
import type { Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";
import { rpc } from "../platform/host";
import {
  FOLLOW_UP_TYPES,
  type FollowUpType,
  type LeadStatus,
  mayTakeBack,
  type Subject,
  useFollowUps,
} from "./activity";
import { Instant, Nothing, State } from "./Display";
import { ErrorNote } from "./ErrorNote";
import { useSession } from "./session";
import { useFormWrite } from "./useFormWrite";
import { useWrite } from "./useWrite";

interface Values {
  follow_up_type: FollowUpType;
  content?: string;
  next_follow_up_at?: Dayjs | null;
  status_after?: LeadStatus;
}

/** `steps` are the statuses that a lead may take next. */
export function FollowUpBox({ subject, steps = [] }: { subject: Subject; steps?: readonly LeadStatus[] }) {
  const { t } = useTranslation("activity");
  const [form] = Form.useForm<Values>();
  const write = useFormWrite(form);

  async function submit(values: Values) {
    const done = await write.send(() =>
      rpc("follow_up.add", {
        ...subject,
        follow_up_type: values.follow_up_type,
        ...(values.content?.trim() ? { content: values.content.trim() } : {}),
        ...(values.next_follow_up_at ? { next_follow_up_at: values.next_follow_up_at.toISOString() } : {}),
        ...(values.status_after ? { status_after: values.status_after } : {}),
      }),
    );
    if (done) form.resetFields();
  }

  return (
    <Form<Values>
      form={form}
      layout="vertical"
      className="activity-box"
      initialValues={{ follow_up_type: "call" }}
      onFinish={(values) => void submit(values)}
    >
      {write.error && <ErrorNote error={write.error} />}
      <div className="form-row">
        <Form.Item name="follow_up_type" label={t("how")}>
          <Select options={FOLLOW_UP_TYPES.map((value) => ({ value, label: t(`type.${value}`) }))} />
        </Form.Item>
        {steps.length > 0 && (
          <Form.Item name="status_after" label={t("then")}>
            <Select
              allowClear
              placeholder={t("then_none")}
              options={steps.map((value) => ({ value, label: t(`status.${value}`) }))}
            />
          </Form.Item>
        )}
        <Form.Item name="next_follow_up_at" label={t("next")}>
          <DatePicker
            className="wide"
            showTime={{ format: "HH:mm", minuteStep: 15 }}
            format="YYYY-MM-DD HH:mm"
            placeholder={t("next_none")}
          />
        </Form.Item>
      </div>
      <Form.Item name="content" label={t("said")}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={write.busy}>
        {t("add")}
      </Button>
    </Form>
  );
}

export function FollowUpList({ subject }: { subject: Subject }) {
  const { t } = useTranslation(["activity", "common"]);
  const session = useSession();
  const list = useFollowUps(subject);
  const write = useWrite();
  if (list.error) return <ErrorNote error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton active />;
  if (list.data.rows.length === 0) return <Nothing text={t("none")} />;
  return (
    <ol className="events">
      {list.data.rows.map((row) => (
        <li key={row.id}>
          <div className="event-head">
            <State tone="main">{t(`type.${row.follow_up_type}`)}</State>
            {row.status_after && row.status_after !== row.status_before && (
              <State tone="done">{t("became", { status: t(`status.${row.status_after}`) })}</State>
            )}
            <span className="quiet">
              {row.user.name} · <Instant value={row.followed_up_at} />
            </span>
            {mayTakeBack(row, session.user.id) && (
              <Popconfirm
                title={t("take_back_question")}
                okText={t("take_back")}
                onConfirm={() => void write.run("follow_up.remove", { id: row.id }, t("taken_back"))}
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
    </ol>
  );
}
