// Gives a user another password, for when he has forgotten his.
import { Form, Input, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { PASSWORD_RULE } from "../../shared/password";
import { useWrite } from "../../shared/useWrite";
import type { UserRow } from "./api";

interface Values {
  password: string;
}

export function PasswordDialog({ user, onClose }: { user: UserRow; onClose: () => void }) {
  const { t } = useTranslation(["user", "common"]);
  const write = useWrite();
  const [form] = Form.useForm<Values>();
  return (
    <Modal
      open
      title={t("password_set_title", { name: user.display_name })}
      okText={t("password_set")}
      cancelText={t("common:cancel")}
      confirmLoading={write.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t("password_set_text")}</p>
      <Form<Values>
        form={form}
        layout="vertical"
        onFinish={async ({ password }) => {
          if (await write.run("user.set_password", { user_id: user.id, password }, t("password_done")))
            onClose();
        }}
      >
        <Form.Item
          name="password"
          label={t("password_new")}
          extra={t("password_rule")}
          rules={[{ required: true, pattern: PASSWORD_RULE, message: t("password_rule") }]}
        >
          <Input.Password autoFocus autoComplete="new-password" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
