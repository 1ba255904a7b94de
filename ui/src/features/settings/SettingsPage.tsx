// Language and look on this device, the office behind it, safety, and who may do what about them.

import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { App, Button, Form, Input, Popconfirm, Segmented, Select } from "antd";
import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { host, rpc } from "../../platform/host";
import type { AppError } from "../../platform/transport";
import { Facts, PageHead, Panel } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { LANGUAGE_NAME, LANGUAGES, type Language } from "../../shared/language";
import { PASSWORD_RULE } from "../../shared/password";
import { chooseLanguage, type ThemeChoice, usePreferences, ZONES, type Zone } from "../../shared/preferences";
import { useCall } from "../../shared/query";
import { roleName } from "../../shared/roles";
import { useMay, useSession } from "../../shared/session";
import type { Density } from "../../shared/theme";
import { useWrite } from "../../shared/useWrite";
import type { SyncStatus } from "../../shared/wire";
import { Backup } from "./Backup";
import { MailServer } from "./MailServer";
import { Shortcuts } from "./Shortcuts";
import { WorkspaceSettings } from "./WorkspaceSettings";

function Row({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="setting">
      <span id={id}>{label}</span>
      <div>{children(id)}</div>
    </div>
  );
}

export function SettingsPage() {
  const { t } = useTranslation(["settings", "common", "terms"]);
  const session = useSession();
  const { backup, capabilities } = host();
  const mayManage = useMay("settings.manage");
  return (
    <div className="page reading">
      <PageHead title={t("title")} />
      <Look />
      <Shortcuts />
      <Notifications />
      {session.mode === "device" && <Office />}
      {mayManage && session.mode !== "device" && <WorkspaceSettings />}
      {mayManage && session.mode !== "device" && <MailServer />}
      {session.mode === "office" && capabilities.login && <Password />}
      {backup && <Backup backup={backup} />}
      {session.has_demo_data && <Demo />}
      <Panel title={t("about")}>
        <Facts
          items={[
            [t("version"), session.version],
            [t("mode"), t(`mode_is.${session.mode}`)],
            [t("user"), `${session.user.display_name} · ${session.user.email}`],
            [t("roles"), session.roles.map(roleName).join(", ")],
            ...(session.device_mark
              ? ([[t("device_mark"), session.device_mark]] as [string, ReactNode][])
              : []),
          ]}
        />
      </Panel>
    </div>
  );
}

function Look() {
  const { t } = useTranslation(["settings", "common"]);
  const preferences = usePreferences();
  return (
    <Panel title={t("look")}>
      <Row label={t("language")}>
        {(id) => (
          <Segmented<Language>
            aria-labelledby={id}
            value={preferences.language}
            onChange={chooseLanguage}
            options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAME[value] }))}
          />
        )}
      </Row>
      <Row label={t("theme")}>
        {(id) => (
          <Segmented<ThemeChoice>
            aria-labelledby={id}
            value={preferences.theme}
            onChange={(theme) => preferences.set({ theme })}
            options={(["system", "light", "dark"] as const).map((value) => ({
              value,
              label: t(`common:theme.${value}`),
            }))}
          />
        )}
      </Row>
      <Row label={t("density")}>
        {(id) => (
          <Segmented<Density>
            aria-labelledby={id}
            value={preferences.density}
            onChange={(density) => preferences.set({ density })}
            options={(["comfortable", "compact"] as const).map((value) => ({
              value,
              label: t(`density_is.${value}`),
            }))}
          />
        )}
      </Row>
      <Row label={t("zone")}>
        {(id) => (
          <Select<Zone>
            aria-labelledby={id}
            className="filter"
            value={preferences.zone}
            onChange={(zone) => preferences.set({ zone })}
            options={ZONES.map((value) => ({ value, label: value === "system" ? t("zone_system") : value }))}
          />
        )}
      </Row>
    </Panel>
  );
}

function Notifications() {
  const { t } = useTranslation("notification");
  const navigate = useNavigate();
  return (
    <Panel
      title={t("title")}
      extra={
        <Button onClick={() => void navigate({ to: "/notifications/settings" })}>{t("settings")}</Button>
      }
    >
      {t("settings_text")}
    </Panel>
  );
}

function Office() {
  const { t } = useTranslation(["settings", "common"]);
  const navigate = useNavigate();
  const status = useCall<SyncStatus>("sync.status").data;
  return (
    <Panel
      title={t("office")}
      extra={<Button onClick={() => void navigate({ to: "/sync" })}>{t("open_sync")}</Button>}
    >
      <Facts items={[[t("server"), status?.server_url ?? null]]} />
    </Panel>
  );
}

function Demo() {
  const { t } = useTranslation(["settings", "common"]);
  const write = useWrite();
  const queries = useQueryClient();
  return (
    <Panel title={t("demo")}>
      <div className="confirm">
        <span>{t("demo_text")}</span>
        <Popconfirm
          title={t("demo_question")}
          okText={t("demo_clear")}
          okButtonProps={{ danger: true }}
          onConfirm={async () => {
            if (await write.run("demo.clear", {}, t("demo_cleared"))) await queries.invalidateQueries();
          }}
        >
          <Button danger loading={write.busy}>
            {t("demo_clear")}
          </Button>
        </Popconfirm>
      </div>
    </Panel>
  );
}

interface PasswordValues {
  old: string;
  new: string;
  again: string;
}

function Password() {
  const { t } = useTranslation(["settings", "common"]);
  const { message } = App.useApp();
  const [form] = Form.useForm<PasswordValues>();
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(values: PasswordValues) {
    setBusy(true);
    setError(null);
    try {
      await rpc("auth.change_password", { old: values.old, new: values.new });
      form.resetFields();
      void message.success(t("password_changed"));
    } catch (reason) {
      setError(reason as AppError);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Panel title={t("password")}>
      {error && <ErrorNote error={error} />}
      <Form<PasswordValues> form={form} layout="vertical" onFinish={(values) => void submit(values)}>
        <div className="form-row">
          <Form.Item
            name="old"
            label={t("password_old")}
            rules={[{ required: true, message: t("password_missing") }]}
          >
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Form.Item
            name="new"
            label={t("password_new")}
            rules={[
              { required: true, message: t("password_missing") },
              { pattern: PASSWORD_RULE, message: t("password_rule") },
            ]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Form.Item
            name="again"
            label={t("password_again")}
            required
            dependencies={["new"]}
            rules={[
              ({ getFieldValue }) => ({
                validator: (_rule, value) =>
                  value === getFieldValue("new")
                    ? Promise.resolve()
                    : Promise.reject(new Error(t("password_differs"))),
              }),
            ]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
        </div>
        <Button htmlType="submit" loading={busy}>
          {t("password_change")}
        </Button>
      </Form>
    </Panel>
  );
}
