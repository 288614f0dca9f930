import type { Speech } from "../speech.ts";

export const timeline = (say: Speech) => ({
  title: "Timeline",
  follow: "Keep naming what plays here",
  followHint: "Goes on when the page changes, until you stop it.",
  following: "Naming what plays here",
  stop: "Stop",
  open: "Timeline",
  choose: "Which one",
  now: {
    silence: "Nothing can be heard right now.",
    searching: "Listening…",
    unknown: "What plays now is not known here.",
    ended: "This has ended.",
  },
  empty: "Nothing is being followed",
  emptyHint: "Open a tab that plays, click Sonica, and choose “Keep naming what plays here”.",
  gap: {
    silence: "Silence",
    "no-music": "No music, perhaps talk",
    "not-in-catalogue": "Not known here",
    "too-short": "Too short to tell",
  },
  stillPlaying: "still playing",
  fromTo: (from: string, until: string) => `${from} to ${until}`,
  right: "This is right",
  wrong: "Not this song",
  isRight: "You confirmed this",
  copyChapters: "Copy as chapters",
  copied: "Copied",
  saveCue: "Save as CUE",
  unknownChapter: "Unknown",
  rewind: "What was that?",
  secondsAgo: (seconds: number) => `${say.seconds(seconds)} ago`,
  rewound: {
    asking: "Looking back…",
    unknown: "What was heard then is not known here.",
    forgotten: "That is longer ago than Sonica remembers, or it was not listening then.",
  },
  remembered: (bytes: number) =>
    `Sonica keeps the fingerprint of the last three minutes in memory, at most ${say.bytes(bytes)}, and no sound.`,
  sent: (questions: number, bytes: number) =>
    `${say.count(questions, { one: "# question", other: "# questions" })}, ${say.bytes(bytes)} of fingerprints sent`,
  sharing: "Share answers by video",
  sharingHint: "Off by default. What others found in the same video is then asked for, and what you found is added.",
  sharingOverruled: "Not while only this device is asked: the settings have it so.",
  sharingSends: "What is sent, exactly",
  sharingAsk: (prefix: string) =>
    `To ask: ${prefix}, the first 4 digits of the SHA-256 of the video's identity. Very many videos begin so.`,
  sharingGive:
    "To add: the whole SHA-256, and for each song its id, its seconds in the video and its place. No address, no title, no name of yours.",
});

export type TimelineWords = ReturnType<typeof timeline>;
