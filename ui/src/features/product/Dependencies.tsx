// What a product needs first, and what needs it; a product manager changes both from here.
import { DeleteOutlined, EditOutlined, PlusOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Button, Popconfirm } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Nothing, Panel, State } from "../../shared/Display";
import { nameOf } from "../../shared/names";
import { useMay } from "../../shared/session";
import { useLanguage } from "../../shared/useLanguage";
import { useWrite } from "../../shared/useWrite";
import type { DependencyRow, Product, ProductRef } from "./api";
import { DependencyDialog, type Direction } from "./DependencyDialog";
import { grouped } from "./groups";

export function Dependencies({ product }: { product: Product }) {
  const { t } = useTranslation(["product", "common"]);
  const mayManage = useMay("product.manage");
  const [open, setOpen] = useState<{ direction: Direction; row?: DependencyRow } | null>(null);
  const add = (direction: Direction) =>
    mayManage && (
      <Button
        size="small"
        icon={<PlusOutlined />}
        aria-label={t(direction === "needs" ? "add_need" : "add_needing")}
        onClick={() => setOpen({ direction })}
      >
        {t("common:add")}
      </Button>
    );
  return (
    <>
      <Panel title={t("needs")} extra={add("needs")} id="needs">
        {product.dependencies.length === 0 && <Nothing text={t("needs_none")} />}
        {grouped(product.dependencies).map((group) => (
          <section className="need" key={(group[0] as DependencyRow).id}>
            {group.length > 1 && <h3>{t("any_of")}</h3>}
            <Lines
              rows={group}
              other={(row) => row.depends_on}
              onEdit={mayManage ? (row) => setOpen({ direction: "needs", row }) : null}
            />
          </section>
        ))}
      </Panel>
      <Panel title={t("needed_by")} extra={add("needed_by")} id="needed-by">
        {product.needed_by.length === 0 ? (
          <Nothing text={t("needed_by_none")} />
        ) : (
          <Lines
            rows={product.needed_by}
            other={(row) => row.product}
            onEdit={mayManage ? (row) => setOpen({ direction: "needed_by", row }) : null}
          />
        )}
      </Panel>
      {open && <DependencyDialog product={product} {...open} onClose={() => setOpen(null)} />}
    </>
  );
}

interface LinesProps {
  rows: readonly DependencyRow[];
  other: (row: DependencyRow) => ProductRef;
  onEdit: ((row: DependencyRow) => void) | null;
}

function Lines({ rows, other, onEdit }: LinesProps) {
  const { t } = useTranslation(["product", "common"]);
  const language = useLanguage();
  const write = useWrite();
  return (
    <table className="rows">
      <thead className="visually-hidden">
        <tr>
          <th>{t("name")}</th>
          <th>{t("strength")}</th>
          <th>{t("common:edit")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const product = other(row);
          return (
            <tr key={row.id}>
              <td>
                <Link to="/products/$id" params={{ id: product.id }}>
                  <strong>{product.code}</strong> {nameOf(product.names, language)}
                </Link>{" "}
                {product.status !== "active" && <State tone="idle">{t(`status.${product.status}`)}</State>}
                {row.description && <div className="quiet small">{row.description}</div>}
              </td>
              <td className="end">
                <State tone={row.dependency_type === "required" ? "running" : "idle"}>
                  {t(`dependency.${row.dependency_type}`)}
                </State>
              </td>
              <td className="end nowrap">
                {onEdit && (
                  <>
                    <Button
                      size="small"
                      type="text"
                      icon={<EditOutlined />}
                      aria-label={`${t("common:edit")} ${product.code}`}
                      onClick={() => onEdit(row)}
                    />
                    <Popconfirm
                      title={t("need_remove_question", {
                        product: row.product.code,
                        needed: row.depends_on.code,
                      })}
                      okText={t("common:remove")}
                      okButtonProps={{ danger: true }}
                      onConfirm={() => write.run("product_dependency.remove", { id: row.id })}
                    >
                      <Button
                        size="small"
                        type="text"
                        danger
                        icon={<DeleteOutlined />}
                        aria-label={`${t("common:remove")} ${product.code}`}
                      />
                    </Popconfirm>
                  </>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
