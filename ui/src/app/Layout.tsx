// The frame around every page: menu on the left, search, sync badge, language and user on top.
import {
  AccountBookOutlined,
  AppstoreOutlined,
  AuditOutlined,
  BankOutlined,
  CalendarOutlined,
  CarryOutOutlined,
  ContactsOutlined,
  FileDoneOutlined,
  FileProtectOutlined,
  FileTextOutlined,
  FunnelPlotOutlined,
  GlobalOutlined,
  HistoryOutlined,
  HomeOutlined,
  InboxOutlined,
  LaptopOutlined,
  MenuFoldOutlined,
  MenuUnfoldOutlined,
  NodeIndexOutlined,
  QuestionCircleOutlined,
  SafetyOutlined,
  ScheduleOutlined,
  SearchOutlined,
  SettingOutlined,
  SwapOutlined,
  SyncOutlined,
  TagsOutlined,
  TeamOutlined,
  TrophyOutlined,
  UnorderedListOutlined,
  UserOutlined,
  UserSwitchOutlined,
} from "@ant-design/icons";
import { Link, Outlet, useNavigate, useRouterState } from "@tanstack/react-router";
import { Dropdown } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { ClaimNews } from "../features/lead/ClaimNews";
import { DesktopPopups } from "../features/notification/DesktopPopups";
import { NotificationBell } from "../features/notification/NotificationBell";
import { host } from "../platform/host";
import { LANGUAGE_NAME, LANGUAGES } from "../shared/language";
import { chooseLanguage, usePreferences } from "../shared/preferences";
import { roleName } from "../shared/roles";
import { SyncBadge } from "../shared/SyncBadge";
import { may, useSession } from "../shared/session";
import { useShortcut, useShortcutKeys } from "../shared/shortcuts";
import { useApprovalCount, useSyncStatus } from "./counts";
import { ErrorBoundary } from "./ErrorBoundary";
import { type MenuEntry, visibleMenu } from "./menu";
import { Palette } from "./Palette";
import { ShortcutHelp } from "./ShortcutHelp";
import { useSignOut } from "./useSignOut";

const ICONS: Record<MenuEntry["label"], ReactNode> = {
  home: <HomeOutlined />,
  leads: <TagsOutlined />,
  lead_pool: <FunnelPlotOutlined />,
  opportunities: <TrophyOutlined />,
  customers: <TeamOutlined />,
  contacts: <ContactsOutlined />,
  approvals: <AuditOutlined />,
  execution: <CarryOutOutlined />,
  materials: <FileDoneOutlined />,
  finance: <AccountBookOutlined />,
  products: <AppstoreOutlined />,
  rates: <SwapOutlined />,
  templates: <FileTextOutlined />,
  contract_templates: <FileProtectOutlined />,
  contract_entities: <BankOutlined />,
  stage_templates: <NodeIndexOutlined />,
  lookups: <UnorderedListOutlined />,
  sync: <SyncOutlined />,
  inbox: <InboxOutlined />,
  users: <UserSwitchOutlined />,
  devices: <LaptopOutlined />,
  roles: <SafetyOutlined />,
  jobs: <ScheduleOutlined />,
  holidays: <CalendarOutlined />,
  audit: <HistoryOutlined />,
  settings: <SettingOutlined />,
};

export function Layout() {
  const { t } = useTranslation();
  const session = useSession();
  const keysFor = useShortcutKeys();
  const navigate = useNavigate();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const preferences = usePreferences();
  const [palette, setPalette] = useState(false);
  const [help, setHelp] = useState(false);
  const signOut = useSignOut();
  const offline = host().capabilities.offline;
  const queued = session.mode === "device";
  const sync = useSyncStatus(queued);
  const approvals = useApprovalCount(may(session, "stage.approve"));
  const counts = { approvals, inbox: sync?.inbox ?? 0 };
  const narrow = preferences.menuCollapsed;

  useShortcut("palette", () => setPalette(true));
  useShortcut("help", () => setHelp(true));
  useShortcut("goHome", () => void navigate({ to: "/" }));
  useShortcut("goOpportunities", () => void navigate({ to: "/opportunities" }));
  useShortcut("goLeads", () => void navigate({ to: "/leads" }), may(session, "lead.view"));
  useShortcut("goCustomers", () => void navigate({ to: "/customers" }));
  useShortcut("goContacts", () => void navigate({ to: "/contacts" }));
  useShortcut("goProducts", () => void navigate({ to: "/products" }));
  useShortcut("goApprovals", () => void navigate({ to: "/approvals" }));
  useShortcut("goSync", () => void navigate({ to: "/sync" }), queued);

  const groups = visibleMenu((one) => may(session, one), session.mode);
  const role = session.roles[0];
  return (
    <div className={narrow ? "shell narrow" : "shell"}>
      <button type="button" className="skip-link" onClick={() => document.getElementById("content")?.focus()}>
        {t("nav.skip")}
      </button>
      <aside className="side">
        <div className="brand">
          <img src="./icon.svg" alt="" />
          <span>
            Bantu<small lang="zh-CN">班兔</small>
          </span>
        </div>
        <nav className="menu" aria-label={t("nav.main")}>
          {groups.map((group) => (
            <div key={group.label ?? "top"}>
              {group.label && <h2>{t(`nav.${group.label}`)}</h2>}
              <ul>
                {group.entries.map((entry) => {
                  const count = entry.count ? counts[entry.count] : 0;
                  const here = entry.to === "/" ? path === "/" : path.startsWith(entry.to);
                  return (
                    <li key={entry.to}>
                      <Link
                        to={entry.to}
                        title={narrow ? t(`nav.${entry.label}`) : undefined}
                        aria-current={here ? "page" : undefined}
                      >
                        {ICONS[entry.label]}
                        <span className="menu-label">{t(`nav.${entry.label}`)}</span>
                        {count > 0 && <span className="menu-count">{count}</span>}
                      </Link>
                    </li>
                  );
                })}
              </ul>
            </div>
          ))}
        </nav>
        <button
          type="button"
          className="fold"
          aria-label={t(narrow ? "nav.unfold" : "nav.fold")}
          onClick={() => preferences.set({ menuCollapsed: !narrow })}
        >
          {narrow ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
        </button>
      </aside>
      <header className="top">
        <button type="button" className="search-open" onClick={() => setPalette(true)}>
          <SearchOutlined />
          <span className="grow">{t("top.search")}</span>
          <kbd>{keysFor("palette").join(" ")}</kbd>
        </button>
        <div className="top-end">
          {(offline || queued) &&
            (!queued ? (
              <span className="sync-badge quiet">{t("sync.standalone")}</span>
            ) : (
              sync && (
                <Link to={sync.inbox > 0 ? "/inbox" : "/sync"} className="top-button">
                  <SyncBadge
                    state={sync.state === "stand_alone" ? "synced" : sync.state}
                    pending={sync.pending}
                    attention={sync.inbox + sync.at_risk}
                  />
                </Link>
              )
            ))}
          <NotificationBell />
          <button
            type="button"
            className="top-button"
            aria-label={t("top.shortcuts")}
            title={t("top.shortcuts")}
            onClick={() => setHelp(true)}
          >
            <QuestionCircleOutlined />
          </button>
          <Dropdown
            trigger={["click"]}
            menu={{
              selectedKeys: [preferences.language],
              items: LANGUAGES.map((language) => ({ key: language, label: LANGUAGE_NAME[language] })),
              onClick: ({ key }) => {
                const language = LANGUAGES.find((one) => one === key);
                if (language) chooseLanguage(language);
              },
            }}
          >
            <button
              type="button"
              className="top-button"
              aria-label={`${t("top.language")}: ${LANGUAGE_NAME[preferences.language]}`}
            >
              <GlobalOutlined />
              {LANGUAGE_NAME[preferences.language]}
            </button>
          </Dropdown>
          <Dropdown
            trigger={["click"]}
            menu={{
              items: [
                { key: "who", label: session.user.email, disabled: true },
                { key: "settings", label: t("nav.settings") },
                ...(signOut ? [{ key: "out", label: t("top.sign_out") }] : []),
              ],
              onClick: ({ key }) => {
                if (key === "settings") void navigate({ to: "/settings" });
                if (key === "out") signOut?.();
              },
            }}
          >
            <button
              type="button"
              className="top-button"
              aria-label={`${t("top.user")}: ${session.user.display_name} ${role ? roleName(role) : ""}`}
            >
              <UserOutlined />
              {session.user.display_name} {role && <span className="quiet">{roleName(role)}</span>}
            </button>
          </Dropdown>
        </div>
      </header>
      <main className="content" id="content" tabIndex={-1}>
        <ErrorBoundary resetKey={path}>
          <Outlet />
        </ErrorBoundary>
      </main>
      <Palette open={palette} onClose={() => setPalette(false)} onHelp={() => setHelp(true)} />
      <DesktopPopups />
      {queued && may(session, "lead.claim") && <ClaimNews />}
      <ShortcutHelp open={help} onClose={() => setHelp(false)} />
    </div>
  );
}
