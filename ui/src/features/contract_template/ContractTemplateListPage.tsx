// Templates of contracts: listed, opened, copied.
import { CopyOutlined, EditOutlined } from "@ant-design/icons";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { useContractEntities, useContractTemplates } from "../../shared/contracts";
import { InstantDay, Nothing, PageHead, State } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { useMay } from "../../shared/session";

export function ContractTemplateListPage() {
  const { t } = useTranslation(["contract_template", "common", "terms"]);
  const navigate = useNavigate();
  const mayManage = useMay("template.manage");
  const templates = useContractTemplates();
  const entities = useContractEntities();
  const nameOf = (id: string | null) =>
    id === null
      ? t("entity_any")
      : (entities.data?.rows.find((one) => one.id === id)?.fields.short_name ?? "—");
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
                  <th>{t("entity")}</th>
                  <th>{t("language")}</th>
                  <th className="end">{t("version")}</th>
                  <th>{t("updated")}</th>
                  <th>{t("state")}</th>
                  {mayManage && (
                    <th>
                      <span className="visually-hidden">{t("copy")}</span>
                    </th>
                  )}
                </tr>
              </thead>
              <tbody>
                {templates.data.rows.map(({ id, version, updated_at, fields }) => (
                  <tr key={id} data-code={fields.template_code}>
                    <td>
                      <Link to="/contract-templates/$id" params={{ id }}>
                        {fields.template_name}
                      </Link>
                    </td>
                    <td>{fields.template_code}</td>
                    <td>{t(`terms:currency.${fields.currency}`)}</td>
                    <td>{nameOf(fields.entity_id)}</td>
                    <td>{t(`terms:document_language.${fields.language}`)}</td>
                    <td className="end">{version}</td>
                    <td>{version > 1 ? <InstantDay value={updated_at} /> : "—"}</td>
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
                          onClick={() => void navigate({ to: "/contract-templates/$id", params: { id } })}
                        />
                        <Button
                          size="small"
                          type="text"
                          icon={<CopyOutlined />}
                          aria-label={`${t("copy")} ${fields.template_code}`}
                          onClick={() =>
                            void navigate({
                              to: "/contract-templates/$id",
                              params: { id: "new" },
                              search: { from: id },
                            })
                          }
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
