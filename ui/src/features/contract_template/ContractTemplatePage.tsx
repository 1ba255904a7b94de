// One contract template: its head, its clauses with the languages side by side, and the pages it gives.
import { CopyOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { Alert, Button, Form, Input, Select, Skeleton, Switch } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { file, rpc } from "../../platform/host";
import { changesBetween, filled } from "../../shared/changes";
import {
  type ContractEntity,
  type ContractTemplate,
  type ContractTemplateFields,
  useContractEntities,
  useContractTemplates,
} from "../../shared/contracts";
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
import { ClauseEditor } from "./ClauseEditor";
import { codeOfCopy, complete } from "./clauses";

/** How long the typing rests before the pages are drawn anew. */
const PAUSE_MS = 900;

export function ContractTemplatePage({ id, from }: { id: string; from: string | undefined }) {
  const { t } = useTranslation("contract_template");
  const templates = useContractTemplates();
  const entities = useContractEntities();
  const error = templates.error ?? entities.error;
  if (error)
    return (
      <div className="page">
        <ErrorNote error={error} onRetry={() => void templates.refetch()} />
      </div>
    );
  if (!templates.data || !entities.data)
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
  return (
    <Editor
      source={source}
      copy={id === "new"}
      taken={rows.map((row) => row.fields.template_code)}
      entities={entities.data.rows}
    />
  );
}

interface EditorProps {
  source: ContractTemplate;
  copy: boolean;
  taken: readonly string[];
  entities: readonly ContractEntity[];
}

function start({ source, copy, taken }: EditorProps): ContractTemplateFields {
  if (!copy) return source.fields;
  const { fields } = source;
  const template_code = codeOfCopy(fields.template_code, taken);
  return { ...fields, template_code, template_name: `${fields.template_name} (2)`, is_default: false };
}

function Editor(props: EditorProps) {
  const { source, copy, entities } = props;
  const { t } = useTranslation(["contract_template", "common", "terms"]);
  const navigate = useNavigate();
  const [form] = Form.useForm<ContractTemplateFields>();
  const write = useFormWrite(form);
  const mayManage = useMay("template.manage");
  const [initial] = useState(() => start(props));
  const draft = useFormDraft<ContractTemplateFields>(
    copy ? `contract_template.copy.${source.id}` : `contract_template.${source.id}`,
    form,
  );
  const typed = Form.useWatch([], form) as Partial<ContractTemplateFields> | undefined;
  const values = { ...initial, ...typed };
  const shown = useRested(JSON.stringify(filled({ ...values, clauses: complete(values.clauses) })));
  useShortcut("save", () => form.submit(), mayManage);

  async function submit(typed: ContractTemplateFields) {
    const fields = { ...typed, entity_id: typed.entity_id ?? null, clauses: complete(typed.clauses) };
    let id = copy ? undefined : source.id;
    const done = await write.send(async () => {
      if (copy) {
        id = (await rpc<Done>("contract_template.create", { fields: filled(fields) })).id;
      } else {
        const changes = changesBetween({ ...source.fields }, fields);
        if (changes.length > 0) await rpc("contract_template.update", { id, changes });
      }
    });
    if (!done) return;
    await draft.forget();
    void navigate(
      copy && id
        ? { to: "/contract-templates/$id", params: { id }, replace: true }
        : { to: "/contract-templates" },
    );
  }

  async function giveUp() {
    await draft.forget();
    void navigate({ to: "/contract-templates" });
  }

  const required = [{ required: true, whitespace: true, message: t("missing") }];
  return (
    <div className="page">
      <PageHead
        title={copy ? t("copy_title") : source.fields.template_name}
        note={
          <>
            {!copy && `${t("version")} ${source.version} `}
            <Saved at={draft.savedAt} />
          </>
        }
        actions={
          mayManage && (
            <>
              {!copy && (
                <Button
                  icon={<CopyOutlined />}
                  onClick={() =>
                    void navigate({
                      to: "/contract-templates/$id",
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
      <Form<ContractTemplateFields>
        form={form}
        layout="vertical"
        disabled={!mayManage}
        initialValues={initial}
        onFinish={(typed) => void submit(typed)}
      >
        <div className="template">
          <div>
            <Panel title={t("head")}>
              <div className="form-row">
                <Form.Item name="template_name" label={t("name")} rules={required}>
                  <Input maxLength={255} />
                </Form.Item>
                <Form.Item name="template_code" label={t("code")} rules={required}>
                  <Input maxLength={255} />
                </Form.Item>
                <Form.Item name="currency" label={t("currency")}>
                  <Select
                    options={(["IDR", "CNY"] as const).map((value) => ({
                      value,
                      label: t(`terms:currency.${value}`),
                    }))}
                  />
                </Form.Item>
                <Form.Item name="entity_id" label={t("entity")}>
                  <Select
                    allowClear
                    placeholder={t("entity_any")}
                    options={entities
                      .filter((one) => one.fields.currency === values.currency)
                      .map((one) => ({ value: one.id, label: one.fields.short_name }))}
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
                <Form.Item name="prevailing_language" label={t("prevailing")}>
                  <Select
                    options={(["zh", "id", "en"] as const).map((value) => ({
                      value,
                      label: t(`lang.${value}`),
                    }))}
                  />
                </Form.Item>
                <Form.Item name="is_default" label={t("default")} valuePropName="checked">
                  <Switch />
                </Form.Item>
                <Form.Item name="is_active" label={t("active")} valuePropName="checked">
                  <Switch />
                </Form.Item>
              </div>
              <Form.Item name="footer_text" label={t("footer")}>
                <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={255} />
              </Form.Item>
            </Panel>
          </div>
          <Panel title={t("preview")} id="template-preview">
            <PdfPages
              version={shown}
              load={() => file("contract_template.preview", { fields: JSON.parse(shown) as unknown })}
            />
          </Panel>
        </div>
        <Panel title={t("clauses")} extra={<span className="quiet">{t("clauses_note")}</span>}>
          <ClauseEditor disabled={!mayManage} />
        </Panel>
      </Form>
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
