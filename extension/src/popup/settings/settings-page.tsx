import { type Settings, type Theme, writeSettings } from "../../storage/settings.ts";
import { ServerField } from "./server-field.tsx";

const THEME_WORDS: Record<Theme, string> = { auto: "As the system", light: "Light", dark: "Dark" };

export function SettingsPage({ settings }: { readonly settings: Settings }) {
  const change = (part: Partial<Settings>) => void writeSettings({ ...settings, ...part });
  return (
    <main className="page settings" data-state="settings">
      <ServerField serverUrl={settings.serverUrl} onSave={(serverUrl) => change({ serverUrl })} />
      <fieldset>
        <legend>Look</legend>
        <div className="choices">
          {(Object.keys(THEME_WORDS) as Theme[]).map((theme) => (
            <label key={theme}>
              <input type="radio" name="theme" checked={settings.theme === theme} onChange={() => change({ theme })} />
              <span>{THEME_WORDS[theme]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <section className="privacy">
        <h2>What leaves this browser</h2>
        <p>
          Only while listening, and only to the server above: a fingerprint of about 180 bytes for each second heard. No
          sound, no address of the page, no name. Songs found are kept on this device; in private windows nothing is
          kept.
        </p>
      </section>
    </main>
  );
}
