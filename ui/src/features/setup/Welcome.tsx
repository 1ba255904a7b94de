// The frame of the pages before the product: name, language, one card.
import { Segmented } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { LANGUAGE_NAME, LANGUAGES, type Language } from "../../shared/language";
import { chooseLanguage } from "../../shared/preferences";
import { useLanguage } from "../../shared/useLanguage";

export function Welcome({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <main className="welcome">
      <div className="welcome-card">
        <div className="welcome-head">
          <img src="./icon.svg" alt="" />
          <h1>{title}</h1>
        </div>
        {children}
        <div className="welcome-foot">
          <Segmented<Language>
            aria-label={t("top.language")}
            value={language}
            onChange={chooseLanguage}
            options={LANGUAGES.map((one) => ({ value: one, label: LANGUAGE_NAME[one] }))}
          />
        </div>
      </div>
    </main>
  );
}
