import { MATCHER_CHOICES, SCRIPTS, type Settings, writeSettings } from "../../storage/settings.ts";
import { useSettings } from "../../ui/use-settings.ts";
import { useWords } from "../../words/use-words.ts";
import { ListenBrainzSection } from "../listens/listenbrainz-section.tsx";
import { PacksSection } from "../packs/packs-section.tsx";
import { EraseSection } from "../privacy/erase-section.tsx";
import { SentList } from "../privacy/sent-list.tsx";
import { ChoiceField } from "./choice-field.tsx";
import { LanguageField } from "./language-field.tsx";
import { LinksSection } from "./links-section.tsx";
import { ServerField } from "./server-field.tsx";
import { ShortcutSection } from "./shortcut-section.tsx";
import { SiteList } from "./site-list.tsx";
import { ThemeField } from "./theme-field.tsx";

export function SettingsPage() {
  const { settings: words } = useWords();
  const settings = useSettings();
  const change = (part: Partial<Settings>) => void writeSettings({ ...settings, ...part });
  return (
    <main className="page settings" data-state="settings">
      <ServerField serverUrl={settings.serverUrl} onSave={(serverUrl) => change({ serverUrl })} />
      <ChoiceField
        name="ask"
        legend={words.ask}
        hint={words.askHints[settings.askMatcher]}
        choices={MATCHER_CHOICES}
        chosen={settings.askMatcher}
        labelOf={(choice) => words.askChoices[choice]}
        onChoose={(askMatcher) => change({ askMatcher })}
      />
      <LanguageField language={settings.language} onChange={(language) => change({ language })} />
      <ChoiceField
        name="script"
        legend={words.script}
        choices={SCRIPTS}
        chosen={settings.script}
        labelOf={(script) => words.scripts[script]}
        onChoose={(script) => change({ script })}
      />
      <ThemeField theme={settings.theme} onChange={(theme) => change({ theme })} />
      <LinksSection />
      <ListenBrainzSection />
      <PacksSection />
      <SiteList />
      <ShortcutSection />
      <section className="privacy">
        <h2>{words.privacy}</h2>
        <p>{settings.askMatcher === "never" ? words.privacyOnlyDevice : words.privacyWords}</p>
        <SentList />
      </section>
      <EraseSection />
    </main>
  );
}
