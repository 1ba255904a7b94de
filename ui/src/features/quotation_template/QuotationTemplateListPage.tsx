// Templates of quotations: one of each currency and language is the default, any can be copied.
import { CopyOutlined, EditOutlined } from "@ant-design/icons";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { Nothing, PageHead, State } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { useMay } from "../../shared/session";
import { useTemplates } from "./api";

export function QuotationTemplateListPage() {
  const { t } = useTranslation(["template", "common", "terms"]);
  const navigate = useNavigate();
  const mayManage = useMay("template.manage");
  const templates = useTemplates();
  const copy = (from: string) =>
    void navigate({ to: "/templates/$id", params: { id: "new" }, search: { from } });
  return (
    <div className="page">
      <PageHead title={t("title")} />
      {templates.error && <ErrorNote error={templates.error} onRetry={() => void templates.refetch()} />}
      <section className="panel">
        <div className="panel-body">
          <p className="quiet">{t("note")}</p>
          {!templates.data && !templates.error && <Skeleton active />}
          {templates.data?.rows.length === 0 && <Nothing text={t("none")} />}
          {templates.data && templates.data.rows.length > 0 && (
            <table className="rows">
              <thead>
                <tr>
                  <th>{t("name")}</th>
                  <th>{t("code")}</th>
                  <th>{t("currency")}</th>
                  <th>{t("language")}</th>
                  <th>{t("state")}</th>
                  {mayManage && (
                    <th>
                      <span className="visually-hidden">{t("copy")}</span>
                    </th>
                  )}
                </tr>
              </thead>
              <tbody>
                {templates.data.rows.map(({ id, fields }) => (
                  <tr key={id} data-code={fields.template_code}>
                    <td>
                      <Link to="/templates/$id" params={{ id }}>
                        {fields.template_name}
                      </Link>
                    </td>
                    <td>{fields.template_code}</td>
                    <td>{t(`terms:currency.${fields.primary_currency}`)}</td>
                    <td>{t(`terms:document_language.${fields.language}`)}</td>
                    <td>
                      {fields.is_default && <State tone="main">{t("default")}</State>}{" "}
                      {!fields.is_active && <State tone="idle">{t("inactive")}</State>}
                    </td>
                    {mayManage && (
                      <td className="end nowrap">
                        <Button
                          size="small"
                          type="text"
                          icon={<EditOutlined />}
                          aria-label={`${t("common:edit")} ${fields.template_code}`}
                          onClick={() => void navigate({ to: "/templates/$id", params: { id } })}
                        />
                        <Button
                          size="small"
                          type="text"
                          icon={<CopyOutlined />}
                          aria-label={`${t("copy")} ${fields.template_code}`}
                          onClick={() => copy(id)}
                        />
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </div>
      </section>
    </div>
  );
}
