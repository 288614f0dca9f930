import type { Speech } from "../speech.ts";

export const privacy = (say: Speech) => ({
  shortcut: "Keyboard shortcut",
  noShortcut: "None is set.",
  changeShortcut: "Change it in the browser",
  nothingSent: "Nothing has been sent yet.",
  sent: (requests: number, bytes: number) =>
    `${say.count(requests, { one: "# request", other: "# requests" })}, ${say.bytes(bytes)} of content`,
  sentHint:
    "The last 100 requests, newest first. The browser adds its usual headers. What private windows send is not listed, because nothing of them is written down.",
  kinds: {
    fingerprint: "Fingerprint",
    search: "Search",
    song: "Song data",
    pack: "Offline pack",
    test: "Connection test",
    listen: "Listen",
    other: "Other",
  },
  erase: "Erase everything",
  eraseHint:
    "History, packs, mystery box, corrections, receipt, settings, sites, and the permissions you gave. It cannot be undone.",
  eraseButton: "Erase everything…",
  eraseConfirm: "Yes, erase all of it",
  erased: "Erased. Nothing is left in this browser.",
  eraseFailed: "Something could not be erased. Close other Sonica pages and try again.",
});

export type PrivacyWords = ReturnType<typeof privacy>;
