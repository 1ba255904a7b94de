// Adds a user with his roles and first password, or changes what is known of one.
import { useQueryClient } from "@tanstack/react-query";
import { Button, Drawer, Form, Input, Select, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import type { AppError } from "../../platform/transport";
import { changesBetween, filled } from "../../shared/changes";
import { ErrorNote } from "../../shared/ErrorNote";
import { showFieldErrors } from "../../shared/formErrors";
import { LANGUAGE_NAME, LANGUAGES } from "../../shared/language";
import { PASSWORD_RULE } from "../../shared/password";
import { useSession } from "../../shared/session";
import { useShortcut } from "../../shared/shortcuts";
import { useLanguage } from "../../shared/useLanguage";
import type { Done } from "../../shared/wire";
import type { USER_FIELDS, UserRow } from "./api";
import { RoleChoice } from "./RoleChoice";

interface Props {
  user?: UserRow;
  onClose: () => void;
  onSaved: (id: string) => void;
}

type Values = Record<(typeof USER_FIELDS)[number], string | null> & { roles?: string[]; password?: string };

export function UserForm({ user, onClose, onSaved }: Props) {
  const { t } = useTranslation(["user", "common"]);
  const language = useLanguage();
  const queries = useQueryClient();
  const withPassword = useSession().mode !== "stand_alone";
  const [form] = Form.useForm<Values>();
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  useShortcut("save", () => form.submit());

  async function submit({ roles, password, ...fields }: Values) {
    setBusy(true);
    setError(null);
    try {
      let id = user?.id;
      if (user) {
        const changes = changesBetween({ ...user }, fields);
        if (changes.length > 0) await rpc<Done>("user.update", { id: user.id, changes });
      } else {
        const args = { fields: filled(fields), roles: roles ?? [], password: password || null };
        id = (await rpc<Done>("user.create", args)).id;
      }
      await queries.invalidateQueries();
      onClose();
      if (id) onSaved(id);
    } catch (reason) {
      setError(showFieldErrors(form, reason as AppError, language));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Drawer
      open
      size={560}
      title={t(user ? "edit_title" : "create")}
      onClose={onClose}
      footer={
        <div className="drawer-foot">
          <span />
          <Space>
            <Button onClick={onClose}>{t("common:cancel")}</Button>
            <Button type="primary" loading={busy} onClick={() => form.submit()}>
              {t("common:save")}
            </Button>
          </Space>
        </div>
      }
    >
      {error && <ErrorNote error={error} />}
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={user ?? { language }}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item
          name="display_name"
          label={t("name")}
          rules={[{ required: true, whitespace: true, message: t("name_missing") }]}
        >
          <Input maxLength={255} autoFocus autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="email"
          label={t("email")}
          extra={t("email_note")}
          rules={[
            { required: true, whitespace: true, message: t("email_missing") },
            { type: "email", message: t("email_invalid") },
          ]}
        >
          <Input inputMode="email" maxLength={255} autoComplete="off" />
        </Form.Item>
        <div className="form-row">
          <Form.Item name="phone" label={t("phone")}>
            <Input inputMode="tel" maxLength={50} autoComplete="off" />
          </Form.Item>
          <Form.Item name="whatsapp" label={t("whatsapp")}>
            <Input inputMode="tel" maxLength={50} autoComplete="off" />
          </Form.Item>
        </div>
        <div className="form-row">
          <Form.Item name="wechat" label={t("wechat")}>
            <Input maxLength={100} autoComplete="off" />
          </Form.Item>
          <Form.Item name="language" label={t("language")}>
            <Select allowClear options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAME[value] }))} />
          </Form.Item>
        </div>
        {!user && (
          <Form.Item
            name="roles"
            label={t("roles")}
            rules={[{ required: true, type: "array", min: 1, message: t("roles_missing") }]}
          >
            <RoleChoice />
          </Form.Item>
        )}
        {!user && withPassword && (
          <Form.Item
            name="password"
            label={t("password")}
            extra={t("password_note")}
            rules={[{ pattern: PASSWORD_RULE, message: t("password_rule") }]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
        )}
      </Form>
    </Drawer>
  );
}
