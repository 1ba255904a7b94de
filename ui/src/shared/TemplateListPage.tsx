// The list of a kind of template: each opened, edited, copied.
import { CopyOutlined, EditOutlined } from "@ant-design/icons";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button, Skeleton } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Nothing, PageHead, State } from "./Display";
import { ErrorNote } from "./ErrorNote";
import { useMay } from "./session";
import { TEMPLATE_PAGES, type TemplateQuery, type TemplateRow, type TemplateTexts } from "./templates";

interface Props<R extends TemplateRow> {
  texts: TemplateTexts;
  templates: TemplateQuery<R>;
  /** What stands between the code and the state. */
  columns: { title: string; end?: boolean; cell: (row: R) => ReactNode }[];
}

export function TemplateListPage<R extends TemplateRow>({ texts, templates, columns }: Props<R>) {
  const { t } = useTranslation(["template", "contract_template", "common"]);
  const navigate = useNavigate();
  const mayManage = useMay("template.manage");
  const { one } = TEMPLATE_PAGES[texts];
  const end = (column: { end?: boolean }) => (column.end ? "end" : "");
  return (
    <div className="page">
      <PageHead title={t(`${texts}:title`)} />
      {templates.error && <ErrorNote error={templates.error} onRetry={() => void templates.refetch()} />}
      <section className="panel">
        <div className="panel-body">
          <p className="quiet">{t(`${texts}:note`)}</p>
          {!templates.data && !templates.error && <Skeleton active />}
          {templates.data?.rows.length === 0 && <Nothing text={t(`${texts}:none`)} />}
          {templates.data && templates.data.rows.length > 0 && (
            <table className="rows">
              <thead>
                <tr>
                  <th>{t(`${texts}:name`)}</th>
                  <th>{t(`${texts}:code`)}</th>
                  {columns.map((column) => (
                    <th key={column.title} className={end(column)}>
                      {column.title}
                    </th>
                  ))}
                  <th>{t(`${texts}:state`)}</th>
                  {mayManage && (
                    <th>
                      <span className="visually-hidden">{t(`${texts}:copy`)}</span>
                    </th>
                  )}
                </tr>
              </thead>
              <tbody>
                {templates.data.rows.map((row) => (
                  <tr key={row.id} data-code={row.fields.template_code}>
                    <td>
                      <Link to={one} params={{ id: row.id }}>
                        {row.fields.template_name}
                      </Link>
                    </td>
                    <td>{row.fields.template_code}</td>
                    {columns.map((column) => (
                      <td key={column.title} className={end(column)}>
                        {column.cell(row)}
                      </td>
                    ))}
                    <td>
                      {row.fields.is_default && <State tone="main">{t(`${texts}:default`)}</State>}{" "}
                      {!row.fields.is_active && <State tone="idle">{t(`${texts}:inactive`)}</State>}
                    </td>
                    {mayManage && (
                      <td className="end nowrap">
                        <Button
                          size="small"
                          type="text"
                          icon={<EditOutlined />}
                          aria-label={`${t("common:edit")} ${row.fields.template_code}`}
                          onClick={() => void navigate({ to: one, params: { id: row.id } })}
                        />
                        <Button
                          size="small"
                          type="text"
                          icon={<CopyOutlined />}
                          aria-label={`${t(`${texts}:copy`)} ${row.fields.template_code}`}
                          onClick={() =>
                            void navigate({ to: one, params: { id: "new" }, search: { from: row.id } })
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
