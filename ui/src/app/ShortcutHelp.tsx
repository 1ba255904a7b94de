// The help dialog is the registry, printed.
import { Modal } from "antd";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { GROUPS, IDS, SHORTCUTS, useShortcutKeys } from "../shared/shortcuts";

export function ShortcutHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const keysFor = useShortcutKeys();
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t("top.shortcuts")} width={560}>
      {GROUPS.map((group) => (
        <section key={group}>
          <h3>{t(`shortcut.group.${group}`)}</h3>
          <dl className="keys">
            {IDS.filter((id) => SHORTCUTS[id].group === group).map((id) => (
              <Fragment key={id}>
                <dt>{t(`shortcut.${id}`)}</dt>
                <dd>
                  {keysFor(id).map((press) => (
                    <Fragment key={press}>
                      <kbd>{press}</kbd>{" "}
                    </Fragment>
                  ))}
                </dd>
              </Fragment>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  );
}
