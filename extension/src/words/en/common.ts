import type { Speech } from "../speech.ts";

export const common = (say: Speech) => ({
  appName: "Sonica",
  pages: { listen: "Listen", search: "Search", history: "History", settings: "Settings" },
  navigation: "Pages",
  back: "Back",
  cancel: "Cancel",
  close: "Close",
  copy: "Copy",
  copied: "Copied",
  delete: "Delete",
  deleteNamed: (name: string) => `Delete ${say.quote(name)}`,
  save: "Save",
  undo: "Undo",
  showMore: "Show more",
  tryAgain: "Try again",
  loading: "One moment…",
  justNow: "just now",
  untitled: "Untitled",
  songs: (count: number) => say.count(count, { one: "# song", other: "# songs" }),
});

export type CommonWords = ReturnType<typeof common>;
