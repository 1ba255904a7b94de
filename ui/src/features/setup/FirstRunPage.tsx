// The first start of a laptop: alone, or joining the office with a tested address and a one-time code.
import { CheckCircleFilled } from "@ant-design/icons";
import { Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AppError } from "../../platform/transport";
import { ErrorNote } from "../../shared/ErrorNote";
import { useLanguage } from "../../shared/useLanguage";
import { officeAddress, oneTimeCode } from "./address";
import { joinServer, type ServerTest, setupStandAlone, testServer } from "./api";
import { Welcome } from "./Welcome";

type Step = "choose" | "alone" | "join";

export function FirstRunPage({ onReady }: { onReady: () => void }) {
  const { t } = useTranslation(["setup", "common"]);
  const [step, setStep] = useState<Step>("choose");
  const back = () => setStep("choose");
  if (step === "alone") return <StandAlone onReady={onReady} onBack={back} />;
  if (step === "join") return <Join onReady={onReady} onBack={back} />;
  return (
    <Welcome title={t("first.title")}>
      <p>{t("first.question")}</p>
      <div className="choices">
        <button type="button" className="choice" onClick={() => setStep("join")}>
          <strong>{t("first.join")}</strong>
          <span className="quiet">{t("first.join_note")}</span>
        </button>
        <button type="button" className="choice" onClick={() => setStep("alone")}>
          <strong>{t("first.alone")}</strong>
          <span className="quiet">{t("first.alone_note")}</span>
        </button>
      </div>
    </Welcome>
  );
}

interface StepProps {
  onReady: () => void;
  onBack: () => void;
}

function StandAlone({ onReady, onBack }: StepProps) {
  const { t } = useTranslation(["setup", "common"]);
  const language = useLanguage();
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(values: { display_name: string; email: string }) {
    setBusy(true);
    setError(null);
    try {
      await setupStandAlone({
        display_name: values.display_name.trim(),
        email: values.email.trim(),
        language,
      });
      onReady();
    } catch (reason) {
      setError(reason as AppError);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Welcome title={t("alone.title")}>
      {error && <ErrorNote error={error} />}
      <Form layout="vertical" onFinish={(values) => void submit(values)}>
        <Form.Item
          name="display_name"
          label={t("alone.name")}
          rules={[{ required: true, whitespace: true, message: t("alone.name_missing") }]}
        >
          <Input autoFocus autoComplete="name" maxLength={255} />
        </Form.Item>
        <Form.Item
          name="email"
          label={t("login.email")}
          rules={[{ required: true, type: "email", message: t("login.email_missing") }]}
        >
          <Input type="email" autoComplete="email" />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={busy}>
          {t("alone.submit")}
        </Button>
        <Button type="text" block className="second" onClick={onBack}>
          {t("common:back")}
        </Button>
      </Form>
    </Welcome>
  );
}

interface JoinValues {
  url: string;
  code: string;
  device_name: string;
}

function Join({ onReady, onBack }: StepProps) {
  const { t } = useTranslation(["setup", "common"]);
  const [form] = Form.useForm<JoinValues>();
  const [tested, setTested] = useState<(ServerTest & { url: string }) | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState<"test" | "join" | null>(null);

  async function test() {
    const { url: typed } = await form.validateFields(["url"]);
    const url = officeAddress(typed);
    if (url === null) return;
    setBusy("test");
    setError(null);
    setTested(null);
    try {
      setTested({ ...(await testServer(url)), url });
      form.setFieldsValue({ url });
    } catch (reason) {
      setError(reason as AppError);
    } finally {
      setBusy(null);
    }
  }

  async function join(values: JoinValues) {
    if (!tested) return test();
    setBusy("join");
    setError(null);
    try {
      await joinServer({
        url: tested.url,
        code: oneTimeCode(values.code),
        device_name: values.device_name.trim(),
      });
      onReady();
    } catch (reason) {
      setError(reason as AppError);
    } finally {
      setBusy(null);
    }
  }

  return (
    <Welcome title={t("join.title")}>
      {error && <ErrorNote error={error} />}
      <Form<JoinValues>
        form={form}
        layout="vertical"
        initialValues={{ device_name: t("join.device_default") }}
        onFinish={(values) => void join(values)}
        onValuesChange={(changed) => {
          if ("url" in changed) setTested(null);
        }}
      >
        <Form.Item label={t("join.url")} required>
          <div className="with-button">
            <Form.Item
              name="url"
              noStyle
              rules={[
                {
                  validator: (_rule, value: string | undefined) =>
                    officeAddress(value ?? "") === null
                      ? Promise.reject(new Error(t("join.url_missing")))
                      : Promise.resolve(),
                },
              ]}
            >
              <Input
                autoFocus
                placeholder="https://crm.example.com"
                spellCheck={false}
                aria-label={t("join.url")}
              />
            </Form.Item>
            <Button onClick={() => void test()} loading={busy === "test"}>
              {t("join.test")}
            </Button>
          </div>
          {tested && (
            <div className="tested" role="status">
              <CheckCircleFilled /> {t("join.found", { version: tested.version })}
            </div>
          )}
        </Form.Item>
        {tested && (
          <>
            <Form.Item
              name="code"
              label={t("join.code")}
              extra={t("join.code_note")}
              rules={[{ required: true, whitespace: true, message: t("join.code_missing") }]}
            >
              <Input autoComplete="one-time-code" spellCheck={false} autoFocus />
            </Form.Item>
            <Form.Item
              name="device_name"
              label={t("join.device")}
              rules={[{ required: true, whitespace: true, message: t("join.device_missing") }]}
            >
              <Input maxLength={100} />
            </Form.Item>
          </>
        )}
        <Button type="primary" htmlType="submit" block loading={busy === "join"}>
          {t(tested ? "join.submit" : "join.test")}
        </Button>
        <Button type="text" block className="second" onClick={onBack}>
          {t("common:back")}
        </Button>
      </Form>
    </Welcome>
  );
}
