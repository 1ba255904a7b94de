// One customer: what is known, the people, the deals.
import { DeleteOutlined, EditOutlined, PlusOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { App, Button, Popconfirm, Skeleton, Tag } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { ContactForm } from "../../shared/ContactForm";
import { ContactLinks } from "../../shared/ContactLinks";
import { Facts, Instant, Nothing, PageHead, Panel, State } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { HistoryLink } from "../../shared/HistoryLink";
import { useLookups } from "../../shared/lookups";
import { lookupName } from "../../shared/names";
import { OpportunityTable } from "../../shared/OpportunityTable";
import { useRecent } from "../../shared/recent";
import { useMay } from "../../shared/session";
import { useLanguage } from "../../shared/useLanguage";
import { useWrite } from "../../shared/useWrite";
import type { Contact, LookupRow } from "../../shared/wire";
import { useCustomer } from "./api";
import { CustomerForm } from "./CustomerForm";
import { TransferDialog } from "./TransferDialog";

export function CustomerPage({ id }: { id: string }) {
  const { t } = useTranslation(["customer", "common", "terms"]);
  const navigate = useNavigate();
  const language = useLanguage();
  const { message } = App.useApp();
  const customer = useCustomer(id);
  const lookups = useLookups().data;
  const write = useWrite();
  const mayEdit = useMay("customer.edit");
  const mayInvoices = useMay("invoice.view");
  const mayEditContact = useMay("contact.edit");
  const mayTransfer = useMay("customer.transfer");
  const mayOpen = useMay("opportunity.create");
  const [editing, setEditing] = useState(false);
  const [transferring, setTransferring] = useState(false);
  const [contact, setContact] = useState<Contact | "new" | null>(null);
  const remember = useRecent((state) => state.open);
  const display = customer.data?.display;
  useEffect(() => {
    if (display) remember({ kind: "customer", id, title: display });
  }, [display, id, remember]);

  if (customer.error)
    return (
      <div className="page">
        <ErrorNote error={customer.error} onRetry={() => void customer.refetch()} />
      </div>
    );
  if (!customer.data)
    return (
      <div className="page">
        <Skeleton active />
      </div>
    );
  const { fields, contacts, deals } = customer.data;
  const named = (rows: LookupRow[] | undefined, rowId: string | null) => {
    const row = rows?.find((one) => one.id === rowId);
    return row ? lookupName(row, language) : "—";
  };

  return (
    <div className="page">
      <PageHead
        title={customer.data.display}
        note={
          <>
            {customer.data.is_locked && <State tone="warning">{t("locked")}</State>}{" "}
            {customer.data.possible_duplicate && <State tone="running">{t("duplicate")}</State>}
          </>
        }
        actions={
          <>
            {mayOpen && !customer.data.is_locked && (
              <Button
                type="primary"
                icon={<PlusOutlined />}
                onClick={() =>
                  void navigate({ to: "/opportunities", search: { create: true, customer: id } })
                }
              >
                {t("new_deal")}
              </Button>
            )}
            {mayEdit && (
              <Button icon={<EditOutlined />} onClick={() => setEditing(true)}>
                {t("common:edit")}
              </Button>
            )}
            {mayTransfer && <Button onClick={() => setTransferring(true)}>{t("transfer.action")}</Button>}
            {mayEdit && deals.length === 0 && (
              <Popconfirm
                title={t("delete_question")}
                okText={t("common:delete")}
                okButtonProps={{ danger: true }}
                onConfirm={async () => {
                  if (await write.run("customer.delete", { id })) {
                    void message.success(t("deleted"));
                    void navigate({ to: "/customers" });
                  }
                }}
              >
                <Button danger icon={<DeleteOutlined />}>
                  {t("common:delete")}
                </Button>
              </Popconfirm>
            )}
            {mayInvoices && (
              <Button onClick={() => void navigate({ to: "/customers/$id/statement", params: { id } })}>
                {t("statement")}
              </Button>
            )}
            <HistoryLink table="customers" id={id} />
          </>
        }
      />
      <Panel title={t("facts")}>
        <Facts
          items={[
            [t("type"), t(`terms:customer_type.${fields.customer_type}`)],
            [t("level"), named(lookups?.customer_levels, fields.level_id)],
            [t("source"), named(lookups?.customer_sources, fields.source_id)],
            [t("industry"), named(lookups?.industries, fields.industry_id)],
            [t("phone"), fields.phone],
            [t("email"), fields.email],
            [t("tax_id"), fields.tax_id],
            [t("address"), fields.address],
            [t("owner"), customer.data.owner.name],
            [t("developed_by"), customer.data.developed_by?.name ?? null],
            [t("created"), <Instant key="created" value={customer.data.created_at} />],
            [t("updated"), <Instant key="updated" value={customer.data.updated_at} />],
          ]}
        />
        {fields.tags.length > 0 && (
          <p>
            {fields.tags.map((tag) => (
              <Tag key={tag}>{tag}</Tag>
            ))}
          </p>
        )}
        {fields.customer_requirements && (
          <p className="pre">
            <span className="quiet">{t("requirements")}</span>
            <br />
            {fields.customer_requirements}
          </p>
        )}
        {fields.description && (
          <p className="pre">
            <span className="quiet">{t("description")}</span>
            <br />
            {fields.description}
          </p>
        )}
      </Panel>
      <Panel
        title={t("contacts")}
        extra={
          mayEditContact && (
            <Button size="small" icon={<PlusOutlined />} onClick={() => setContact("new")}>
              {t("contact.create")}
            </Button>
          )
        }
      >
        {contacts.length === 0 ? (
          <Nothing text={t("contact.none")} />
        ) : (
          <table className="rows">
            <thead>
              <tr>
                <th>{t("contact.name")}</th>
                <th>{t("contact.position")}</th>
                <th>{t("contact.reach")}</th>
                <th>
                  <span className="visually-hidden">{t("common:edit")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {contacts.map((one) => (
                <tr key={one.id}>
                  <td>
                    {one.fields.name}{" "}
                    {one.fields.is_primary && <State tone="main">{t("contact.primary_mark")}</State>}{" "}
                    {one.fields.is_decision_maker && <State tone="done">{t("contact.decision_mark")}</State>}{" "}
                    {!one.fields.is_active && <State tone="idle">{t("contact.inactive")}</State>}
                  </td>
                  <td>{one.fields.position ?? "—"}</td>
                  <td>
                    <ContactLinks fields={one.fields} />
                  </td>
                  <td className="end">
                    {mayEditContact && (
                      <Button
                        size="small"
                        type="text"
                        icon={<EditOutlined />}
                        aria-label={`${t("common:edit")} ${one.fields.name}`}
                        onClick={() => setContact(one)}
                      />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Panel>
      <Panel title={t("deals")}>
        {deals.length === 0 ? (
          <Nothing text={t("no_deals")} />
        ) : (
          <OpportunityTable rows={deals} withCustomer={false} />
        )}
      </Panel>
      {editing && (
        <CustomerForm
          customer={customer.data}
          onClose={() => setEditing(false)}
          onSaved={() => void customer.refetch()}
        />
      )}
      {contact && (
        <ContactForm
          {...(contact === "new" ? {} : { contact })}
          customerId={id}
          onClose={() => setContact(null)}
        />
      )}
      {transferring && <TransferDialog customer={customer.data} onClose={() => setTransferring(false)} />}
    </div>
  );
}
