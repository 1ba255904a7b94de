// The rules of papers of a product: what each asks, after which others, and their administration.
import { EditOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Nothing, Panel, State } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { paperName } from "../../shared/paperNames";
import { useMay } from "../../shared/session";
import { useLanguage } from "../../shared/useLanguage";
import type { Id } from "../../shared/wire";
import { type Rule, useRules } from "./api";
import { RuleDialog } from "./RuleDialog";
import { askName, askWords } from "./words";

export function RulePanel({ productId }: { productId: Id }) {
  const { t } = useTranslation(["material", "common"]);
  const mayManage = useMay("material_rule.manage");
  const rules = useRules(productId);
  const [edited, setEdited] = useState<Rule | "new" | null>(null);
  const rows = rules.data?.rows ?? [];
  return (
    <Panel
      title={t("rule.title")}
      id="rules"
      extra={
        mayManage && (
          <Button size="small" icon={<PlusOutlined />} onClick={() => setEdited("new")}>
            {t("rule.create")}
          </Button>
        )
      }
    >
      {rules.error && <ErrorNote error={rules.error} onRetry={() => void rules.refetch()} />}
      {!rules.data && !rules.error && <Skeleton active title={false} />}
      {rules.data && rows.length === 0 && <Nothing text={t("rule.none")} />}
      {rows.length > 0 && (
        <table className="rows">
          <thead>
            <tr>
              <th>{t("paper")}</th>
              <th>{t("rule.asked")}</th>
              <th>{t("rule.after")}</th>
              {mayManage && (
                <th>
                  <span className="visually-hidden">{t("common:edit")}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((rule) => (
              <Row key={rule.id} rule={rule} onEdit={mayManage ? () => setEdited(rule) : null} />
            ))}
          </tbody>
        </table>
      )}
      {mayManage && rows.length > 0 && <p className="quiet small">{t("rule.note")}</p>}
      {edited && (
        <RuleDialog
          rule={edited === "new" ? null : edited}
          others={rows}
          productId={productId}
          onClose={() => setEdited(null)}
        />
      )}
    </Panel>
  );
}

function Row({ rule, onEdit }: { rule: Rule; onEdit: (() => void) | null }) {
  const { t } = useTranslation(["material", "common"]);
  const language = useLanguage();
  const { fields } = rule;
  const name = askName(fields, language);
  const marks = [
    t(fields.is_required ? "required_mark" : "optional_mark"),
    ...(fields.is_per_person ? [t("rule.per_person")] : []),
    ...(fields.comes_from_registration ? [t("state.registration")] : []),
  ];
  return (
    <tr data-rule={fields.rule_code}>
      <td>
        <strong>{name}</strong> {!fields.is_active && <State tone="idle">{t("rule.off")}</State>}
        <div className="quiet small">{fields.rule_code}</div>
      </td>
      <td>
        {askWords(fields, language).join(" · ")}
        <div className="quiet small">{marks.join(" · ")}</div>
      </td>
      <td>{(fields.depends_on ?? []).map(paperName).join(", ") || "—"}</td>
      {onEdit && (
        <td className="end">
          <Button
            size="small"
            type="text"
            icon={<EditOutlined />}
            aria-label={`${t("common:edit")} ${name}`}
            onClick={onEdit}
          />
        </td>
      )}
    </tr>
  );
}
