// Which music services a song is opened in, and in which order; kept in storage.local.
import browser from "webextension-polyfill";

const SERVICES = ["YouTube Music", "Spotify", "JioSaavn", "Gaana", "Apple Music", "Amazon Music", "YouTube"] as const;
export type Service = (typeof SERVICES)[number];

export interface LinkChoice {
  readonly service: Service;
  readonly isOn: boolean;
}

const KEY = "links";

/** Off until somebody wants them: five are a row, seven a wall. */
const OFF_AT_FIRST: readonly Service[] = ["Amazon Music", "YouTube"];

/** Whatever was stored, every service comes once; new ones come last. */
export function parseLinkChoices(stored: unknown): LinkChoice[] {
  const rows = Array.isArray(stored) ? stored : [];
  const known = rows.flatMap((row: unknown): LinkChoice[] => {
    const { service, isOn } = (row ?? {}) as Partial<LinkChoice>;
    const found = SERVICES.find((each) => each === service);
    return found ? [{ service: found, isOn: isOn !== false }] : [];
  });
  const byService = new Map(known.map((choice) => [choice.service, choice]));
  const missing = SERVICES.filter((service) => !byService.has(service));
  return [...byService.values(), ...missing.map((service) => ({ service, isOn: !OFF_AT_FIRST.includes(service) }))];
}

async function readLinkChoices(): Promise<LinkChoice[]> {
  return parseLinkChoices((await browser.storage.local.get(KEY))[KEY]);
}

export async function writeLinkChoices(choices: readonly LinkChoice[]): Promise<void> {
  await browser.storage.local.set({ [KEY]: choices });
}

/** Calls back now and at every change, until the returned function is called. */
export function watchLinkChoices(onChange: (choices: LinkChoice[]) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === "local" && KEY in changes) onChange(parseLinkChoices(changes[KEY].newValue));
  };
  browser.storage.onChanged.addListener(listener);
  void readLinkChoices().then(onChange);
  return () => browser.storage.onChanged.removeListener(listener);
}
