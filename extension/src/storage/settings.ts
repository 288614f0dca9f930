// What the person has chosen, kept in storage.local under `settings`.
import browser from "webextension-polyfill";
import { isLanguage, type LanguageChoice } from "../words/language.ts";

export const THEMES = ["auto", "light", "dark", "contrast", "neon"] as const;
type Theme = (typeof THEMES)[number];

/** Which script names are shown in first: the one their language is written in, or always the same. */
export const SCRIPTS = ["own", "devanagari", "latin"] as const;
export type ScriptChoice = (typeof SCRIPTS)[number];

/** Whether the matcher is asked to name a song that this device could not name, or never. */
export const MATCHER_CHOICES = ["after-device", "never"] as const;
type MatcherChoice = (typeof MATCHER_CHOICES)[number];

export interface Settings {
  readonly serverUrl: string;
  readonly askMatcher: MatcherChoice;
  readonly theme: Theme;
  readonly language: LanguageChoice;
  readonly script: ScriptChoice;
}

export const DEFAULT_SETTINGS: Settings = {
  serverUrl: "http://127.0.0.1:8417",
  askMatcher: "after-device",
  theme: "auto",
  language: "auto",
  script: "own",
};

const KEY = "settings";

/** Reads whatever was stored; a field that makes no sense falls back to its default. */
export function parseSettings(stored: unknown): Settings {
  const fields = typeof stored === "object" && stored !== null ? (stored as Record<string, unknown>) : {};
  return {
    serverUrl: parseServerUrl(fields.serverUrl) ?? DEFAULT_SETTINGS.serverUrl,
    askMatcher: oneOf(MATCHER_CHOICES, fields.askMatcher) ?? DEFAULT_SETTINGS.askMatcher,
    theme: oneOf(THEMES, fields.theme) ?? DEFAULT_SETTINGS.theme,
    language: isLanguage(fields.language) ? fields.language : DEFAULT_SETTINGS.language,
    script: oneOf(SCRIPTS, fields.script) ?? DEFAULT_SETTINGS.script,
  };
}

function oneOf<T>(choices: readonly T[], value: unknown): T | undefined {
  return choices.find((choice) => choice === value);
}

/** The address without a trailing slash, query or fragment; null when it is not http or https. */
export function parseServerUrl(typed: unknown): string | null {
  if (typeof typed !== "string" || !URL.canParse(typed.trim())) return null;
  const url = new URL(typed.trim());
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  return (url.origin + url.pathname).replace(/\/+$/, "");
}

export async function readSettings(): Promise<Settings> {
  return parseSettings((await browser.storage.local.get(KEY))[KEY]);
}

/** Read anew each time something would be sent: what the person has just chosen holds for what goes on already. */
export const mayAskMatcher = async (): Promise<boolean> => (await readSettings()).askMatcher === "after-device";

export async function writeSettings(settings: Settings): Promise<void> {
  await browser.storage.local.set({ [KEY]: settings });
}

/** Calls back now and at every change, until the returned function is called. */
export function watchSettings(onChange: (settings: Settings) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === "local" && KEY in changes) onChange(parseSettings(changes[KEY].newValue));
  };
  browser.storage.onChanged.addListener(listener);
  void readSettings().then(onChange);
  return () => browser.storage.onChanged.removeListener(listener);
}
