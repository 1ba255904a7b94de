// Leads from a record to the trail of its changes, for those who may read the trail.
import { HistoryOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useMay } from "./session";

interface Props {
  table: "customers" | "leads" | "opportunities" | "quotations" | "contracts" | "users";
  id: string;
}

export function HistoryLink({ table, id }: Props) {
  const { t } = useTranslation("audit");
  const navigate = useNavigate();
  if (!useMay("audit.view")) return null;
  return (
    <Button
      icon={<HistoryOutlined />}
      aria-label={t("history")}
      title={t("history")}
      onClick={() => void navigate({ to: "/audit", search: { table, id } })}
    />
  );
}
