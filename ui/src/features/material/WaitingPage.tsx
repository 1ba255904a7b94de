// Papers of all deals that passed the check and wait for a decision, the longest waiting first.
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DataGrid, type GridColumn } from "../../shared/DataGrid";
import { InstantDay, Nothing, PageHead } from "../../shared/Display";
import { useLanguage } from "../../shared/useLanguage";
import { loadWaiting, type WaitingPaper } from "./api";
import { applicantName, nameIn } from "./words";

export function WaitingPage() {
  const { t } = useTranslation(["material", "common"]);
  const language = useLanguage();
  const navigate = useNavigate();
  const columns = useMemo<GridColumn<WaitingPaper>[]>(
    () => [
      {
        id: "paper",
        title: t("paper"),
        width: 190,
        grow: 3,
        wraps: true,
        render: (row) => nameIn(row.names, language),
      },
      {
        id: "whose",
        title: t("whose"),
        width: 150,
        grow: 2,
        wraps: true,
        render: (row) => applicantName(row.applicant),
      },
      {
        id: "deal",
        title: t("deal"),
        width: 190,
        grow: 3,
        wraps: true,
        render: (row) => <span title={row.opportunity.name}>{row.opportunity.name}</span>,
      },
      {
        id: "customer",
        title: t("customer"),
        width: 160,
        grow: 2,
        wraps: true,
        render: (row) => <span title={row.customer.name}>{row.customer.name}</span>,
      },
      {
        id: "given_at",
        title: t("given_at"),
        width: 130,
        render: (row) => <InstantDay value={row.uploaded_at} />,
      },
      {
        id: "by",
        title: t("by"),
        width: 140,
        grow: 1,
        render: (row) => <span title={row.uploaded_by?.name}>{row.uploaded_by?.name ?? "—"}</span>,
      },
    ],
    [t, language],
  );
  return (
    <div className="page full">
      <PageHead title={t("common:nav.materials")} />
      <DataGrid<WaitingPaper>
        label={t("common:nav.materials")}
        queryKey={["material", "list", "waiting"]}
        load={loadWaiting}
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) =>
          void navigate({
            to: "/opportunities/$id",
            params: { id: row.opportunity.id },
            search: { stage: "handling_materials", paper: row.requirement_id },
          })
        }
        empty={<Nothing text={t("waiting_none")} />}
      />
    </div>
  );
}
