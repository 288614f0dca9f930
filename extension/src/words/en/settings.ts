import type { Speech } from "../speech.ts";

export const settings = (say: Speech) => ({
  matcher: "Matcher",
  matcherHint: "The server that knows the songs. Anyone can run one.",
  saveAndTest: "Save and test",
  asking: "Asking…",
  testReady: (songs: number, version: string) =>
    `It answers, and knows ${say.count(songs, { one: "# song", other: "# songs" })} (version ${version}).`,
  ask: "Who is asked for a song's name",
  askChoices: { "after-device": "This device, then the matcher", never: "Only this device" },
  askHints: {
    "after-device": "What packs and songs named lately do not know is asked of the matcher, as a fingerprint.",
    never:
      "To name songs nothing is sent, nor for followed tabs, switched-on sites or the mystery box. What your packs do not know stays unknown, and is kept for packs to come. The matcher is still asked when you search by words or fetch a pack.",
  },
  language: "Language",
  languageAuto: "As the browser",
  unreviewed: "This translation has not been read by a native speaker yet. Corrections are welcome.",
  script: "Titles in",
  scripts: { own: "Their own script", devanagari: "देवनागरी first", latin: "Roman first" },
  look: "Look",
  themes: { auto: "As the system", light: "Light", dark: "Dark", contrast: "High contrast", neon: "Anime neon" },
  privacy: "What leaves this browser",
  privacyOnlyDevice:
    "To name songs, nothing: only this device is asked. The words you search for go to the server above, and packs come from there. Songs found are kept on this device; in private windows nothing is kept.",
  privacyWords:
    "Only while listening, and only to the server above: a fingerprint of about 190 bytes for each second heard. No sound, no address of the page, no name. To ListenBrainz only once you connect it above. Songs found are kept on this device; in private windows nothing is kept.",
});

export type SettingsWords = ReturnType<typeof settings>;
