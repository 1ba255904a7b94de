// Gives antd and the style sheet the chosen language, theme and density.
import { App as AntApp, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import idID from "antd/locale/id_ID";
import zhCN from "antd/locale/zh_CN";
import dayjs from "dayjs";
import "dayjs/locale/id";
import "dayjs/locale/zh-cn";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import type { Language } from "../shared/language";
import { usePreferences } from "../shared/preferences";
import { applyPalette, type Mode, themeConfig } from "../shared/theme";

const ANTD = { zh: zhCN, id: idID, en: enUS } as const;
const DAYJS: Record<Language, string> = { zh: "zh-cn", id: "id", en: "en" };

/** Whether the system asks for something of a page, now and when the person changes it. */
function useMedia(condition: string): boolean {
  const [matches, setMatches] = useState(() => window.matchMedia(condition).matches);
  useEffect(() => {
    const query = window.matchMedia(condition);
    const follow = () => setMatches(query.matches);
    query.addEventListener("change", follow);
    return () => query.removeEventListener("change", follow);
  }, [condition]);
  return matches;
}

function useMode(): Mode {
  const choice = usePreferences((state) => state.theme);
  const dark = useMedia("(prefers-color-scheme: dark)");
  return choice === "system" ? (dark ? "dark" : "light") : choice;
}

export function Look({ children }: { children: ReactNode }) {
  const { language, density } = usePreferences();
  const mode = useMode();
  const still = useMedia("(prefers-reduced-motion: reduce)");
  const theme = useMemo(() => themeConfig(mode, density, still), [mode, density, still]);
  useEffect(() => applyPalette(mode), [mode]);
  useEffect(() => {
    dayjs.locale(DAYJS[language]);
  }, [language]);
  return (
    <ConfigProvider
      locale={ANTD[language]}
      theme={theme}
      button={{ autoInsertSpace: false }}
      form={{ requiredMark: true, scrollToFirstError: { focus: true } }}
    >
      <AntApp component={false}>{children}</AntApp>
    </ConfigProvider>
  );
}
