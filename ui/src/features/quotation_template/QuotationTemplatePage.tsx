// One template beside the page it gives; the page is drawn anew while the person types.
import { CopyOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { Alert, Button, Form, Input, Select, Skeleton, Switch } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { file, rpc } from "../../platform/host";
import { changesBetween, filled } from "../../shared/changes";
import { Nothing, PageHead, Panel } from "../../shared/Display";
import { DOCUMENT_LANGUAGES } from "../../shared/documentLanguages";
import { ErrorNote } from "../../shared/ErrorNote";
import { PdfPages } from "../../shared/PdfPages";
import { Saved } from "../../shared/Saved";
import { useMay } from "../../shared/session";
import { useShortcut } from "../../shared/shortcuts";
import { useFormDraft } from "../../shared/useFormDraft";
import { useFormWrite } from "../../shared/useFormWrite";
import type { Done } from "../../shared/wire";
import { codeOfCopy, printed, type Template, type TemplateFields, useTemplates } from "./api";

/** How long the typing rests before the page is drawn anew. */
const PAUSE_MS = 600;

export function QuotationTemplatePage({ id, from }: { id: string; from: string | undefined }) {
  const { t } = useTranslation(["template", "common"]);
  const templates = useTemplates();
  if (templates.error)
    return (
      <div className="page">
        <ErrorNote error={templates.error} onRetry={() => void templates.refetch()} />
      </div>
    );
  if (!templates.data)
    return (
      <div className="page">
        <Skeleton active />
      </div>
    );
  const rows = templates.data.rows;
  const source = rows.find((row) => row.id === (id === "new" ? from : id));
  if (!source)
    return (
      <div className="page">
        <PageHead title={t("title")} />
        <Nothing text={t("unknown")} />
      </div>
    );
  return <Editor source={source} copy={id === "new"} taken={rows.map((row) => row.fields.template_code)} />;
}

interface EditorProps {
  source: Template;
  copy: boolean;
  taken: readonly string[];
}

function start({ source, copy, taken }: EditorProps): TemplateFields {
  const { bank_account_info: _, ...fields } = source.fields;
  if (!copy) return fields;
  const template_code = codeOfCopy(fields.template_code, taken);
  return { ...fields, template_code, template_name: `${fields.template_name} (2)`, is_default: false };
}

function Editor({ source, copy, taken }: EditorProps) {
  const { t } = useTranslation(["template", "common", "terms"]);
  const navigate = useNavigate();
  const [form] = Form.useForm<TemplateFields>();
  const write = useFormWrite(form);
  const mayManage = useMay("template.manage");
  const [initial] = useState(() => start({ source, copy, taken }));
  const draft = useFormDraft<TemplateFields>(
    copy ? `template.copy.${source.id}` : `template.${source.id}`,
    form,
  );
  const values = { ...initial, ...(Form.useWatch([], form) as Partial<TemplateFields> | undefined) };
  const shown = useRested(JSON.stringify(filled({ ...values })));
  useShortcut("save", () => form.submit(), mayManage);

  async function submit(typed: TemplateFields) {
    let id = copy ? undefined : source.id;
    const done = await write.send(async () => {
      if (copy) {
        const fields = filled({ ...typed, bank_account_info: source.fields.bank_account_info });
        id = (await rpc<Done>("quotation_template.create", { fields })).id;
      } else {
        const changes = changesBetween({ ...source.fields }, { ...typed });
        if (changes.length > 0) await rpc("quotation_template.update", { id, changes });
      }
    });
    if (!done) return;
    await draft.forget();
    void navigate(
      copy && id ? { to: "/templates/$id", params: { id }, replace: true } : { to: "/templates" },
    );
  }

  async function giveUp() {
    await draft.forget();
    void navigate({ to: "/templates" });
  }

  const prints = printed(values.language);
  return (
    <div className="page">
      <PageHead
        title={copy ? t("copy_title") : source.fields.template_name}
        note={<Saved at={draft.savedAt} />}
        actions={
          mayManage && (
            <>
              {!copy && (
                <Button
                  icon={<CopyOutlined />}
                  onClick={() =>
                    void navigate({
                      to: "/templates/$id",
                      params: { id: "new" },
                      search: { from: source.id },
                    })
                  }
                >
                  {t("copy")}
                </Button>
              )}
              <Button onClick={() => void giveUp()}>{t("common:cancel")}</Button>
              <Button type="primary" loading={write.busy} onClick={() => form.submit()}>
                {t("common:save")}
              </Button>
            </>
          )
        }
      />
      {write.error && <ErrorNote error={write.error} />}
      {draft.restored && (
        <Alert type="info" showIcon className="error-note" title={t("common:draft_restored")} />
      )}
      <div className="template">
        <Panel title={t("texts")}>
          <Form<TemplateFields>
            form={form}
            layout="vertical"
            disabled={!mayManage}
            initialValues={initial}
            onFinish={(typed) => void submit(typed)}
          >
            <div className="form-row">
              <Form.Item
                name="template_name"
                label={t("name")}
                rules={[{ required: true, whitespace: true, message: t("missing") }]}
              >
                <Input maxLength={255} />
              </Form.Item>
              <Form.Item
                name="template_code"
                label={t("code")}
                rules={[{ required: true, whitespace: true, message: t("missing") }]}
              >
                <Input maxLength={255} />
              </Form.Item>
            </div>
            <div className="form-row">
              <Form.Item name="primary_currency" label={t("currency")}>
                <Select
                  options={(["IDR", "CNY"] as const).map((value) => ({
                    value,
                    label: t(`terms:currency.${value}`),
                  }))}
                />
              </Form.Item>
              <Form.Item name="language" label={t("language")}>
                <Select
                  options={DOCUMENT_LANGUAGES.map((value) => ({
                    value,
                    label: t(`terms:document_language.${value}`),
                  }))}
                />
              </Form.Item>
            </div>
            <div className="form-row">
              <Form.Item
                name="is_default"
                label={t("default")}
                valuePropName="checked"
                extra={t("default_note")}
              >
                <Switch />
              </Form.Item>
              <Form.Item name="is_active" label={t("active")} valuePropName="checked">
                <Switch />
              </Form.Item>
            </div>
            {(["zh", "id", "en"] as const).map((language) => (
              <Form.Item
                key={language}
                name={`terms_${language}`}
                label={t(`terms_${language}`)}
                extra={prints.includes(language) ? t("terms_note") : t("not_printed")}
              >
                <Input.TextArea
                  lang={language === "zh" ? "zh-CN" : language}
                  autoSize={{ minRows: prints.includes(language) ? 5 : 2, maxRows: 12 }}
                  maxLength={4_000}
                />
              </Form.Item>
            ))}
            <Form.Item name="footer_text" label={t("footer")}>
              <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={1_000} />
            </Form.Item>
          </Form>
        </Panel>
        <Panel title={t("preview")} id="template-preview">
          <PdfPages
            version={shown}
            load={() => file("quotation_template.preview", { fields: JSON.parse(shown) as unknown })}
          />
        </Panel>
      </div>
    </div>
  );
}

/** The text once it has not changed for a moment. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = window.setTimeout(() => setRested(text), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [text]);
  return rested;
}
