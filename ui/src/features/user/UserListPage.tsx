// Everybody who works with Bantu: found, filtered, added.
import { PlusOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { Button, Select } from "antd";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import { DataGrid, type GridColumn } from "../../shared/DataGrid";
import { Nothing, PageHead, State } from "../../shared/Display";
import { roleName } from "../../shared/roles";
import { SearchBox } from "../../shared/SearchBox";
import { useMay, useSession } from "../../shared/session";
import { useShortcut } from "../../shared/shortcuts";
import { type UserRow, useUsers } from "./api";
import { UserForm } from "./UserForm";
import { filterUsers, rolesInUse, STATE_TONE, USER_STATES, type UserState, userState } from "./userState";

interface UserListSearch {
  q?: string | undefined;
  role?: string | undefined;
  state?: UserState | undefined;
  create?: boolean | undefined;
}

interface Props {
  search: UserListSearch;
  onSearch: (change: UserListSearch) => void;
}

export function UserListPage({ search, onSearch }: Props) {
  const { t } = useTranslation(["user", "common"]);
  const navigate = useNavigate();
  const me = useSession().user.id;
  const mayCreate = useMay("user.create");
  const [total, setTotal] = useState<number | null>(null);
  const roles = rolesInUse(useUsers().data?.rows ?? []);
  const { q = "", role, state } = search;
  useShortcut("create", () => onSearch({ create: true }), mayCreate);

  const columns = useMemo<GridColumn<UserRow>[]>(
    () => [
      {
        id: "display_name",
        title: t("name"),
        width: 170,
        grow: 1,
        render: (row) => (
          <>
            <span>{row.display_name}</span>
            {row.id === me && <State tone="main">{t("you")}</State>}
          </>
        ),
      },
      { id: "email", title: t("email"), width: 230, grow: 1, render: (row) => <span>{row.email}</span> },
      { id: "phone", title: t("phone"), width: 150, render: (row) => row.phone ?? "—" },
      {
        id: "roles",
        title: t("roles"),
        width: 220,
        grow: 2,
        render: (row) => <span>{row.roles.map(roleName).join(", ")}</span>,
      },
      {
        id: "state",
        title: t("state"),
        width: 110,
        render: (row) => <State tone={STATE_TONE[userState(row)]}>{t(`state_is.${userState(row)}`)}</State>,
      },
    ],
    [t, me],
  );
  const load = useCallback(
    async (offset: number, limit: number) => {
      const found = filterUsers((await rpc<{ rows: UserRow[] }>("user.list")).rows, { q, role, state });
      return { rows: found.slice(offset, offset + limit), total: found.length };
    },
    [q, role, state],
  );
  const create = mayCreate && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => onSearch({ create: true })}>
      {t("create")}
    </Button>
  );

  return (
    <div className="page full">
      <PageHead title={t("title")} actions={create} />
      <div className="filters">
        <SearchBox value={q} onChange={(text) => onSearch({ q: text })} placeholder={t("search")} />
        <Select
          allowClear
          className="filter"
          placeholder={t("role_any")}
          aria-label={t("roles")}
          value={role ?? null}
          options={roles.map((value) => ({ value, label: roleName(value) }))}
          onChange={(value: string | null | undefined) => onSearch({ role: value ?? undefined })}
        />
        <Select
          allowClear
          className="filter"
          placeholder={t("state_any")}
          aria-label={t("state")}
          value={state ?? null}
          options={USER_STATES.map((value) => ({ value, label: t(`state_is.${value}`) }))}
          onChange={(value: UserState | null | undefined) => onSearch({ state: value ?? undefined })}
        />
        <span className="count">{total !== null && t("common:total_rows", { count: total })}</span>
      </div>
      <DataGrid<UserRow>
        label={t("title")}
        queryKey={["user", "list", q, role ?? "", state ?? ""]}
        load={load}
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: "/users/$id", params: { id: row.id } })}
        onTotal={setTotal}
        empty={<Nothing text={t("none_found")} />}
      />
      {search.create === true && mayCreate && (
        <UserForm
          onClose={() => onSearch({ create: undefined })}
          onSaved={(id) => void navigate({ to: "/users/$id", params: { id } })}
        />
      )}
    </div>
  );
}
