// One contract template: its head, its clauses with the languages side by side, and the pages it gives.
import { Form, Input, Select, Skeleton, Switch } from "antd";
import { useTranslation } from "react-i18next";
import {
  type ContractEntity,
  type ContractTemplate,
  type ContractTemplateFields,
  useContractEntities,
  useContractTemplates,
} from "../../shared/contracts";
import { Panel } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import {
  TemplateCurrency,
  TemplateLanguage,
  TemplateNames,
  TemplatePage,
  TemplatePreview,
  TemplateSource,
} from "../../shared/TemplatePage";
import { useTemplateEditor } from "../../shared/useTemplateEditor";
import { ClauseEditor } from "./ClauseEditor";
import { complete } from "./clauses";

/** How long the typing rests before the pages are drawn anew. */
const PAUSE_MS = 900;

export function ContractTemplatePage({ id, from }: { id: string; from: string | undefined }) {
  const templates = useContractTemplates();
  const entities = useContractEntities();
  return (
    <TemplateSource texts="contract_template" id={id} from={from} templates={templates}>
      {(source, copy, taken) =>
        entities.data ? (
          <Editor source={source} copy={copy} taken={taken} entities={entities.data.rows} />
        ) : (
          <div className="page">
            {entities.error ? (
              <ErrorNote error={entities.error} onRetry={() => void entities.refetch()} />
            ) : (
              <Skeleton active />
            )}
          </div>
        )
      }
    </TemplateSource>
  );
}

interface EditorProps {
  source: ContractTemplate;
  copy: boolean;
  taken: readonly string[];
  entities: readonly ContractEntity[];
}

const written = (typed: ContractTemplateFields): ContractTemplateFields => ({
  ...typed,
  entity_id: typed.entity_id ?? null,
  clauses: complete(typed.clauses),
});

function Editor({ source, copy, taken, entities }: EditorProps) {
  const { t } = useTranslation("contract_template");
  const editor = useTemplateEditor({
    texts: "contract_template",
    source,
    copy,
    taken,
    pause: PAUSE_MS,
    written,
  });
  return (
    <TemplatePage editor={editor} note={!copy && `${t("version")} ${source.version}`}>
      <div className="template">
        <div>
          <Panel title={t("head")}>
            <div className="form-row">
              <TemplateNames texts="contract_template" />
              <TemplateCurrency texts="contract_template" name="currency" />
              <Form.Item name="entity_id" label={t("entity")}>
                <Select
                  allowClear
                  placeholder={t("entity_any")}
                  options={entities
                    .filter((one) => one.fields.currency === editor.values.currency)
                    .map((one) => ({ value: one.id, label: one.fields.short_name }))}
                />
              </Form.Item>
              <TemplateLanguage texts="contract_template" />
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
        <TemplatePreview editor={editor} />
      </div>
      <Panel title={t("clauses")} extra={<span className="quiet">{t("clauses_note")}</span>}>
        <ClauseEditor disabled={!editor.mayManage} />
      </Panel>
    </TemplatePage>
  );
}
