// "Saved locally 10:32": tells where typed work stands.
import { useTranslation } from "react-i18next";
import { host } from "../platform/host";
import { formatTime } from "./dates";
import { useLanguage, useZone } from "./useLanguage";

interface Props {
  at: string | null;
  state?: "saved" | "saving" | "unsaved";
}

export function Saved({ at, state = "saved" }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const text =
    state === "saving"
      ? t("saving")
      : state === "unsaved"
        ? t("unsaved")
        : at
          ? t(host().capabilities.offline ? "saved_locally" : "saved_office", {
              time: formatTime(at, language, zone),
            })
          : "";
  return (
    <span className="saved" role="status" data-saved={state}>
      {text}
    </span>
  );
}
