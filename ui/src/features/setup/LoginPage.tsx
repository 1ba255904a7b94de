// Sign-in of the browser host.
import { Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AppError } from "../../platform/transport";
import { ErrorNote } from "../../shared/ErrorNote";
import { signIn } from "./api";
import { Welcome } from "./Welcome";

interface Values {
  email: string;
  password: string;
}

export function LoginPage({ onSignedIn }: { onSignedIn: () => void }) {
  const { t } = useTranslation(["setup", "common"]);
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(values: Values) {
    setBusy(true);
    setError(null);
    try {
      await signIn(values.email.trim(), values.password);
      onSignedIn();
    } catch (reason) {
      setError(reason as AppError);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Welcome title={t("login.title")}>
      {error && <ErrorNote error={error} />}
      <Form<Values> layout="vertical" onFinish={(values) => void submit(values)} requiredMark={false}>
        <Form.Item
          name="email"
          label={t("login.email")}
          rules={[{ required: true, message: t("login.email_missing") }]}
        >
          <Input type="email" autoComplete="username" autoFocus />
        </Form.Item>
        <Form.Item
          name="password"
          label={t("login.password")}
          rules={[{ required: true, message: t("login.password_missing") }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={busy}>
          {t("login.submit")}
        </Button>
      </Form>
    </Welcome>
  );
}
