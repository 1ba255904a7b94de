// Ctrl+K: everything that can be found or done, found by the core, typed in any of the scripts.

import { useNavigate } from "@tanstack/react-router";
import { Modal } from "antd";
import { Command } from "cmdk";
import { useDeferredValue, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Recent, useRecent } from "../shared/recent";
import { may, useSession } from "../shared/session";
import { type ShortcutId, useShortcutKeys } from "../shared/shortcuts";
import { groupNumber, useGlobalSearch } from "./globalSearch";
import { visibleMenu } from "./menu";

interface Props {
  open: boolean;
  onClose: () => void;
  onHelp: () => void;
}

const PAGE_KEYS: Partial<Record<string, ShortcutId>> = {
  home: "goHome",
  leads: "goLeads",
  opportunities: "goOpportunities",
  customers: "goCustomers",
  contacts: "goContacts",
  products: "goProducts",
  approvals: "goApprovals",
  sync: "goSync",
};

export function Palette({ open, onClose, onHelp }: Props) {
  const { t } = useTranslation();
  const session = useSession();
  const keysFor = useShortcutKeys();
  const navigate = useNavigate();
  const recent = useRecent((state) => state.items);
  const [text, setText] = useState("");
  const asked = useDeferredValue(text.trim());
  const found = useGlobalSearch(asked, open);
  const group = may(session, "opportunity.view") ? groupNumber(asked) : null;
  // What is found arrives after the typing: its first line becomes the one that Enter opens.
  const [chosen, setChosen] = useState("");
  const top = found[0]?.hits[0];
  const first = top ? `${top.kind} ${top.id}` : "";
  useEffect(() => {
    if (first !== "") setChosen(first);
  }, [first]);
  const pages = visibleMenu((one) => may(session, one), session.mode).flatMap((group) => group.entries);
  const matches = (label: string) => asked === "" || label.toLowerCase().includes(asked.toLowerCase());

  function close() {
    setText("");
    onClose();
  }
  function run(action: () => unknown) {
    close();
    void action();
  }
  function openRecord(item: Pick<Recent, "kind" | "id">) {
    if (item.kind === "opportunity") return navigate({ to: "/opportunities/$id", params: { id: item.id } });
    if (item.kind === "lead") return navigate({ to: "/leads/$id", params: { id: item.id } });
    if (item.kind === "customer") return navigate({ to: "/customers/$id", params: { id: item.id } });
    if (item.kind === "quotation") return navigate({ to: "/quotations/$id", params: { id: item.id } });
    return navigate({ to: "/products/$id", params: { id: item.id } });
  }

  const actions: { id: string; label: string; keys?: ShortcutId; run: () => unknown }[] = [
    ...(may(session, "opportunity.create")
      ? [
          {
            id: "new-deal",
            label: t("palette.new_opportunity"),
            run: () => navigate({ to: "/opportunities", search: { create: true } }),
          },
        ]
      : []),
    ...(may(session, "lead.create")
      ? [
          {
            id: "new-lead",
            label: t("palette.new_lead"),
            run: () => navigate({ to: "/leads", search: { create: true } }),
          },
        ]
      : []),
    ...(may(session, "customer.edit")
      ? [
          {
            id: "new-customer",
            label: t("palette.new_customer"),
            run: () => navigate({ to: "/customers", search: { create: true } }),
          },
        ]
      : []),
    { id: "help", label: t("shortcut.help"), keys: "help", run: onHelp },
  ];

  return (
    <Modal
      open={open}
      onCancel={close}
      footer={null}
      closable={false}
      width={600}
      style={{ top: 80 }}
      styles={{ container: { padding: 0 } }}
      destroyOnHidden
      title={<span className="visually-hidden">{t("palette.title")}</span>}
    >
      <Command
        className="palette"
        label={t("palette.title")}
        value={chosen}
        onValueChange={setChosen}
        shouldFilter={false}
        loop
      >
        <Command.Input autoFocus value={text} onValueChange={setText} placeholder={t("top.search")} />
        <Command.List>
          <Command.Empty>{t("palette.empty")}</Command.Empty>
          {asked === "" && recent.length > 0 && (
            <Command.Group heading={t("palette.recent")}>
              {recent.map((item) => (
                <Command.Item
                  key={`${item.kind} ${item.id}`}
                  value={`recent ${item.id}`}
                  onSelect={() => run(() => openRecord(item))}
                >
                  <span className="grow">{item.title}</span>
                  <span className="quiet">{t(`palette.${item.kind}`)}</span>
                </Command.Item>
              ))}
            </Command.Group>
          )}
          {found.map((group) => (
            <Command.Group key={group.kind} heading={t(`palette.${group.kind}`)}>
              {group.hits.map((hit) => (
                <Command.Item
                  key={hit.id}
                  value={`${group.kind} ${hit.id}`}
                  onSelect={() => run(() => openRecord({ kind: group.kind, id: hit.id }))}
                >
                  <span className="grow">{hit.title}</span>
                  {hit.subtitle && <span className="quiet">{hit.subtitle}</span>}
                </Command.Item>
              ))}
            </Command.Group>
          ))}
          {group && (
            <Command.Group heading={t("palette.group")}>
              <Command.Item
                value={`group ${group}`}
                onSelect={() => run(() => navigate({ to: "/groups/$no", params: { no: group } }))}
              >
                <span className="grow">{group}</span>
              </Command.Item>
            </Command.Group>
          )}
          {actions.some((one) => matches(one.label)) && (
            <Command.Group heading={t("palette.actions")}>
              {actions
                .filter((one) => matches(one.label))
                .map((one) => (
                  <Command.Item key={one.id} value={`action ${one.id}`} onSelect={() => run(one.run)}>
                    <span className="grow">{one.label}</span>
                    {one.keys && <kbd>{keysFor(one.keys).join(" ")}</kbd>}
                  </Command.Item>
                ))}
            </Command.Group>
          )}
          {pages.some((page) => matches(t(`nav.${page.label}`))) && (
            <Command.Group heading={t("palette.pages")}>
              {pages
                .filter((page) => matches(t(`nav.${page.label}`)))
                .map((page) => {
                  const keys = PAGE_KEYS[page.label];
                  return (
                    <Command.Item
                      key={page.to}
                      value={`page ${page.to}`}
                      onSelect={() => run(() => navigate({ to: page.to }))}
                    >
                      <span className="grow">{t(`nav.${page.label}`)}</span>
                      {keys && <kbd>{keysFor(keys).join(" ")}</kbd>}
                    </Command.Item>
                  );
                })}
            </Command.Group>
          )}
        </Command.List>
      </Command>
    </Modal>
  );
}
