// The quotations of one deal, on its third stage.
import { PlusOutlined } from "@ant-design/icons";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AppError } from "../../platform/transport";
import { CivilDate, Money, Nothing, Panel, State } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { useMay } from "../../shared/session";
import { useWrite } from "../../shared/useWrite";
import type { QuotationRow } from "../../shared/wire";
import { propose } from "./api";
import { quotationTone } from "./tone";

interface Props {
  opportunityId: string;
  rows: QuotationRow[];
  editable: boolean;
}

export function QuotationPanel({ opportunityId, rows, editable }: Props) {
  const { t } = useTranslation(["quotation", "common", "terms"]);
  const navigate = useNavigate();
  const write = useWrite();
  const mayEdit = useMay("quotation.edit");
  const [error, setError] = useState<AppError | null>(null);

  async function create() {
    setError(null);
    try {
      const { head, items } = await propose(opportunityId);
      const done = await write.run("quotation.save", {
        opportunity_id: opportunityId,
        edit_no: 0,
        head,
        items,
      });
      if (done?.id) void navigate({ to: "/quotations/$id", params: { id: done.id } });
    } catch (reason) {
      setError(reason as AppError);
    }
  }

  const button = editable && mayEdit && (
    <Button
      type={rows.length === 0 ? "primary" : "default"}
      icon={<PlusOutlined />}
      loading={write.busy}
      onClick={() => void create()}
    >
      {t("create")}
    </Button>
  );
  return (
    <Panel id="quotations" title={t("title")} extra={rows.length > 0 && button}>
      {error && <ErrorNote error={error} />}
      {rows.length === 0 ? (
        <Nothing text={t("none")} action={button} />
      ) : (
        <table className="rows">
          <thead>
            <tr>
              <th>{t("number")}</th>
              <th>{t("state")}</th>
              <th className="end">{t("total")}</th>
              <th className="end">{t("total_secondary")}</th>
              <th>{t("valid_until")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} className={row.is_below_floor && row.status === "draft" ? "warning" : ""}>
                <td>
                  <Link to="/quotations/$id" params={{ id: row.id }}>
                    {row.quotation_no ?? t("draft_title", { version: row.version })}
                  </Link>
                </td>
                <td>
                  <State tone={quotationTone(row.status)}>{t(`terms:quotation_status.${row.status}`)}</State>{" "}
                  {row.review_required && <State tone="running">{t("review_required")}</State>}
                </td>
                <td className="end">
                  <Money value={row.total} strong />
                </td>
                <td className="end">
                  <Money value={row.total_secondary} />
                </td>
                <td>
                  <CivilDate value={row.valid_until} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
