// People at all customers.
import { DeleteOutlined, EditOutlined, PlusOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { App, Button, Drawer, Popconfirm } from "antd";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { ContactForm } from "../../shared/ContactForm";
import { ContactLinks } from "../../shared/ContactLinks";
import { DataGrid, type GridColumn } from "../../shared/DataGrid";
import { Facts, Instant, Nothing, PageHead, State } from "../../shared/Display";
import { customerTitle } from "../../shared/names";
import { SearchBox } from "../../shared/SearchBox";
import { useMay } from "../../shared/session";
import { useShortcut } from "../../shared/shortcuts";
import { useWrite } from "../../shared/useWrite";
import { type ContactRow, loadContacts } from "./api";

interface ContactListSearch {
  q?: string | undefined;
}

interface Props {
  search: ContactListSearch;
  onSearch: (change: ContactListSearch) => void;
}

export function ContactListPage({ search, onSearch }: Props) {
  const { t } = useTranslation(["customer", "common"]);
  const mayEdit = useMay("contact.edit");
  const [total, setTotal] = useState<number | null>(null);
  const [shown, setShown] = useState<ContactRow | null>(null);
  const [form, setForm] = useState<ContactRow | "new" | null>(null);
  const query = search.q ?? "";
  useShortcut("create", () => setForm("new"), mayEdit);

  const columns = useMemo<GridColumn<ContactRow>[]>(
    () => [
      {
        id: "name",
        title: t("contact.name"),
        width: 210,
        grow: 1,
        render: (row) => (
          <>
            <span title={row.fields.name}>{row.fields.name}</span>
            {row.fields.is_primary && <State tone="main">{t("contact.primary_mark")}</State>}
            {row.fields.is_decision_maker && <State tone="done">{t("contact.decision_mark")}</State>}
          </>
        ),
      },
      {
        id: "position",
        title: t("contact.position"),
        width: 130,
        render: (row) => <span>{row.fields.position ?? "—"}</span>,
      },
      {
        id: "customer",
        title: t("contact.customer"),
        width: 230,
        grow: 2,
        wraps: true,
        render: (row) => <span>{customerTitle(row.customer_no, null, row.customer_name)}</span>,
      },
      { id: "mobile", title: t("contact.mobile"), width: 168, render: (row) => row.fields.mobile ?? "—" },
      {
        id: "email",
        title: t("email"),
        width: 236,
        grow: 2,
        render: (row) => <span title={row.fields.email ?? undefined}>{row.fields.email ?? "—"}</span>,
      },
      {
        id: "wechat",
        title: "WeChat",
        width: 120,
        render: (row) => <span>{row.fields.wechat_id ?? "—"}</span>,
      },
    ],
    [t],
  );
  const load = useCallback((offset: number, limit: number) => loadContacts(query, offset, limit), [query]);
  const create = mayEdit && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setForm("new")}>
      {t("contact.create")}
    </Button>
  );

  return (
    <div className="page full">
      <PageHead title={t("contact.title")} actions={create} />
      <div className="filters">
        <SearchBox value={query} onChange={(q) => onSearch({ q })} placeholder={t("contact.search")} />
        <span className="count">{total !== null && t("common:total_rows", { count: total })}</span>
      </div>
      <DataGrid<ContactRow>
        label={t("contact.title")}
        queryKey={["contact", "list", query]}
        load={load}
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={setShown}
        onTotal={setTotal}
        empty={<Nothing text={t(query ? "contact.none_found" : "contact.none")} action={create} />}
      />
      {shown && (
        <ContactCard
          row={shown}
          mayEdit={mayEdit}
          onClose={() => setShown(null)}
          onEdit={() => {
            setForm(shown);
            setShown(null);
          }}
        />
      )}
      {form && <ContactForm {...(form === "new" ? {} : { contact: form })} onClose={() => setForm(null)} />}
    </div>
  );
}

interface CardProps {
  row: ContactRow;
  mayEdit: boolean;
  onClose: () => void;
  onEdit: () => void;
}

function ContactCard({ row, mayEdit, onClose, onEdit }: CardProps) {
  const { t } = useTranslation(["customer", "common"]);
  const { message } = App.useApp();
  const write = useWrite();
  return (
    <Drawer
      open
      size={460}
      title={row.fields.name}
      onClose={onClose}
      extra={
        mayEdit && (
          <>
            <Button icon={<EditOutlined />} onClick={onEdit}>
              {t("common:edit")}
            </Button>{" "}
            <Popconfirm
              title={t("contact.delete_question")}
              okText={t("common:delete")}
              okButtonProps={{ danger: true }}
              onConfirm={async () => {
                if (!(await write.run("contact.delete", { id: row.id }))) return;
                void message.success(t("contact.deleted"));
                onClose();
              }}
            >
              <Button danger icon={<DeleteOutlined />} aria-label={t("common:delete")} />
            </Popconfirm>
          </>
        )
      }
    >
      <Facts
        items={[
          [
            t("contact.customer"),
            <Link
              key="customer"
              className="text-link"
              to="/customers/$id"
              params={{ id: row.fields.customer_id }}
            >
              {customerTitle(row.customer_no, null, row.customer_name)}
            </Link>,
          ],
          [t("contact.position"), row.fields.position],
          [t("contact.reach"), <ContactLinks key="reach" fields={row.fields} />],
          [t("common:note"), row.fields.notes],
          [t("updated"), <Instant key="updated" value={row.updated_at} />],
        ]}
      />
    </Drawer>
  );
}
