import { LanguageField } from "../popup/settings/language-field.tsx";
import { ThemeField } from "../popup/settings/theme-field.tsx";
import { type Settings, writeSettings } from "../storage/settings.ts";
import { useSettings } from "../ui/use-settings.ts";

/** Language and theme, as on the settings page. */
export function Looks() {
  const settings = useSettings();
  const change = (part: Partial<Settings>) => void writeSettings({ ...settings, ...part });
  return (
    <div className="welcome-looks settings">
      <LanguageField language={settings.language} onChange={(language) => change({ language })} />
      <ThemeField theme={settings.theme} onChange={(theme) => change({ theme })} />
    </div>
  );
}
