import type { Speech } from "../speech.ts";

export const packs = (say: Speech) => ({
  title: "Song packs",
  hint: "A pack recognises its songs on this device, with no server. It holds fingerprints, names and lyrics, no sound.",
  offered: "On your matcher",
  here: "On this device",
  noneOffered: "This matcher offers no packs.",
  noneHere: "No packs yet.",
  look: "See what the matcher offers",
  facts: (songs: number, bytes: number) =>
    `${say.count(songs, { one: "# song", other: "# songs" })}, ${say.bytes(bytes)}`,
  download: "Download",
  downloadNamed: (title: string) => `Download ${say.quote(title)}`,
  pause: "Pause",
  resume: "Go on",
  fromFile: "Load from a file",
  progress: (received: number, whole: number) => `${say.bytes(received)} of ${say.bytes(whole)}`,
  state: {
    checking: "Being checked…",
    downloading: "Downloading…",
    paused: "Paused",
    ready: "Ready",
    broken: "Not usable",
  },
  trouble: {
    "pack-not-recognised": "This file is no Sonica pack. Choose a file that ends in .sonicapack.",
    "pack-version": "This pack is of another version. Update Sonica, or get the pack anew.",
    "pack-truncated": "The file is cut short. Get it again.",
    "pack-corrupt": "The file was damaged. Delete it and get it again.",
    "pack-too-large": "The pack is larger than 256 MB, more than fits in memory.",
    "pack-gone": "The matcher no longer has this pack. See what it offers now.",
    "pack-unreachable": "The matcher went away. What came is kept; it goes on when the matcher answers.",
    "storage-full": "There is no room left for it. What came is kept: make room, then go on.",
    "storage-failed": "The browser's storage failed. What came is kept: try again.",
    "memory-full": "Other packs fill the 256 MB of memory that packs may take. Delete one of them.",
  },
  storage: (used: number, quota: number) =>
    `Sonica uses ${say.bytes(used)} on this device; ${say.bytes(quota)} are allowed.`,
});

export type PacksWords = ReturnType<typeof packs>;
