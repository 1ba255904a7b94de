// Notes about a lead, a customer or a deal: the important ones above, one's own to change.
import { DeleteOutlined, EditOutlined } from "@ant-design/icons";
import { Button, Checkbox, Form, Input, Popconfirm, Select, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc } from "../platform/host";
import { NOTE_TYPES, type Note, type NoteType, type Subject, useNotes } from "./activity";
import { changesBetween } from "./changes";
import { Instant, Nothing, State } from "./Display";
import { ErrorNote } from "./ErrorNote";
import { useSession } from "./session";
import { useFormWrite } from "./useFormWrite";
import { useUndo } from "./useUndo";
import { useWrite } from "./useWrite";

interface Values {
  note_type: NoteType;
  content: string;
  is_important: boolean;
}

export function Notes({ subject, editable }: { subject: Subject; editable: boolean }) {
  const { t } = useTranslation(["activity", "common"]);
  const session = useSession();
  const list = useNotes(subject);
  const write = useWrite();
  const undo = useUndo();
  const [edited, setEdited] = useState<string | null>(null);
  async function remove(note: Note) {
    if (!(await write.run("note.delete", { id: note.id }))) return;
    const { note_type, content, is_important } = note.fields;
    const fields = { ...subject, note_type, content, is_important };
    undo(t("note_deleted"), () => write.run("note.create", { fields }));
  }
  if (list.error) return <ErrorNote error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton active />;
  return (
    <>
      {list.data.rows.length === 0 && <Nothing text={t("no_notes")} />}
      <ol className="events">
        {list.data.rows.map((row) =>
          edited === row.id ? (
            <li key={row.id}>
              <NoteForm subject={subject} note={row} onDone={() => setEdited(null)} />
            </li>
          ) : (
            <li key={row.id} data-important={row.fields.is_important}>
              <div className="event-head">
                {row.fields.is_important && <State tone="warning">{t("important")}</State>}
                <State tone="idle">{t(`note_type.${row.fields.note_type}`)}</State>
                <span className="quiet">
                  {row.user.name} · <Instant value={row.created_at} />
                </span>
                {editable && row.user.id === session.user.id && (
                  <>
                    <Button
                      size="small"
                      type="text"
                      icon={<EditOutlined />}
                      aria-label={t("common:edit")}
                      onClick={() => setEdited(row.id)}
                    />
                    <Popconfirm
                      title={t("delete_note")}
                      okText={t("common:delete")}
                      okButtonProps={{ danger: true }}
                      onConfirm={() => remove(row)}
                    >
                      <Button
                        size="small"
                        type="text"
                        danger
                        icon={<DeleteOutlined />}
                        aria-label={t("common:delete")}
                      />
                    </Popconfirm>
                  </>
                )}
              </div>
              <p className="pre">{row.fields.content}</p>
            </li>
          ),
        )}
      </ol>
      {editable && edited === null && <NoteForm subject={subject} />}
    </>
  );
}

function NoteForm({ subject, note, onDone }: { subject: Subject; note?: Note; onDone?: () => void }) {
  const { t } = useTranslation(["activity", "common"]);
  const [form] = Form.useForm<Values>();
  const write = useFormWrite(form);

  async function submit(values: Values) {
    const saved = await write.send(() =>
      note
        ? rpc("note.update", { id: note.id, changes: changesBetween({ ...note.fields }, { ...values }) })
        : rpc("note.create", { fields: { ...subject, ...values } }),
    );
    if (!saved) return;
    form.resetFields();
    onDone?.();
  }

  return (
    <Form<Values>
      form={form}
      layout="vertical"
      className="activity-box"
      initialValues={note?.fields ?? { note_type: "comment", is_important: false }}
      onFinish={(values) => void submit(values)}
    >
      {write.error && <ErrorNote error={write.error} />}
      <Form.Item
        name="content"
        label={t(note ? "edit_note" : "add_note")}
        rules={[{ required: true, whitespace: true, message: t("note_missing") }]}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} />
      </Form.Item>
      <div className="activity-foot">
        <Form.Item name="note_type" noStyle>
          <Select
            aria-label={t("note_kind")}
            className="filter"
            options={NOTE_TYPES.map((value) => ({ value, label: t(`note_type.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="is_important" valuePropName="checked" noStyle>
          <Checkbox>{t("important")}</Checkbox>
        </Form.Item>
        <span className="grow" />
        {onDone && <Button onClick={onDone}>{t("common:cancel")}</Button>}
        <Button type={note ? "primary" : "default"} htmlType="submit" loading={write.busy}>
          {t(note ? "common:save" : "add_note")}
        </Button>
      </div>
    </Form>
  );
}
