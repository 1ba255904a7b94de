// Notes about a lead, a customer or a deal: the important ones first; everybody who sees the record reads them.
import { DeleteOutlined, StarFilled, StarOutlined } from "@ant-design/icons";
import { Button, Checkbox, Form, Input, Popconfirm } from "antd";
import { useTranslation } from "react-i18next";
import { rpc } from "../platform/host";
import { Instant, Nothing, Panel } from "./Display";
import { ErrorNote } from "./ErrorNote";
import { type Note, type NoteFields, type Subject, useNotes } from "./followUps";
import { useSession } from "./session";
import { useFormWrite } from "./useFormWrite";
import { useUndo } from "./useUndo";
import { useWrite } from "./useWrite";
import type { Done } from "./wire";

export function NoteList({ subject, editable }: { subject: Subject; editable: boolean }) {
  const { t } = useTranslation(["follow_up", "common"]);
  const me = useSession().user.id;
  const notes = useNotes(subject);
  const write = useWrite();
  const undo = useUndo();
  const rows = notes.data?.rows ?? [];
  const create = (fields: NoteFields) => rpc<Done>("note.create", { fields: { ...fields, ...subject } });
  const star = (note: Note) => {
    const from = note.fields.is_important ?? false;
    return write.run("note.update", { id: note.id, changes: [{ field: "is_important", from, to: !from }] });
  };
  async function remove(note: Note) {
    if (!(await write.run("note.delete", { id: note.id }))) return;
    const { content, is_important = false } = note.fields;
    const fields = { ...subject, content, is_important };
    undo(t("note.deleted"), () => write.run("note.create", { fields }));
  }

  return (
    <Panel title={t("note.title")} id="notes">
      {notes.error && <ErrorNote error={notes.error} onRetry={() => void notes.refetch()} />}
      {notes.data && rows.length === 0 && !editable && <Nothing text={t("note.none")} />}
      <ul className="notes">
        {rows.map((note) => (
          <li key={note.id} data-important={note.fields.is_important ?? false}>
            <div className="pre">{note.fields.content}</div>
            <div className="note-foot quiet">
              {note.user.name} <Instant value={note.updated_at} />
              {note.user.id === me && (
                <span className="note-actions">
                  <Button
                    type="text"
                    size="small"
                    icon={note.fields.is_important ? <StarFilled /> : <StarOutlined />}
                    aria-label={t(note.fields.is_important ? "note.plain" : "note.star")}
                    title={t(note.fields.is_important ? "note.plain" : "note.star")}
                    onClick={() => void star(note)}
                  />
                  <Popconfirm
                    title={t("note.delete_question")}
                    okText={t("common:delete")}
                    okButtonProps={{ danger: true }}
                    onConfirm={() => remove(note)}
                  >
                    <Button
                      type="text"
                      size="small"
                      icon={<DeleteOutlined />}
                      aria-label={t("note.delete")}
                      title={t("note.delete")}
                    />
                  </Popconfirm>
                </span>
              )}
            </div>
          </li>
        ))}
      </ul>
      {editable && <NoteForm onSave={create} />}
    </Panel>
  );
}

function NoteForm({ onSave }: { onSave: (fields: NoteFields) => Promise<unknown> }) {
  const { t } = useTranslation(["follow_up", "common"]);
  const [form] = Form.useForm<NoteFields>();
  const write = useFormWrite(form);
  async function save({ content, is_important = false }: NoteFields) {
    if (await write.send(() => onSave({ content: content.trim(), is_important }))) form.resetFields();
  }
  return (
    <Form<NoteFields> form={form} layout="vertical" onFinish={(values) => void save(values)}>
      {write.error && <ErrorNote error={write.error} />}
      <Form.Item
        name="content"
        className="tight"
        rules={[{ required: true, whitespace: true, message: t("note.missing") }]}
      >
        <Input.TextArea
          aria-label={t("note.new")}
          placeholder={t("note.new")}
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={10_000}
        />
      </Form.Item>
      <div className="note-form-foot">
        <Form.Item name="is_important" valuePropName="checked" noStyle>
          <Checkbox>{t("note.important")}</Checkbox>
        </Form.Item>
        <Button htmlType="submit" loading={write.busy}>
          {t("note.add")}
        </Button>
      </div>
    </Form>
  );
}
