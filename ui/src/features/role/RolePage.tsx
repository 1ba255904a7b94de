// Roles: how much discount they give alone, and what they may. The rights themselves are fixed by the program.
import { EditOutlined } from "@ant-design/icons";
import { Button, Form, Input, Modal, Segmented, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Nothing, PageHead, Panel } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { formatDecimal, formatPercent, plainDecimal } from "../../shared/money";
import { nameOf } from "../../shared/names";
import { useMay } from "../../shared/session";
import { useLanguage } from "../../shared/useLanguage";
import { useWrite } from "../../shared/useWrite";
import { type RoleRow, useRoles } from "./api";
import { actionName, grouped, readPercent, resourceName } from "./permissions";

export function RolePage() {
  const { t } = useTranslation(["role", "common"]);
  const language = useLanguage();
  const roles = useRoles();
  const mayUpdate = useMay("role.update");
  const [shown, setShown] = useState<string | null>(null);
  const [limit, setLimit] = useState<RoleRow | null>(null);
  const rows = roles.data?.rows ?? [];
  const role = rows.find((one) => one.id === shown) ?? rows[0];
  const name = (one: RoleRow) => nameOf({ zh: one.name_zh, id: one.name_id, en: one.name_en }, language);

  return (
    <div className="page">
      <PageHead title={t("title")} />
      {roles.error && <ErrorNote error={roles.error} onRetry={() => void roles.refetch()} />}
      {!roles.data && !roles.error && <Skeleton active />}
      {roles.data && !role && <Nothing text={t("none")} />}
      {role && (
        <>
          <Panel title={t("list")}>
            <table className="rows">
              <thead>
                <tr>
                  <th>{t("role")}</th>
                  <th>{t("code")}</th>
                  <th className="end">{t("limit")}</th>
                  <th className="end">{t("count")}</th>
                  <th>
                    <span className="visually-hidden">{t("common:edit")}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((one) => (
                  <tr key={one.id}>
                    <td>{name(one)}</td>
                    <td>
                      <code>{one.code}</code>
                    </td>
                    <td className="end money">{formatPercent(one.discount_limit, language)}</td>
                    <td className="end money">{one.permissions.length}</td>
                    <td className="end">
                      {mayUpdate && (
                        <Button
                          size="small"
                          type="text"
                          icon={<EditOutlined />}
                          aria-label={t("limit_edit", { role: name(one) })}
                          title={t("limit_edit", { role: name(one) })}
                          onClick={() => setLimit(one)}
                        />
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Panel>
          <Panel title={t("permissions_of", { role: name(role) })}>
            <div className="spaced">
              <Segmented<string>
                aria-label={t("role")}
                value={role.id}
                onChange={setShown}
                options={rows.map((one) => ({ value: one.id, label: name(one) }))}
              />
            </div>
            <p className="quiet">{t("read_only")}</p>
            <table className="rows">
              <thead>
                <tr>
                  <th>{t("resource_head")}</th>
                  <th>{t("actions_head")}</th>
                </tr>
              </thead>
              <tbody>
                {grouped(role.permissions).map(({ resource, actions }) => (
                  <tr key={resource}>
                    <td>{resourceName(resource)}</td>
                    <td>{actions.map(actionName).join(" · ")}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Panel>
        </>
      )}
      {limit && <LimitDialog role={limit} name={name(limit)} onClose={() => setLimit(null)} />}
    </div>
  );
}

interface LimitProps {
  role: RoleRow;
  name: string;
  onClose: () => void;
}

function LimitDialog({ role, name, onClose }: LimitProps) {
  const { t } = useTranslation(["role", "common"]);
  const language = useLanguage();
  const write = useWrite();
  const [form] = Form.useForm<{ limit: string }>();
  return (
    <Modal
      open
      title={t("limit_title", { role: name })}
      okText={t("common:save")}
      cancelText={t("common:cancel")}
      confirmLoading={write.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t("limit_text")}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ limit: formatDecimal(plainDecimal(role.discount_limit), language) }}
        onFinish={async ({ limit }) => {
          const discount_limit = readPercent(limit, language);
          if (discount_limit === null) return;
          const args = { role_id: role.id, discount_limit };
          if (await write.run("role.set_discount_limit", args, t("common:saved"))) onClose();
        }}
      >
        <Form.Item
          name="limit"
          label={t("percent")}
          rules={[
            {
              validator: (_rule, value: string | undefined) =>
                readPercent(value ?? "", language) === null
                  ? Promise.reject(new Error(t("limit_invalid")))
                  : Promise.resolve(),
            },
          ]}
        >
          <Input inputMode="decimal" suffix="%" autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
}
