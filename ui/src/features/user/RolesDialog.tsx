// Which roles a user holds.
import { Form, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { useWrite } from "../../shared/useWrite";
import type { UserRow } from "./api";
import { RoleChoice } from "./RoleChoice";

interface Values {
  roles: string[];
}

export function RolesDialog({ user, onClose }: { user: UserRow; onClose: () => void }) {
  const { t } = useTranslation(["user", "common"]);
  const write = useWrite();
  const [form] = Form.useForm<Values>();
  return (
    <Modal
      open
      title={t("assign_title", { name: user.display_name })}
      okText={t("common:save")}
      cancelText={t("common:cancel")}
      confirmLoading={write.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t("assign_text")}</p>
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ roles: user.roles }}
        onFinish={async ({ roles }) => {
          if (await write.run("user.assign_roles", { user_id: user.id, roles }, t("common:saved"))) onClose();
        }}
      >
        <Form.Item
          name="roles"
          label={t("roles")}
          rules={[{ required: true, type: "array", min: 1, message: t("roles_missing") }]}
        >
          <RoleChoice />
        </Form.Item>
      </Form>
    </Modal>
  );
}
