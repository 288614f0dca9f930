import type { Speech } from "../speech.ts";

export const history = (say: Speech) => ({
  empty: "Nothing here yet",
  emptyHint: "Songs you find are kept here, on this device only.",
  deleted: "Deleted {title}",
  heardTimes: (times: number, position: string) =>
    `Heard ${say.count(times, { one: "# time", other: "# times" })}, last from ${position}`,
  search: "Search the history",
  noneFound: "No song here goes by these words.",
  today: "Today",
  yesterday: "Yesterday",
  noDate: "Without a date",
  sitting: (from: string, until: string) => (from === until ? from : `${from} to ${until}`),
  edit: "Change names",
  titleLatin: "Title, Roman letters",
  titleDevanagari: "Title, Devanagari",
  singer: "Singer",
  exchange: "Export and import",
  exportAs: { csv: "Table (CSV)", json: "Everything (JSON)", xspf: "Playlist (XSPF)" },
  importFile: "Import a file",
  importHint: "Our own JSON and CSV, Shazam's library, Librezam's history, and tables with a title and an artist.",
  imported: (added: number, known: number, skipped: number) =>
    `${say.count(added, { one: "# hearing added", other: "# hearings added" })}, ${say.number(known)} known before, ${say.number(skipped)} left out.`,
  importTrouble: {
    "not-recognised": "This file has no history that we know: it needs a column for titles and one for artists.",
    "newer-version": "This history is from a newer Sonica. Update this one, then import it again.",
    damaged: "The file is cut short or damaged. Nothing was taken from it; export it again.",
    "too-large": "The file is larger than 64 MB. Split it.",
    "storage-failed":
      "The browser's storage did not take it. What was here before is still here; make room and try again.",
  },
  notThisSong: "Not this song",
  rejected: "Noted: it will not be named again for what was heard.",
  kept: "Kept for later: we ask again by ourselves and tell you when it is found.",
  keptForPacks: "Kept for later: every pack you add is asked, and we tell you when it is found.",
  mysteries: (count: number) =>
    say.count(count, { one: "# song waits for its name", other: "# songs wait for their names" }),
  mysteriesHint:
    "Kept as fingerprints, never as sound. Asked about again when the matcher answers, when it knows more songs, and when you add a pack.",
  mysteriesForPacks: "Kept as fingerprints, never as sound. Asked of every pack you add, and of nobody else.",
  mysteryAt: (day: string, time: string) => `${day}, ${time}`,
  why: { unasked: "The matcher has not answered yet", "not-in-catalogue": "Not in the catalogue" },
  askNow: "Ask now",
  forgetAll: "Forget all",
  forgotten: (count: number) =>
    say.count(count, { one: "# unknown song forgotten", other: "# unknown songs forgotten" }),
  solved: (day: string) => `We found the song of ${day}`,
});

export type HistoryWords = ReturnType<typeof history>;
