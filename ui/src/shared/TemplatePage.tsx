// The page of one template: found or not, its head with what can be done, and the form around what a kind has of its own.
import { CopyOutlined } from "@ant-design/icons";
import { Alert, Button, Form, Input, Select, Skeleton } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Nothing, PageHead, Panel } from "./Display";
import { DOCUMENT_LANGUAGES } from "./documentLanguages";
import { ErrorNote } from "./ErrorNote";
import { PdfPages } from "./PdfPages";
import { Saved } from "./Saved";
import type { TemplateHead, TemplateQuery, TemplateRow, TemplateTexts } from "./templates";
import type { TemplateEditor } from "./useTemplateEditor";

interface SourceProps<R extends TemplateRow> {
  texts: TemplateTexts;
  /** `new` for a copy. */
  id: string;
  /** What the copy is of. */
  from: string | undefined;
  templates: TemplateQuery<R>;
  /** The editor of what was found; `taken` are the codes of all. */
  children: (source: R, copy: boolean, taken: string[]) => ReactNode;
}

export function TemplateSource<R extends TemplateRow>(props: SourceProps<R>) {
  const { texts, id, from, templates } = props;
  const { t } = useTranslation(["template", "contract_template"]);
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
  const { rows } = templates.data;
  const copy = id === "new";
  const source = rows.find((row) => row.id === (copy ? from : id));
  if (!source)
    return (
      <div className="page">
        <PageHead title={t(`${texts}:title`)} />
        <Nothing text={t(`${texts}:unknown`)} />
      </div>
    );
  return (
    <>
      {props.children(
        source,
        copy,
        rows.map((row) => row.fields.template_code),
      )}
    </>
  );
}

interface PageProps<F extends TemplateHead> {
  editor: TemplateEditor<F>;
  /** Beside the name of the template. */
  note?: ReactNode;
  children: ReactNode;
}

export function TemplatePage<F extends TemplateHead>({ editor, note, children }: PageProps<F>) {
  const { texts, copy, draft, write, form, mayManage } = editor;
  const { t } = useTranslation(["template", "contract_template", "common"]);
  return (
    <div className="page">
      <PageHead
        title={copy ? t(`${texts}:copy_title`) : editor.source.fields.template_name}
        note={
          <>
            {note} <Saved at={draft.savedAt} />
          </>
        }
        actions={
          mayManage && (
            <>
              {!copy && (
                <Button icon={<CopyOutlined />} onClick={editor.copyIt}>
                  {t(`${texts}:copy`)}
                </Button>
              )}
              <Button onClick={() => void editor.giveUp()}>{t("common:cancel")}</Button>
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
      <Form<F>
        form={form}
        layout="vertical"
        disabled={!mayManage}
        initialValues={editor.initial}
        onFinish={(typed) => void editor.submit(typed)}
      >
        {children}
      </Form>
    </div>
  );
}

/** The pages the template gives, drawn anew while the person types. */
export function TemplatePreview<F extends TemplateHead>({ editor }: { editor: TemplateEditor<F> }) {
  const { t } = useTranslation(["template", "contract_template"]);
  return (
    <Panel title={t(`${editor.texts}:preview`)} id="template-preview">
      <PdfPages version={editor.shown} load={editor.preview} />
    </Panel>
  );
}

export function TemplateNames({ texts }: { texts: TemplateTexts }) {
  const { t } = useTranslation(["template", "contract_template"]);
  const rules = [{ required: true, whitespace: true, message: t(`${texts}:missing`) }];
  return (
    <>
      <Form.Item name="template_name" label={t(`${texts}:name`)} rules={rules}>
        <Input maxLength={255} />
      </Form.Item>
      <Form.Item name="template_code" label={t(`${texts}:code`)} rules={rules}>
        <Input maxLength={255} />
      </Form.Item>
    </>
  );
}

export function TemplateCurrency({ texts, name }: { texts: TemplateTexts; name: string }) {
  const { t } = useTranslation(["template", "contract_template", "terms"]);
  return (
    <Form.Item name={name} label={t(`${texts}:currency`)}>
      <Select
        options={(["IDR", "CNY"] as const).map((value) => ({ value, label: t(`terms:currency.${value}`) }))}
      />
    </Form.Item>
  );
}

export function TemplateLanguage({ texts }: { texts: TemplateTexts }) {
  const { t } = useTranslation(["template", "contract_template", "terms"]);
  return (
    <Form.Item name="language" label={t(`${texts}:language`)}>
      <Select
        options={DOCUMENT_LANGUAGES.map((value) => ({
          value,
          label: t(`terms:document_language.${value}`),
        }))}
      />
    </Form.Item>
  );
}
