// One user: what is known, what he may, his laptops, and what an administrator can do about him.
import { ArrowLeftOutlined, EditOutlined, LaptopOutlined, MoreOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { Button, Dropdown, Skeleton } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Facts, Nothing, PageHead, Panel, State } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { HistoryLink } from "../../shared/HistoryLink";
import { LANGUAGE_NAME } from "../../shared/language";
import { roleName } from "../../shared/roles";
import { useMay, useSession } from "../../shared/session";
import { type UserRow, useUsers } from "./api";
import { EnrollDialog } from "./EnrollDialog";
import { PasswordDialog } from "./PasswordDialog";
import { RolesDialog } from "./RolesDialog";
import { UserForm } from "./UserForm";
import { STATE_TONE, userState } from "./userState";
import { useStanding } from "./useStanding";

interface Props {
  id: string;
  /** The laptops, shown by the feature that knows them. */
  devices: (userId: string) => ReactNode;
}

export function UserPage({ id, devices }: Props) {
  const { t } = useTranslation(["user", "common"]);
  const users = useUsers();
  const user = users.data?.rows.find((one) => one.id === id);
  if (users.error)
    return (
      <div className="page">
        <ErrorNote error={users.error} onRetry={() => void users.refetch()} />
      </div>
    );
  if (!users.data)
    return (
      <div className="page">
        <Skeleton active />
      </div>
    );
  if (!user)
    return (
      <div className="page">
        <PageHead title={t("title")} />
        <Nothing text={t("unknown")} />
      </div>
    );
  return <Loaded user={user} devices={devices} />;
}

type Dialog = "edit" | "roles" | "password" | "enroll";

function Loaded({ user, devices }: { user: UserRow; devices: Props["devices"] }) {
  const { t } = useTranslation(["user", "common"]);
  const navigate = useNavigate();
  const session = useSession();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const mayEdit = useMay("user.update");
  const mayAssign = useMay("role.assign");
  const mayEnroll = useMay("device.enroll");
  const standing = useStanding(user);
  const state = userState(user);
  const atOffice = session.mode !== "stand_alone";
  const another = user.id !== session.user.id;
  const close = () => setDialog(null);
  const more = [
    ...(mayAssign ? [{ key: "roles", label: t("assign") }] : []),
    ...(mayEdit && atOffice && another ? [{ key: "password", label: t("password_set") }] : []),
    ...standing.items,
  ];

  return (
    <div className="page">
      <PageHead
        before={
          <Button
            type="text"
            icon={<ArrowLeftOutlined />}
            aria-label={t("common:back")}
            onClick={() => void navigate({ to: "/users" })}
          />
        }
        title={user.display_name}
        note={
          <>
            <State tone={STATE_TONE[state]}>{t(`state_is.${state}`)}</State>{" "}
            {!another && <State tone="main">{t("you")}</State>}
          </>
        }
        actions={
          <>
            {mayEnroll && atOffice && state === "active" && (
              <Button type="primary" icon={<LaptopOutlined />} onClick={() => setDialog("enroll")}>
                {t("enroll")}
              </Button>
            )}
            {mayEdit && (
              <Button icon={<EditOutlined />} onClick={() => setDialog("edit")}>
                {t("common:edit")}
              </Button>
            )}
            {more.length > 0 && (
              <Dropdown
                trigger={["click"]}
                menu={{
                  items: more,
                  onClick: ({ key }) => {
                    if (key === "roles" || key === "password") setDialog(key);
                    else standing.ask(key);
                  },
                }}
              >
                <Button icon={<MoreOutlined />}>{t("common:more")}</Button>
              </Dropdown>
            )}
            <HistoryLink table="users" id={user.id} />
          </>
        }
      />
      <Panel title={t("facts")}>
        <Facts
          items={[
            [t("email"), user.email],
            [t("phone"), user.phone],
            [t("whatsapp"), user.whatsapp],
            [t("wechat"), user.wechat],
            [
              t("language"),
              user.language ? (
                <span key="language" lang={user.language === "zh" ? "zh-CN" : user.language}>
                  {LANGUAGE_NAME[user.language]}
                </span>
              ) : null,
            ],
            [t("roles"), user.roles.map(roleName).join(", ")],
          ]}
        />
      </Panel>
      {mayEnroll && atOffice && devices(user.id)}
      {dialog === "edit" && <UserForm user={user} onClose={close} onSaved={close} />}
      {dialog === "roles" && <RolesDialog user={user} onClose={close} />}
      {dialog === "password" && <PasswordDialog user={user} onClose={close} />}
      {dialog === "enroll" && <EnrollDialog user={user} onClose={close} />}
    </div>
  );
}
