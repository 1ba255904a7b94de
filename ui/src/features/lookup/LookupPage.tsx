// The small lists behind choices: add, name in three languages, order, take out of use. Nothing in use can vanish.
import { ArrowDownOutlined, ArrowUpOutlined, EditOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Popconfirm, Skeleton, Tabs } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Nothing, PageHead, State } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { useLookups } from "../../shared/lookups";
import { may, useSession } from "../../shared/session";
import { useShortcut } from "../../shared/shortcuts";
import { useWrite } from "../../shared/useWrite";
import { LISTS, type ListName, type LookupRow } from "./api";
import { LookupDialog } from "./LookupDialog";
import { moves } from "./order";

interface Props {
  shown: string | undefined;
  onShow: (list: ListName) => void;
}

export function LookupPage({ shown, onShow }: Props) {
  const { t } = useTranslation(["lookup", "common"]);
  const session = useSession();
  const lookups = useLookups();
  const [open, setOpen] = useState<LookupRow | "new" | null>(null);
  const list = LISTS.find((one) => one.name === shown) ?? LISTS[0];
  const mayChange = may(session, list.needs);
  useShortcut("create", () => setOpen("new"), mayChange);
  const rows = lookups.data?.[list.name];
  const add = mayChange && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen("new")}>
      {t("add")}
    </Button>
  );
  return (
    <div className="page">
      <PageHead title={t("title")} actions={add} />
      {lookups.error && <ErrorNote error={lookups.error} onRetry={() => void lookups.refetch()} />}
      <section className="panel">
        <Tabs
          className="panel-tabs"
          activeKey={list.name}
          onChange={(key) => onShow(key as ListName)}
          items={LISTS.map((one) => ({ key: one.name, label: t(`list.${one.name}`) }))}
        />
        <div className="panel-body">
          <p className="quiet">{t(`note.${list.name}`)}</p>
          {!rows && !lookups.error && <Skeleton active />}
          {rows?.length === 0 && <Nothing text={t("none")} action={add} />}
          {rows && rows.length > 0 && (
            <Table list={list.name} rows={rows} mayChange={mayChange} onEdit={setOpen} />
          )}
        </div>
      </section>
      {open && (
        <LookupDialog
          list={list.name}
          rows={rows ?? []}
          {...(open === "new" ? {} : { row: open })}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

interface TableProps {
  list: ListName;
  rows: readonly LookupRow[];
  mayChange: boolean;
  onEdit: (row: LookupRow) => void;
}

function Table({ list, rows, mayChange, onEdit }: TableProps) {
  const { t } = useTranslation(["lookup", "common"]);
  const write = useWrite();
  const use = (row: LookupRow, to: boolean) =>
    write.run(
      "lookup.update",
      { list, id: row.id, changes: [{ field: "is_active", from: row.is_active, to }] },
      t("common:saved"),
    );

  async function move(row: LookupRow, by: -1 | 1) {
    for (const { id, from, to } of moves(rows, row.id, by)) {
      const changes = [{ field: "display_order", from, to }];
      // What went wrong has been shown; the places that changed before it are a good order too.
      if (!(await write.run("lookup.update", { list, id, changes }))) return;
    }
  }

  return (
    <table className="rows">
      <thead>
        <tr>
          {mayChange && <th>{t("order")}</th>}
          <th>{t("code")}</th>
          <th>{t("name_zh")}</th>
          <th>{t("name_id")}</th>
          <th>{t("name_en")}</th>
          <th>{t("state")}</th>
          {mayChange && (
            <th>
              <span className="visually-hidden">{t("common:edit")}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={row.id} data-code={row.code}>
            {mayChange && (
              <td className="nowrap">
                <Button
                  size="small"
                  type="text"
                  icon={<ArrowUpOutlined />}
                  aria-label={`${t("up")} ${row.code}`}
                  disabled={at === 0 || write.busy}
                  onClick={() => void move(row, -1)}
                />
                <Button
                  size="small"
                  type="text"
                  icon={<ArrowDownOutlined />}
                  aria-label={`${t("down")} ${row.code}`}
                  disabled={at === rows.length - 1 || write.busy}
                  onClick={() => void move(row, 1)}
                />
              </td>
            )}
            <td>{row.code}</td>
            <td lang="zh-CN">{row.name_zh}</td>
            <td lang="id">{row.name_id}</td>
            <td lang="en">{row.name_en ?? "—"}</td>
            <td>
              <State tone={row.is_active ? "done" : "idle"}>{t(row.is_active ? "active" : "inactive")}</State>
            </td>
            {mayChange && (
              <td className="end nowrap">
                <Button
                  size="small"
                  type="text"
                  icon={<EditOutlined />}
                  aria-label={`${t("common:edit")} ${row.code}`}
                  onClick={() => onEdit(row)}
                />
                {row.is_active ? (
                  <Popconfirm
                    title={t("deactivate_question")}
                    okText={t("deactivate")}
                    onConfirm={() => use(row, false)}
                  >
                    <Button size="small" type="text">
                      {t("deactivate")}
                    </Button>
                  </Popconfirm>
                ) : (
                  <Button size="small" type="text" onClick={() => void use(row, true)}>
                    {t("activate")}
                  </Button>
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
