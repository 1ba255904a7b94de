// Creates or edits a lead; tells while typing who is there already, and keeps what is typed.
import { Alert, Button, Drawer, Form, Input, Select, Space } from "antd";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import { changesBetween, filled } from "../../shared/changes";
import { ErrorNote } from "../../shared/ErrorNote";
import { useChoices } from "../../shared/lookups";
import { Saved } from "../../shared/Saved";
import { useShortcut } from "../../shared/shortcuts";
import { useFormDraft } from "../../shared/useFormDraft";
import { useFormWrite } from "../../shared/useFormWrite";
import { useRested } from "../../shared/useRested";
import type { Done } from "../../shared/wire";
import { type Lead, type LeadFields, type Typed, useTwins } from "./api";
import { Twins } from "./Twins";

const PAUSE_MS = 200;

interface Props {
  lead?: Lead;
  onClose: () => void;
  onSaved: (id: string) => void;
}

export function LeadForm({ lead, onClose, onSaved }: Props) {
  const { t } = useTranslation(["lead", "common"]);
  const [form] = Form.useForm<LeadFields>();
  const before = lead?.fields;
  const sources = useChoices("customer_sources", before?.source_id ?? null);
  const levels = useChoices("customer_levels", before?.level_id ?? null);
  const draft = useFormDraft<LeadFields>(lead ? `lead.${lead.id}` : "lead.new", form);
  const write = useFormWrite(form);
  const twins = useTyped(form, before, lead?.id);
  useShortcut("save", () => form.submit());

  async function save(values: LeadFields) {
    let id = lead?.id;
    const sent = await write.send(async () => {
      if (lead) {
        const changes = changesBetween({ ...lead.fields }, { ...values });
        if (changes.length > 0) await rpc<Done>("lead.update", { id, changes });
      } else {
        id = (await rpc<Done>("lead.create", { fields: filled({ ...values }) })).id;
      }
      await draft.forget();
    });
    if (!sent) return;
    onClose();
    if (id) onSaved(id);
  }
  const giveUp = () => draft.forget().then(onClose);

  return (
    <Drawer
      open
      size={600}
      title={t(lead ? "edit_title" : "create")}
      onClose={onClose}
      footer={
        <div className="drawer-foot">
          <Saved at={draft.savedAt} />
          <Space>
            <Button onClick={() => void giveUp()}>{t("common:cancel")}</Button>
            <Button type="primary" loading={write.busy} onClick={() => form.submit()}>
              {t("common:save")}
            </Button>
          </Space>
        </div>
      }
    >
      {write.error && <ErrorNote error={write.error} />}
      {draft.restored && (
        <Alert type="info" showIcon className="error-note" title={t("common:draft_restored")} />
      )}
      <Form<LeadFields>
        form={form}
        layout="vertical"
        initialValues={before ?? {}}
        onFinish={(values) => void save(values)}
      >
        <Form.Item
          name="name"
          label={t("name")}
          rules={[{ required: true, whitespace: true, message: t("name_missing") }]}
        >
          <Input maxLength={255} autoFocus={!lead} placeholder={t("name_example")} />
        </Form.Item>
        <Form.Item name="company_name" label={t("company_name")}>
          <Input maxLength={255} />
        </Form.Item>
        <Twins rows={twins} />
        <div className="form-row">
          <Form.Item name="contact_name" label={t("contact_name")}>
            <Input maxLength={255} />
          </Form.Item>
          <Form.Item name="phone" label={t("phone")}>
            <Input inputMode="tel" maxLength={255} />
          </Form.Item>
        </div>
        <div className="form-row">
          <Form.Item name="wechat_id" label={t("wechat_id")}>
            <Input maxLength={255} />
          </Form.Item>
          <Form.Item name="email" label={t("email")} rules={[{ type: "email", message: t("email_invalid") }]}>
            <Input inputMode="email" maxLength={255} />
          </Form.Item>
        </div>
        <div className="form-row">
          <Form.Item name="source_id" label={t("source")} extra={t("source_note")}>
            <Select options={sources} allowClear showSearch={{ optionFilterProp: "label" }} />
          </Form.Item>
          <Form.Item name="level_id" label={t("level")}>
            <Select options={levels} allowClear />
          </Form.Item>
        </div>
        <Form.Item name="requirements" label={t("requirements")}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={10_000} />
        </Form.Item>
        <Form.Item name="address" label={t("address")}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={2000} />
        </Form.Item>
      </Form>
    </Drawer>
  );
}

/** Who is like what is typed, asked once the typing rests; what an edited lead said before is not asked again. */
function useTyped(
  form: ReturnType<typeof Form.useForm<LeadFields>>[0],
  before: LeadFields | undefined,
  exclude?: string,
) {
  const company = Form.useWatch("company_name", form);
  const phone = Form.useWatch("phone", form);
  const email = Form.useWatch("email", form);
  const changed = (now: string | null | undefined, was: string | null | undefined) =>
    (now ?? "").trim() === (was ?? "").trim() ? "" : (now ?? "").trim();
  const typed: Typed = {
    company_name: changed(company, before?.company_name),
    phone: changed(phone, before?.phone),
    email: changed(email, before?.email),
  };
  const rested = useRested(JSON.stringify(typed), PAUSE_MS);
  return useTwins(JSON.parse(rested) as Typed, exclude).data?.rows ?? [];
}
