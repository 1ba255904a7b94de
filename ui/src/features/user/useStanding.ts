// Locking and unlocking, retiring and bringing back: asked first, then done. Nobody does it to himself.
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { useMay, useSession } from "../../shared/session";
import { useWrite } from "../../shared/useWrite";
import type { UserRow } from "./api";

type Standing = "lock" | "unlock" | "deactivate" | "activate";

type Item = { key: Standing; label: string; danger: boolean };

export function useStanding(user: UserRow): { items: Item[]; ask: (key: string) => void } {
  const { t } = useTranslation(["user", "common"]);
  const { modal } = App.useApp();
  const write = useWrite();
  const mayLock = useMay("user.lock");
  const mayEdit = useMay("user.update");
  const another = user.id !== useSession().user.id;
  const keys: Standing[] = [];
  if (another && mayLock) keys.push(user.is_locked ? "unlock" : "lock");
  if (another && mayEdit) keys.push(user.is_active ? "deactivate" : "activate");

  const act = (key: Standing): Promise<unknown> => {
    switch (key) {
      case "lock":
        return write.run("user.lock", { user_id: user.id, locked: true }, t("locked_done"));
      case "unlock":
        return write.run("user.lock", { user_id: user.id, locked: false }, t("unlocked_done"));
      case "deactivate":
      case "activate": {
        const to = key === "activate";
        const changes = [{ field: "is_active", from: user.is_active, to }];
        return write.run(
          "user.update",
          { id: user.id, changes },
          t(to ? "activated_done" : "deactivated_done"),
        );
      }
    }
  };
  return {
    items: keys.map((key) => ({ key, label: t(key), danger: key === "lock" || key === "deactivate" })),
    ask: (asked) => {
      const key = keys.find((one) => one === asked);
      if (!key) return;
      modal.confirm({
        title: t(key),
        content: t(`${key}_question`, { name: user.display_name }),
        okText: t(key),
        cancelText: t("common:cancel"),
        okButtonProps: { danger: key === "lock" || key === "deactivate" },
        onOk: () => act(key),
      });
    },
  };
}
