// Sets the mail server of a desktop without an office. A kept password stays as long as server and login do.
import { Form, Input, InputNumber, Modal, Select } from "antd";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import { ErrorNote } from "../../shared/ErrorNote";
import { FormFoot } from "../../shared/FormFoot";
import type { MailSecurity, MailState } from "../../shared/mails";
import { useSession } from "../../shared/session";
import { useFormWrite } from "../../shared/useFormWrite";

interface Values {
  host: string;
  port: number;
  security: MailSecurity;
  user?: string | null;
  password?: string;
  from: string;
}

/** The usual port of each protection. */
const PORTS: Record<MailSecurity, number> = { starttls: 587, implicit: 465, none: 25 };

export function MailServerForm({ before, onClose }: { before: MailState; onClose: () => void }) {
  const { t } = useTranslation(["mail", "common"]);
  const { user } = useSession();
  const [form] = Form.useForm<Values>();
  const write = useFormWrite(form);
  const login = Form.useWatch("user", form);
  const required = (key: "host_missing" | "from_missing") => [
    { required: true, whitespace: true, message: t(key) },
  ];
  /** A port that is still the usual one follows the protection. */
  function follow(changed: Partial<Values>) {
    const port = form.getFieldValue("port") as number | null;
    if (changed.security && (port === null || Object.values(PORTS).includes(port))) {
      form.setFieldsValue({ port: PORTS[changed.security] });
    }
  }
  async function save({ password, user: name, ...rest }: Values) {
    const args = { ...rest, user: name?.trim() || null, password: password || null };
    if (await write.send(() => rpc("mail.set_server", args))) onClose();
  }
  return (
    <Modal open title={t("server")} footer={null} onCancel={onClose} destroyOnHidden>
      {write.error && <ErrorNote error={write.error} />}
      <Form<Values>
        form={form}
        layout="vertical"
        autoComplete="off"
        initialValues={{
          host: before.host ?? "",
          port: before.port ?? PORTS.starttls,
          security: before.security ?? "starttls",
          user: before.host ? before.user : user.email,
          from: before.from ?? user.email,
        }}
        onValuesChange={follow}
        onFinish={(values) => void save(values)}
      >
        <Form.Item name="host" label={t("host")} rules={required("host_missing")}>
          <Input autoFocus maxLength={253} placeholder="smtp.example.com" />
        </Form.Item>
        <div className="form-row">
          <Form.Item name="security" label={t("security")}>
            <Select
              options={(["starttls", "implicit", "none"] as const).map((value) => ({
                value,
                label: t(`security_is.${value}`),
              }))}
            />
          </Form.Item>
          <Form.Item name="port" label={t("port")} rules={[{ required: true, message: t("port_missing") }]}>
            <InputNumber min={1} max={65_535} precision={0} className="wide" />
          </Form.Item>
        </div>
        <Form.Item name="user" label={t("user")} extra={t("user_text")}>
          <Input maxLength={254} />
        </Form.Item>
        {login && (
          <Form.Item
            name="password"
            label={t("password")}
            extra={t(before.host && !before.is_password_missing ? "password_kept" : "password_text")}
          >
            <Input.Password autoComplete="new-password" maxLength={1_000} />
          </Form.Item>
        )}
        <Form.Item name="from" label={t("from")} rules={required("from_missing")}>
          <Input inputMode="email" maxLength={254} />
        </Form.Item>
        <FormFoot okText={t("common:save")} busy={write.busy} onCancel={onClose} />
      </Form>
    </Modal>
  );
}
