// The lines of an order, each moved on with one click; of one that is stuck it is asked why.
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { State } from "../../shared/Display";
import { ReasonDialog } from "../../shared/ReasonDialog";
import { useWrite } from "../../shared/useWrite";
import { movesOf } from "./actions";
import { type Item, type ItemStatus, itemTone } from "./api";

export function Items({ items, movable }: { items: readonly Item[]; movable: boolean }) {
  const { t } = useTranslation("execution");
  const write = useWrite();
  const [stuck, setStuck] = useState<Item | null>(null);
  const move = (item: Item, status: ItemStatus, notes?: string) =>
    write.run("execution.move_item", { id: item.id, status, ...(notes ? { notes } : {}) });
  const name = (item: Item, to: ItemStatus) =>
    t(item.status === "blocked" && to === "in_progress" ? "move.resume" : `move.${to}`);
  const open = movable && items.some((item) => item.status !== "completed");
  return (
    <>
      <ul className="order-items" aria-label={t("items")}>
        {items.map((item) => (
          <li key={item.id} data-item={item.status}>
            <span className="grow">
              {item.item_name}
              {item.notes && <span className="line-note"> {item.notes}</span>}
            </span>
            <State tone={itemTone(item.status)}>{t(`item_status.${item.status}`)}</State>
            {movable &&
              movesOf(item.status).map((to, at) => (
                <Button
                  key={to}
                  size="small"
                  type={at === 0 ? "primary" : "text"}
                  ghost={at === 0}
                  disabled={write.busy}
                  onClick={() => (to === "blocked" ? setStuck(item) : void move(item, to))}
                >
                  {name(item, to)}
                </Button>
              ))}
          </li>
        ))}
      </ul>
      {open && <p className="quiet small">{t("items_first")}</p>}
      {stuck && (
        <ReasonDialog
          open
          required={false}
          title={t("stuck_title", { item: stuck.item_name })}
          label={t("stuck_note")}
          okText={t("move.blocked")}
          busy={write.busy}
          onOk={(notes) =>
            void move(stuck, "blocked", notes).then((done) => {
              if (done) setStuck(null);
            })
          }
          onCancel={() => setStuck(null)}
        />
      )}
    </>
  );
}
