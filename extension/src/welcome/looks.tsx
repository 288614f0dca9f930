import { ChoiceField } from "../popup/settings/choice-field.tsx";
import { LanguageField } from "../popup/settings/language-field.tsx";
import { type Settings, THEMES, writeSettings } from "../storage/settings.ts";
import { useSettings } from "../ui/use-settings.ts";
import { useWords } from "../words/use-words.ts";

/** Language and theme, as on the settings page. */
export function Looks() {
  const { settings: words } = useWords();
  const settings = useSettings();
  const change = (part: Partial<Settings>) => void writeSettings({ ...settings, ...part });
  return (
    <div className="welcome-looks settings">
      <LanguageField language={settings.language} onChange={(language) => change({ language })} />
      <ChoiceField
        name="theme"
        legend={words.look}
        choices={THEMES}
        chosen={settings.theme}
        labelOf={(theme) => words.themes[theme]}
        onChoose={(theme) => change({ theme })}
      />
    </div>
  );
}
