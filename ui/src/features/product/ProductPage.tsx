// One product: what it is, what it costs today and on which days that changes, what it needs first.
import {
  CopyOutlined,
  EditOutlined,
  PauseOutlined,
  PlayCircleOutlined,
  PlusOutlined,
} from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { Button, Popconfirm, Skeleton, Tag } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { CivilDate, Facts, Money, PageHead, Panel, State } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { useLookupNames } from "../../shared/lookups";
import { nameOf } from "../../shared/names";
import { useRecent } from "../../shared/recent";
import { useMay } from "../../shared/session";
import { useLanguage } from "../../shared/useLanguage";
import { useWrite } from "../../shared/useWrite";
import { type Product, useProduct } from "./api";
import { Dependencies } from "./Dependencies";
import { PriceDialog } from "./PriceDialog";
import { PriceHistory } from "./PriceHistory";
import { ProductForm } from "./ProductForm";
import { type AmountKind, KIND_LABEL, present } from "./prices";

interface Props {
  id: string;
  /** The rules of papers, put together by the app. */
  rules: ReactNode;
}

export function ProductPage({ id, rules }: Props) {
  const { t } = useTranslation(["product", "common", "terms"]);
  const language = useLanguage();
  const navigate = useNavigate();
  const product = useProduct(id);
  const write = useWrite();
  const mayManage = useMay("product.manage");
  const [form, setForm] = useState<"edit" | "copy" | null>(null);
  const remember = useRecent((state) => state.open);
  const title = product.data ? `${product.data.code} · ${nameOf(product.data.names, language)}` : null;
  useEffect(() => {
    if (title) remember({ kind: "product", id, title });
  }, [title, id, remember]);

  if (product.error)
    return (
      <div className="page">
        <ErrorNote error={product.error} onRetry={() => void product.refetch()} />
      </div>
    );
  if (!product.data)
    return (
      <div className="page">
        <Skeleton active />
      </div>
    );
  const { data } = product;
  const sold = data.status === "active";

  return (
    <div className="page">
      <PageHead
        title={title}
        note={
          <>
            {!sold && <State tone="idle">{t(`status.${data.status}`)}</State>}
            {data.fields.price_locked && <State tone="running">{t("price_locked")}</State>}
          </>
        }
        actions={
          mayManage && (
            <>
              <Button icon={<EditOutlined />} onClick={() => setForm("edit")}>
                {t("common:edit")}
              </Button>
              <Button icon={<CopyOutlined />} onClick={() => setForm("copy")}>
                {t("copy")}
              </Button>
              <Popconfirm
                title={t(sold ? "suspend_question" : "resume_question")}
                okText={t(sold ? "suspend" : "resume")}
                onConfirm={() =>
                  write.run(
                    "product.update",
                    {
                      id,
                      changes: [{ field: "status", from: data.status, to: sold ? "suspended" : "active" }],
                    },
                    t("common:saved"),
                  )
                }
              >
                <Button icon={sold ? <PauseOutlined /> : <PlayCircleOutlined />} loading={write.busy}>
                  {t(sold ? "suspend" : "resume")}
                </Button>
              </Popconfirm>
            </>
          )
        }
      />
      <div className="columns">
        <ProductFacts product={data} />
        <div>
          <PricesNow product={data} />
          <Dependencies product={data} />
        </div>
      </div>
      <PriceHistory product={data} />
      {rules}
      {form && (
        <ProductForm
          product={data}
          copy={form === "copy"}
          onClose={() => setForm(null)}
          onSaved={(saved) => {
            if (saved !== id) void navigate({ to: "/products/$id", params: { id: saved } });
          }}
        />
      )}
    </div>
  );
}

function ProductFacts({ product }: { product: Product }) {
  const { t } = useTranslation(["product", "terms"]);
  const categories = useLookupNames("product_categories");
  const serviceTypes = useLookupNames("service_types");
  const { fields } = product;
  const days = (value: number | null) => (value === null ? null : String(value));
  return (
    <Panel title={t("facts")}>
      <Facts
        items={[
          [
            t("name_zh"),
            <span key="zh" lang="zh-CN">
              {fields.name_zh}
            </span>,
          ],
          [
            t("name_id"),
            <span key="id" lang="id">
              {fields.name_id}
            </span>,
          ],
          [
            t("name_en"),
            <span key="en" lang="en">
              {fields.name_en}
            </span>,
          ],
          [t("category"), categories.get(product.category.id) ?? product.category.name],
          [t("service_type"), fields.service_type_id ? serviceTypes.get(fields.service_type_id) : null],
          [
            t("kind"),
            `${t(`terms:service_type.${fields.service_category}`)}${
              fields.billing_period ? ` · ${t(`period.${fields.billing_period}`)}` : ""
            }`,
          ],
          [t("unit"), fields.unit],
          [t("execution_kind"), fields.execution_kind ? t(`execution_kinds.${fields.execution_kind}`) : null],
          [t("days"), fields.processing_time_text ?? days(fields.processing_days)],
          [t("std_days"), days(fields.std_duration_days)],
        ]}
      />
      {fields.required_documents.length > 0 && (
        <p>
          <span className="quiet">{t("documents")}</span>
          <br />
          {fields.required_documents.map((code) => (
            <Tag key={code}>{code}</Tag>
          ))}
        </p>
      )}
      {fields.notes && <p className="pre">{fields.notes}</p>}
    </Panel>
  );
}

function PricesNow({ product }: { product: Product }) {
  const { t } = useTranslation(["product", "common", "terms"]);
  const kept = product.status === "active" && !product.fields.price_locked;
  const mayPrice = useMay("price.manage") && kept;
  const [pricing, setPricing] = useState<{ kind: AmountKind; levelId?: string } | null>(null);
  return (
    <Panel
      title={t("prices_now")}
      id="prices"
      extra={
        mayPrice && (
          <Button size="small" icon={<PlusOutlined />} onClick={() => setPricing({ kind: "direct" })}>
            {t("set_price")}
          </Button>
        )
      }
    >
      <table className="rows">
        <thead>
          <tr>
            <th>{t("price_type")}</th>
            <th className="end">{t("terms:currency.IDR")}</th>
            <th className="end">{t("terms:currency.CNY")}</th>
            <th>{t("coming")}</th>
            {mayPrice && (
              <th>
                <span className="visually-hidden">{t("set_price")}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {present(product).map((row) => {
            const label = `${t(KIND_LABEL[row.kind])}${row.level ? ` · ${row.level.name}` : ""}`;
            return (
              <tr key={row.key} data-kind={row.kind}>
                <td>{label}</td>
                <td className="end">
                  <Money bare value={row.idr} />
                </td>
                <td className="end">
                  <Money bare value={row.cny} />
                </td>
                <td>
                  {row.next.map((one) => (
                    <div key={`${one.on} ${one.amount.currency} ${one.amount.amount}`}>
                      <CivilDate value={one.on} /> <Money value={one.amount} />
                    </div>
                  ))}
                </td>
                {mayPrice && (
                  <td className="end">
                    <Button
                      size="small"
                      type="text"
                      icon={<EditOutlined />}
                      aria-label={`${t("set_price")} ${label}`}
                      onClick={() =>
                        setPricing({ kind: row.kind, ...(row.level ? { levelId: row.level.id } : {}) })
                      }
                    />
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
      {pricing && <PriceDialog product={product} start={pricing} onClose={() => setPricing(null)} />}
    </Panel>
  );
}
