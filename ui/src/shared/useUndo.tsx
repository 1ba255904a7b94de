// Tells that something was done, with a button that takes it back.
import { App, Button } from "antd";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";

const SHOWN_SECONDS = 8;
let serial = 0;

/** The note stays long enough to be read and reached by keyboard; it goes when it was used. */
export function useUndo() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  return useCallback(
    (text: string, undo: () => unknown) => {
      serial += 1;
      const key = `undo-${serial}`;
      void message.open({
        key,
        type: "success",
        duration: SHOWN_SECONDS,
        content: (
          <span data-undo>
            {text}
            <Button
              type="link"
              size="small"
              onClick={() => {
                message.destroy(key);
                void undo();
              }}
            >
              {t("undo")}
            </Button>
          </span>
        ),
      });
    },
    [message, t],
  );
}
