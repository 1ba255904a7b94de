// Starts i18next with the three complete catalogues; keys are typed from the Chinese one.
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { CATALOGUES, NAMESPACES } from "./catalogues";
import { type Language, TAG } from "./language";
import { usePreferences } from "./preferences";

export async function startI18n(): Promise<void> {
  const { language } = usePreferences.getState();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    ns: NAMESPACES,
    defaultNS: "common",
    resources: CATALOGUES,
    interpolation: { escapeValue: false },
    returnEmptyString: false,
    react: { useSuspense: false },
    initAsync: false,
  });
  document.documentElement.lang = TAG[language];
  usePreferences.subscribe((now, before) => {
    if (now.language !== before.language) void setLanguage(now.language);
  });
}

async function setLanguage(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
  document.documentElement.lang = TAG[language];
}
