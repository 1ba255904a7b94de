// The one-time code with which a user's laptop joins: made once, shown large, told until when it is good.
import { CopyOutlined } from "@ant-design/icons";
import { App, Button, Modal, Skeleton } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc } from "../../platform/host";
import type { AppError } from "../../platform/transport";
import { formatInstant } from "../../shared/dates";
import { ErrorNote } from "../../shared/ErrorNote";
import { useLanguage, useZone } from "../../shared/useLanguage";
import type { UserRow } from "./api";

interface Code {
  code: string;
  expires_at: string;
}

export function EnrollDialog({ user, onClose }: { user: UserRow; onClose: () => void }) {
  const { t } = useTranslation(["user", "common"]);
  const language = useLanguage();
  const zone = useZone();
  const { message } = App.useApp();
  const [made, setMade] = useState<Code | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const asked = useRef(false);
  useEffect(() => {
    // Every call makes another code: one dialog asks once.
    if (asked.current) return;
    asked.current = true;
    rpc<Code>("device.enroll_code", { user_id: user.id }).then(setMade, (reason) =>
      setError(reason as AppError),
    );
  }, [user.id]);

  async function copy(code: string) {
    await navigator.clipboard.writeText(code);
    void message.success(t("common:copied"));
  }

  return (
    <Modal
      open
      title={t("enroll_title", { name: user.display_name })}
      onCancel={onClose}
      footer={
        <>
          {"clipboard" in navigator && (
            <Button icon={<CopyOutlined />} disabled={!made} onClick={() => made && void copy(made.code)}>
              {t("enroll_copy")}
            </Button>
          )}
          <Button type="primary" onClick={onClose}>
            {t("common:close")}
          </Button>
        </>
      }
    >
      {error && <ErrorNote error={error} />}
      {!made && !error && <Skeleton active paragraph={{ rows: 2 }} title={false} />}
      {made && (
        <>
          <p className="enroll-code" data-selectable data-enroll-code>
            {made.code}
          </p>
          <p>{t("enroll_text", { time: formatInstant(made.expires_at, language, zone) })}</p>
        </>
      )}
    </Modal>
  );
}
