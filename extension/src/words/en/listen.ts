import type { Speech } from "../speech.ts";

export const listen = (say: Speech) => ({
  ready: "Ready",
  start: "Name this song",
  startAnyway: "Listen anyway",
  hint: "Two seconds of music are often enough. The sound stays in your browser.",
  quietHint: "This tab is silent. Press play, and listening starts by itself.",
  thisTab: "This tab",
  tabState: { muted: "muted", playing: "playing", silent: "silent" },
  recent: "Found lately",
  listening: "Listening",
  deadline: "Time until we give up",
  heardOf: (seconds: number, tab: string) => `${say.seconds(seconds, 1)} heard of ${say.quote(tab)}`,
  again: "Listen again",
  growing: {
    slowMatcher: "The matcher is slow to answer…",
    waiting: "Waiting for the first sound…",
    familiar: "This sounds familiar…",
    almost: "Almost there, making sure…",
    listening: "Listening…",
    catching: "Catching the tune…",
    unsure: "Not sure yet, listening on…",
    hard: "A hard one. Listening closely…",
    lastTry: "One last try…",
  },
  announceQuiet: "This tab is silent. Listening starts by itself when it plays.",
  announceListening: "Listening",
  badge: {
    none: "Sonica: name this song",
    listening: "Sonica is listening",
    match: (title: string) => `Sonica found ${say.quote(title)}`,
    maybe: "Sonica has a guess: click to see it",
    unknown: "Sonica does not know this one",
    failed: (title: string) => `Sonica: ${title}`,
  },
});

export type ListenWords = ReturnType<typeof listen>;
