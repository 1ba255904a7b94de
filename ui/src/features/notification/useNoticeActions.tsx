// Opening a notification, and marking all of them with a way back.
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { useWrite } from "../../shared/useWrite";
import type { Id } from "../../shared/wire";
import { addressOf } from "./address";
import { markUnread, type Notice } from "./api";

/** How long the way back is offered, in seconds. */
const WAY_BACK = 8;

export function useNoticeActions(onLeave?: () => void) {
  const { t } = useTranslation(["notification", "common"]);
  const { message } = App.useApp();
  const queries = useQueryClient();
  const router = useRouter();
  const write = useWrite();

  async function mark(row: Notice, unread: boolean) {
    await write.run("notification.mark_read", { ids: [row.id], unread });
  }

  function open(row: Notice) {
    const address = addressOf(row);
    if (row.read_at === null) void mark(row, false);
    if (address === null) return;
    onLeave?.();
    router.history.push(address);
  }

  async function markAll() {
    const marked = await write.run<{ ids: Id[] }>("notification.mark_all_read", {});
    if (!marked || marked.ids.length === 0) return;
    const key = "notification-all-read";
    async function undo(ids: Id[]) {
      message.destroy(key);
      await markUnread(ids);
      await queries.invalidateQueries();
    }
    void message.success({
      key,
      duration: WAY_BACK,
      content: (
        <>
          {t("all_read", { count: marked.ids.length })}{" "}
          <Button type="link" size="small" onClick={() => void undo(marked.ids)}>
            {t("undo")}
          </Button>
        </>
      ),
    });
  }

  return { busy: write.busy, mark, open, markAll };
}
