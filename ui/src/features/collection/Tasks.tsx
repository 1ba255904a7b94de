// Dunning tasks of an order with the history of what was said.
import { PlusOutlined } from "@ant-design/icons";
import { Button, DatePicker, Dropdown, Form, Input, Modal, Select, Space } from "antd";
import type { Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CivilDate, Instant, Money, Panel, State } from "../../shared/Display";
import { dayOf } from "../../shared/days";
import { ErrorNote } from "../../shared/ErrorNote";
import { FormFoot } from "../../shared/FormFoot";
import { useMay } from "../../shared/session";
import { systemNote } from "../../shared/systemNote";
import { useFormWrite } from "../../shared/useFormWrite";
import { useWrite } from "../../shared/useWrite";
import { CHANNELS, expected, isOpen, kindOf, logTask, type Order, type Task, useTasks } from "./api";
import { ReceiptName } from "./Plan";
import { TODO_TONES } from "./Todos";

export function Tasks({ order }: { order: Order }) {
  const { t } = useTranslation(["collection", "terms"]);
  const tasks = useTasks(order.id);
  const write = useWrite();
  const may = useMay("todo.manage");
  const [logging, setLogging] = useState<Task | null>(null);
  if (tasks.error) return <ErrorNote error={tasks.error} />;
  const rows = tasks.data?.rows ?? [];
  const dunned = new Set(rows.filter((row) => isOpen(row.status)).map((row) => row.order_payment_id));
  const open = expected(order).filter((one) => !dunned.has(one.id));
  if (rows.length === 0 && (!may || open.length === 0)) return null;
  const create = may && open.length > 0 && (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: open.map((one) => ({
          key: one.id,
          label: (
            <>
              <ReceiptName receipt={one} /> · <Money value={one.amount} /> ·{" "}
              <CivilDate value={one.due_date} />
            </>
          ),
          onClick: () =>
            void write.run("collection_task.create", { order_id: order.id, order_payment_id: one.id }),
        })),
      }}
    >
      <Button size="small" icon={<PlusOutlined />}>
        {t("task_create")}
      </Button>
    </Dropdown>
  );
  return (
    <Panel
      title={`${t("tasks")} · ${t(`terms:service_type.${kindOf(order)}`)} · ${order.order_number}`}
      extra={create}
    >
      {rows.length === 0 && <p className="quiet">{t("tasks_none")}</p>}
      {rows.map((task) => (
        <section key={task.id} className="task">
          <div className="task-head">
            <State tone={TODO_TONES[task.status]}>{t(`work.${task.status}`)}</State>
            <Money value={task.amount} strong />
            <span className="quiet">
              {t("due")} <CivilDate value={task.due_date} /> · {t("asked", { count: task.reminder_count })}
              {task.assigned_to && ` · ${task.assigned_to.name}`}
            </span>
            {may && isOpen(task.status) && (
              <Space>
                <Button size="small" type="primary" onClick={() => setLogging(task)}>
                  {t("task_log")}
                </Button>
                <Button
                  size="small"
                  disabled={write.busy}
                  onClick={() =>
                    void write.run("collection_task.finish", { id: task.id, status: "completed" })
                  }
                >
                  {t("done")}
                </Button>
                <Button
                  size="small"
                  type="text"
                  disabled={write.busy}
                  onClick={() =>
                    void write.run("collection_task.finish", { id: task.id, status: "cancelled" })
                  }
                >
                  {t("drop")}
                </Button>
              </Space>
            )}
          </div>
          {task.notes && <p className="pre">{task.notes}</p>}
          {task.entries.length > 0 && (
            <ol className="history">
              {task.entries.map((entry) => (
                <li key={entry.created_at}>
                  <div className="quiet">
                    <Instant value={entry.created_at} /> · {t(`channel.${entry.channel}`)} ·{" "}
                    {entry.created_by.name}
                  </div>
                  <div className="pre">{systemNote(entry.content)}</div>
                  {entry.promised_on && (
                    <div className="quiet">
                      {t("promised_on")} <CivilDate value={entry.promised_on} />
                    </div>
                  )}
                </li>
              ))}
            </ol>
          )}
        </section>
      ))}
      {logging && <LogDialog task={logging} onClose={() => setLogging(null)} />}
    </Panel>
  );
}

interface LogValues {
  channel: (typeof CHANNELS)[number];
  content: string;
  promised_on?: Dayjs | null;
}

function LogDialog({ task, onClose }: { task: Task; onClose: () => void }) {
  const { t } = useTranslation(["collection", "common"]);
  const [form] = Form.useForm<LogValues>();
  const write = useFormWrite(form);
  async function save({ channel, content, promised_on }: LogValues) {
    const args = { task_id: task.id, channel, content, promised_on: dayOf(promised_on) };
    if (await write.send(() => logTask(args))) onClose();
  }
  return (
    <Modal open title={t("task_log")} footer={null} onCancel={onClose}>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ channel: "wechat" }}
        onFinish={(values) => void save(values)}
      >
        {write.error && <ErrorNote error={write.error} />}
        <Form.Item name="channel" label={t("how")}>
          <Select options={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))} />
        </Form.Item>
        <Form.Item
          name="content"
          label={t("said")}
          rules={[{ required: true, whitespace: true, message: t("common:required") }]}
        >
          <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
        </Form.Item>
        <Form.Item name="promised_on" label={t("promised_on")}>
          <DatePicker />
        </Form.Item>
        <FormFoot okText={t("common:save")} busy={write.busy} onCancel={onClose} />
      </Form>
    </Modal>
  );
}
