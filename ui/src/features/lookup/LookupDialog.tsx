// Adds an entry to a small list, or changes its code and names.
import { Form, Input, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import { changesBetween, filled } from "../../shared/changes";
import { ErrorNote } from "../../shared/ErrorNote";
import { useShortcut } from "../../shared/shortcuts";
import { useFormWrite } from "../../shared/useFormWrite";
import type { ListName, LookupFields, LookupRow } from "./api";
import { lastPlace } from "./order";

interface Props {
  list: ListName;
  rows: readonly LookupRow[];
  row?: LookupRow;
  onClose: () => void;
}

export function LookupDialog({ list, rows, row, onClose }: Props) {
  const { t } = useTranslation(["lookup", "common"]);
  const [form] = Form.useForm<LookupFields>();
  const write = useFormWrite(form);
  useShortcut("save", () => form.submit());

  async function submit(values: LookupFields) {
    const done = await write.send(async () => {
      if (!row) {
        await rpc("lookup.create", {
          list,
          fields: { ...filled({ ...values }), display_order: lastPlace(rows) },
        });
        return;
      }
      const changes = changesBetween({ ...row }, { ...values });
      if (changes.length > 0) await rpc("lookup.update", { list, id: row.id, changes });
    });
    if (done) onClose();
  }

  const name = (field: keyof LookupFields, lang: string | undefined, required: boolean) => (
    <Form.Item
      name={field}
      label={t(field)}
      rules={required ? [{ required: true, whitespace: true, message: t("missing") }] : []}
    >
      <Input maxLength={255} autoFocus={field === "code" && !row} {...(lang === undefined ? {} : { lang })} />
    </Form.Item>
  );

  return (
    <Modal
      open
      title={`${t(`list.${list}`)} · ${t(row ? "common:edit" : "add")}`}
      okText={t("common:save")}
      cancelText={t("common:cancel")}
      confirmLoading={write.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {write.error && <ErrorNote error={write.error} />}
      <Form<LookupFields>
        form={form}
        layout="vertical"
        initialValues={
          row
            ? { code: row.code, name_zh: row.name_zh, name_id: row.name_id, name_en: row.name_en }
            : { code: "" }
        }
        onFinish={(values) => void submit(values)}
      >
        {name("code", undefined, true)}
        {name("name_zh", "zh-CN", true)}
        {name("name_id", "id", true)}
        {name("name_en", "en", false)}
      </Form>
    </Modal>
  );
}
