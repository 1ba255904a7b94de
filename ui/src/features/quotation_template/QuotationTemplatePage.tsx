// One template of quotations beside the page it gives; the page is drawn anew while the person types.
import { Form, Input, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { Panel } from "../../shared/Display";
import {
  TemplateCurrency,
  TemplateLanguage,
  TemplateNames,
  TemplatePage,
  TemplatePreview,
  TemplateSource,
} from "../../shared/TemplatePage";
import { useTemplateEditor } from "../../shared/useTemplateEditor";
import { printed, type Template, type TemplateFields, useTemplates } from "./api";

/** How long the typing rests before the page is drawn anew. */
const PAUSE_MS = 600;

export function QuotationTemplatePage({ id, from }: { id: string; from: string | undefined }) {
  return (
    <TemplateSource texts="template" id={id} from={from} templates={useTemplates()}>
      {(source, copy, taken) => <Editor source={source} copy={copy} taken={taken} />}
    </TemplateSource>
  );
}

interface EditorProps {
  source: Template;
  copy: boolean;
  taken: readonly string[];
}

/** Nothing of the form is written otherwise than it was typed. */
const written = (typed: TemplateFields): TemplateFields => typed;

function Editor({ source, copy, taken }: EditorProps) {
  const { t } = useTranslation("template");
  const editor = useTemplateEditor({ texts: "template", source, copy, taken, pause: PAUSE_MS, written });
  const prints = printed(editor.values.language);
  return (
    <TemplatePage editor={editor}>
      <div className="template">
        <Panel title={t("texts")}>
          <div className="form-row">
            <TemplateNames texts="template" />
          </div>
          <div className="form-row">
            <TemplateCurrency texts="template" name="primary_currency" />
            <TemplateLanguage texts="template" />
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
        </Panel>
        <TemplatePreview editor={editor} />
      </div>
    </TemplatePage>
  );
}
