import { type ReactNode, useEffect, useLayoutEffect } from "react";
import { languageOf } from "../words/language.ts";
import { WordsContext } from "../words/use-words.ts";
import { wordsOf } from "../words/words.ts";
import { SettingsContext, useStoredSettings } from "./use-settings.ts";

interface Props {
  /** The document's title, after the extension's name. */
  readonly title?: string;
  readonly children: ReactNode;
}

/** Round every popup, panel and page: settings, language and theme. Shows nothing until the settings are read. */
export function Frame({ title, children }: Props) {
  const settings = useStoredSettings();
  const language = settings && languageOf(settings.language);
  const theme = settings?.theme;

  // Before any effect of a child: the live sky reads its colours off the theme.
  useLayoutEffect(() => {
    if (language) document.documentElement.lang = language;
  }, [language]);
  useLayoutEffect(() => {
    if (theme) document.documentElement.dataset.theme = theme;
  }, [theme]);
  useEffect(() => {
    document.title = title ? `${title} – Sonica` : "Sonica";
  }, [title]);

  if (!settings || !language) return null;
  return (
    <SettingsContext value={settings}>
      <WordsContext value={wordsOf(language)}>{children}</WordsContext>
    </SettingsContext>
  );
}
