// The bell in the frame: how many are unread, and the newest of them in a drawer.
import { BellOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Badge, Button, Drawer, Segmented, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useShortcut } from "../../shared/shortcuts";
import { useUnreadCount } from "./api";
import { NoticeList } from "./NoticeList";
import { useNoticeActions } from "./useNoticeActions";

const SHOWN = ["unread", "all"] as const;

export function NotificationBell() {
  const { t } = useTranslation("notification");
  const count = useUnreadCount();
  const actions = useNoticeActions();
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState<(typeof SHOWN)[number]>("unread");
  const close = () => setOpen(false);
  useShortcut("notifications", () => setOpen((now) => !now));
  return (
    <>
      <button
        type="button"
        className="top-button bell"
        aria-label={t("bell", { count })}
        title={t("title")}
        onClick={() => setOpen(true)}
      >
        <Badge count={count} size="small" overflowCount={99} offset={[6, -3]}>
          <BellOutlined />
        </Badge>
      </button>
      <Drawer
        open={open}
        onClose={close}
        size={460}
        title={t("title")}
        className="notices"
        extra={
          <Button type="link" disabled={count === 0 || actions.busy} onClick={() => void actions.markAll()}>
            {t("mark_all")}
          </Button>
        }
        footer={
          <Space size="large">
            <Link to="/notifications" onClick={close}>
              {t("open_all")}
            </Link>
            <Link to="/notifications/settings" onClick={close}>
              {t("settings")}
            </Link>
          </Space>
        }
      >
        <Segmented
          block
          className="spaced"
          value={shown}
          options={SHOWN.map((value) => ({ value, label: t(`shown.${value}`) }))}
          onChange={setShown}
        />
        {open && <NoticeList unread={shown === "unread"} onLeave={close} />}
      </Drawer>
    </>
  );
}
