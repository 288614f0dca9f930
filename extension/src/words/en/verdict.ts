import { signed } from "../signed.ts";
import type { Speech } from "../speech.ts";

export const verdict = (say: Speech) => ({
  song: "The song",
  certainty: {
    certain: "Certain",
    very: "Very sure",
    fairly: "Fairly sure",
    likely: "Likely",
    guess: "A guess",
    picked: "Picked by you",
  },
  altered: {
    nightcore: "Nightcore",
    faster: (speed: number) => `${say.number(speed, 2)}× faster`,
    slower: (speed: number) => `slowed to ${say.number(speed, 2)}×`,
    semitones: (semitones: number) =>
      `${signed(semitones)} ${signed(Math.abs(semitones)) === "+1" ? "semitone" : "semitones"}`,
    samePitch: "same pitch",
    sameSpeed: "same speed",
  },
  fitsFromStart: "Fits from its start",
  fitsFrom: (position: string) => `Fits from ${position}`,
  nowAt: "Now at",
  of: "of",
  lyric: "Sung here:",
  album: { album: "Album", film: "Film", single: "Single" },
  year: "Year",
  music: "Music",
  label: "Label",
  language: "Language",
  alsoOn: { version: "Also released as", passage: "Shares a passage with" },
  openIn: "Open in",
  heard: (seconds: number) => `Heard ${say.seconds(seconds, 1)}.`,
  knownOnDevice: "Known on this device, from a song named lately.",
  knownInPack: (title: string) => `Known on this device, from the pack ${say.quote(title)}.`,
  nothingSent: "Nothing was sent.",
  sent: (bytes: number, questions: number, server: string) =>
    `Sent ${say.bytes(bytes)} of fingerprint${
      questions > 1 ? ` in ${say.number(questions)} questions` : ""
    }, no sound, to ${say.quote(server)}.`,
  isItOneOfThese: "Is it one of these?",
  pickOne: (seconds: number) => `We heard ${say.seconds(seconds)} and are not sure. Pick the one it is.`,
  noneOfThese: "None of these: listen again",
  unknown: {
    "no-music": {
      title: "No music heard",
      cause: "There was sound, but hardly anything a song could be known by: perhaps talk, or a quiet passage.",
    },
    "too-short": {
      title: "Too little was heard",
      cause: "The music stopped before there was enough of it to be sure.",
    },
    "not-in-catalogue": {
      title: "Not in this catalogue",
      cause: "There was music, and none of the songs this matcher knows fits. We would rather say so than guess.",
    },
  },
  notOnDevice: {
    title: "Not known on this device",
    cause: "There was music, and none of the songs on this device fits. We would rather say so than guess.",
  },
  onlyDevice: (count: number) =>
    count === 0
      ? "Only this device was asked, and it holds no songs yet. The settings have packs."
      : `Only this device was asked: it holds ${say.count(count, { one: "# song", other: "# songs" })}.`,
  searched: (count: number) => say.count(count, { one: "# song was searched.", other: "# songs were searched." }),
  announceMatch: (names: string, certainty: string) => `Found: ${names}. ${certainty}.`,
  announceMaybe: (count: number) =>
    say.count(count, { one: "Not sure. # song to choose from.", other: "Not sure. # songs to choose from." }),
  announceUnknown: (title: string) => `${title}. The song stays unknown.`,
});

export type VerdictWords = ReturnType<typeof verdict>;
