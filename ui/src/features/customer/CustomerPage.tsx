// One customer from all sides: what is known, the people, the deals, the papers and the money, and what happened.
import { DeleteOutlined, EditOutlined, PlusOutlined } from "@ant-design/icons";
import { Link, useNavigate } from "@tanstack/react-router";
import { App, Button, Popconfirm, Skeleton, Tabs, Tag } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { ContactForm } from "../../shared/ContactForm";
import { ContactLinks } from "../../shared/ContactLinks";
import { Facts, Instant, Nothing, PageHead, Panel, State } from "../../shared/Display";
import { DossierSums, DossierTable } from "../../shared/DossierTable";
import { ErrorNote } from "../../shared/ErrorNote";
import { FollowUpBox, FollowUpList } from "../../shared/FollowUps";
import { HistoryLink } from "../../shared/HistoryLink";
import { useLookups } from "../../shared/lookups";
import { Notes } from "../../shared/Notes";
import { lookupName } from "../../shared/names";
import { OpportunityTable } from "../../shared/OpportunityTable";
import { useRecent } from "../../shared/recent";
import { useMay } from "../../shared/session";
import { useLanguage } from "../../shared/useLanguage";
import { useWrite } from "../../shared/useWrite";
import type { Contact, LookupRow } from "../../shared/wire";
import { type Merge, useCustomer, useOverview } from "./api";
import { CustomerForm } from "./CustomerForm";
import { MergeDialog } from "./MergeDialog";
import { Timeline } from "./Timeline";
import { TransferDialog } from "./TransferDialog";

const TABS = ["facts", "activity", "papers", "timeline"] as const;
export type CustomerTab = Exclude<(typeof TABS)[number], "facts">;

interface Props {
  id: string;
  tab: CustomerTab | undefined;
  onTab: (tab: CustomerTab | undefined) => void;
}

export function CustomerPage({ id, tab, onTab }: Props) {
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
  const mayMerge = useMay("customer.merge");
  const overview = useOverview(id).data;
  const [transferring, setTransferring] = useState(false);
  const [merging, setMerging] = useState(false);
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
  const gone = customer.data.merged_into_id !== null;
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
            {mayEdit && !gone && (
              <Button icon={<EditOutlined />} onClick={() => setEditing(true)}>
                {t("common:edit")}
              </Button>
            )}
            {mayTransfer && !gone && (
              <Button onClick={() => setTransferring(true)}>{t("transfer.action")}</Button>
            )}
            {mayMerge && !gone && <Button onClick={() => setMerging(true)}>{t("merge.action")}</Button>}
            {mayEdit && !gone && deals.length === 0 && (
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
      {customer.data.merged_into_id && (
        <p className="notice">
          {t("merge.gone")}{" "}
          <Link to="/customers/$id" params={{ id: customer.data.merged_into_id }}>
            {overview?.merged_into?.name ?? t("merge.open_kept")}
          </Link>
        </p>
      )}
      <Tabs
        activeKey={tab ?? "facts"}
        onChange={(next) => onTab(next === "facts" ? undefined : (next as CustomerTab))}
        items={TABS.map((key) => ({ key, label: t(`tab.${key}`) }))}
      />
      {tab === "activity" && (
        <div className="columns">
          <Panel title={t("follow_ups")}>
            {!customer.data.merged_into_id && <FollowUpBox subject={{ customer_id: id }} />}
            <FollowUpList subject={{ customer_id: id }} />
          </Panel>
          <Panel title={t("notes")}>
            <Notes subject={{ customer_id: id }} editable={!customer.data.merged_into_id} />
          </Panel>
        </div>
      )}
      {tab === "papers" && (
        <Panel title={t("papers")}>
          {overview ? (
            <>
              <DossierSums dossier={overview.dossier} />
              <DossierTable dossier={overview.dossier} />
            </>
          ) : (
            <Skeleton active />
          )}
        </Panel>
      )}
      {tab === "timeline" && (
        <Panel title={t("timeline")}>
          <Timeline customerId={id} />
        </Panel>
      )}
      {!tab && (
        <>
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
                [
                  t("parent"),
                  overview?.parent ? (
                    <Link key="parent" to="/customers/$id" params={{ id: overview.parent.id }}>
                      {overview.parent.name}
                    </Link>
                  ) : null,
                ],
                [t("last_follow_up"), <Instant key="last" value={overview?.last_follow_up_at} />],
                [t("next_follow_up"), <Instant key="next" value={overview?.next_follow_up_at} />],
                [t("created"), <Instant key="created" value={customer.data.created_at} />],
                [t("updated"), <Instant key="updated" value={customer.data.updated_at} />],
              ]}
            />
            {fields.tags.length > 0 && (
              <p>
                {fields.tags.map((tag) => (
                  <Link key={tag} to="/customers" search={{ tag }}>
                    <Tag>{tag}</Tag>
                  </Link>
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
          {overview && (overview.groups.length > 0 || overview.subsidiaries.length > 0) && (
            <Panel title={t("belongs")}>
              <Facts
                items={[
                  ...(overview.subsidiaries.length > 0
                    ? ([
                        [
                          t("subsidiaries"),
                          overview.subsidiaries.map((child) => (
                            <div key={child.id}>
                              <Link to="/customers/$id" params={{ id: child.id }}>
                                {child.name}
                              </Link>
                            </div>
                          )),
                        ],
                      ] as [string, ReactNode][])
                    : []),
                  ...(overview.groups.length > 0
                    ? ([
                        [
                          t("groups"),
                          overview.groups.map((no) => (
                            <div key={no}>
                              <Link to="/groups/$no" params={{ no }}>
                                {no}
                              </Link>
                            </div>
                          )),
                        ],
                      ] as [string, ReactNode][])
                    : []),
                ]}
              />
            </Panel>
          )}
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
                        {one.fields.is_decision_maker && (
                          <State tone="done">{t("contact.decision_mark")}</State>
                        )}{" "}
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
          {overview && overview.merges.length > 0 && <Merges rows={overview.merges} mayUndo={mayMerge} />}
        </>
      )}
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
      {merging && <MergeDialog customer={customer.data} onClose={() => setMerging(false)} />}
      {transferring && <TransferDialog customer={customer.data} onClose={() => setTransferring(false)} />}
    </div>
  );
}

/** Customers that went into this one, and the way back. */
function Merges({ rows, mayUndo }: { rows: Merge[]; mayUndo: boolean }) {
  const { t } = useTranslation(["customer", "common"]);
  const write = useWrite();
  return (
    <Panel title={t("merge.history")}>
      <table className="rows">
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <Link to="/customers/$id" params={{ id: row.merged.id }}>
                  {row.merged.name}
                </Link>
                <div className="quiet">{row.reason}</div>
              </td>
              <td className="quiet">
                {row.merged_by.name} · <Instant value={row.merged_at} />
              </td>
              <td className="end">
                {row.undone_at ? (
                  <State tone="idle">{t("merge.was_undone")}</State>
                ) : (
                  mayUndo && (
                    <Popconfirm
                      title={t("merge.undo_question")}
                      okText={t("merge.undo")}
                      onConfirm={() => void write.run("customer.unmerge", { id: row.id }, t("merge.undone"))}
                    >
                      <Button size="small">{t("merge.undo")}</Button>
                    </Popconfirm>
                  )
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
