// The mail server: an office's as it was started, that of a desktop without one set here. Mails by state, those that did not go, and a
// test mail; never what a mail says.
import { Alert, App, Button, Form, Input, Popconfirm, Skeleton, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import { Facts, Instant, Panel, State } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { MAIL_TONE, type TroubledMail, useMailState } from "../../shared/mails";
import { say } from "../../shared/say";
import { useSession } from "../../shared/session";
import { useFormWrite } from "../../shared/useFormWrite";
import { useLanguage } from "../../shared/useLanguage";
import { useWrite } from "../../shared/useWrite";
import { MailServerForm } from "./MailServerForm";

export function MailServer() {
  const { t } = useTranslation(["mail", "common"]);
  const state = useMailState();
  const write = useWrite();
  const [setting, setSetting] = useState(false);
  const { data } = state;
  return (
    <Panel title={t("server")} id="mail">
      {state.error && <ErrorNote error={state.error} onRetry={() => void state.refetch()} />}
      {!data && !state.error && <Skeleton active />}
      {data?.is_set_here && <p>{t("server_text")}</p>}
      {data?.is_password_missing && (
        <Alert type="warning" showIcon className="error-note" title={t("password_missing")} />
      )}
      {data && !data.is_configured && !data.is_password_missing && (
        <Alert
          type={data.is_set_here ? "info" : "warning"}
          showIcon
          className="error-note"
          title={t(data.is_set_here ? "not_set" : "not_configured")}
        />
      )}
      {data?.trouble_code && (
        <Alert
          type="warning"
          showIcon
          className="error-note"
          title={t("closed", { why: say(`errors:${data.trouble_code}`) ?? data.trouble_code })}
          description={
            <>
              <div>
                {t("closed_since")} <Instant value={data.trouble_since} /> · {t("next_try")}{" "}
                <Instant value={data.next_try_at} />
              </div>
              {data.trouble_detail && <div className="line-note">{data.trouble_detail}</div>}
            </>
          }
        />
      )}
      {data?.host && (
        <Facts
          items={[
            [t("host"), `${data.host}:${data.port}`],
            [t("security"), data.security && t(`security_is.${data.security}`)],
            [t("user"), data.user],
            [t("from"), data.from],
          ]}
        />
      )}
      {data?.is_set_here && (
        <Space wrap className="welcome-form">
          <Button type={data.is_configured ? "default" : "primary"} onClick={() => setSetting(true)}>
            {t(data.host ? "change" : "set_up")}
          </Button>
          {data.host && (
            <Popconfirm
              title={t("remove_question")}
              okText={t("remove")}
              cancelText={t("common:cancel")}
              onConfirm={() => write.run("mail.remove_server", {}, t("removed"))}
            >
              <Button danger loading={write.busy}>
                {t("remove")}
              </Button>
            </Popconfirm>
          )}
        </Space>
      )}
      {data && setting && <MailServerForm before={data} onClose={() => setSetting(false)} />}
      {data && (
        <p className="order-head">
          {data.counts.length === 0 && <span className="quiet">{t("none_at_all")}</span>}
          {data.counts.map(({ status, count }) => (
            <State key={status} tone={MAIL_TONE[status]}>
              {t(`status.${status}`)} {count}
            </State>
          ))}
          {data.waiting_since && (
            <span className="quiet small">
              {t("waiting_since")} <Instant value={data.waiting_since} />
            </span>
          )}
        </p>
      )}
      {data && data.troubled.length > 0 && <TroubledMails rows={data.troubled} />}
      {data?.is_configured && <TestMail />}
    </Panel>
  );
}

function TroubledMails({ rows }: { rows: TroubledMail[] }) {
  const { t } = useTranslation("mail");
  const write = useWrite();
  return (
    <div className="wide-rows">
      <table className="rows">
        <thead>
          <tr>
            <th>{t("state")}</th>
            <th>{t("to")}</th>
            <th>{t("why")}</th>
            <th className="end">{t("tries")}</th>
            <th>
              <span className="visually-hidden">{t("retry")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <State tone={MAIL_TONE[row.status]}>{t(`status.${row.status}`)}</State>
                <div className="line-note">{t(`kind.${row.kind}`)}</div>
              </td>
              <td>{row.to_addresses.join(", ")}</td>
              <td>
                {row.error_code && (say(`errors:${row.error_code}`) ?? row.error_code)}
                {row.error_detail && <div className="line-note">{row.error_detail}</div>}
              </td>
              <td className="end">{row.attempts}</td>
              <td className="end">
                {row.status !== "queued" && (
                  <Button
                    size="small"
                    loading={write.busy}
                    aria-label={`${t("retry")} ${row.to_addresses.join(", ")}`}
                    onClick={() => void write.run("mail.retry", { id: row.id }, t("retried"))}
                  >
                    {t("retry")}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TestMail() {
  const { t } = useTranslation("mail");
  const { user } = useSession();
  const language = useLanguage();
  const [form] = Form.useForm<{ to: string }>();
  const write = useFormWrite(form);
  const { message } = App.useApp();
  async function test(to: string) {
    const args = { to: to.trim(), language };
    if (await write.send(() => rpc("mail.test", args))) void message.success(t("test_done"));
  }
  return (
    <Form<{ to: string }>
      form={form}
      layout="vertical"
      initialValues={{ to: user.email }}
      onFinish={({ to }) => void test(to)}
    >
      {write.error && <ErrorNote error={write.error} />}
      <Form.Item name="to" label={t("test_to")} rules={[{ required: true, message: t("to_missing") }]}>
        <Input inputMode="email" maxLength={254} />
      </Form.Item>
      <Button htmlType="submit" loading={write.busy}>
        {t("test")}
      </Button>
    </Form>
  );
}
