import type { Speech } from "../speech.ts";

export const settings = (say: Speech) => ({
  matcher: "Matcher",
  matcherHint: "The server that knows the songs. Anyone can run one.",
  saveAndTest: "Save and test",
  asking: "Asking…",
  testReady: (songs: number, version: string) =>
    `It answers, and knows ${say.count(songs, { one: "# song", other: "# songs" })} (version ${version}).`,
  language: "Language",
  languageAuto: "As the browser",
  unreviewed: "This translation has not been read by a native speaker yet. Corrections are welcome.",
  script: "Titles in",
  scripts: { own: "Their own script", devanagari: "देवनागरी first", latin: "Roman first" },
  look: "Look",
  themes: { auto: "As the system", light: "Light", dark: "Dark", contrast: "High contrast", neon: "Anime neon" },
  privacy: "What leaves this browser",
  privacyWords:
    "Only while listening, and only to the server above: a fingerprint of about 190 bytes for each second heard. No sound, no address of the page, no name. To ListenBrainz only once you connect it above. Songs found are kept on this device; in private windows nothing is kept.",
});

export type SettingsWords = ReturnType<typeof settings>;
