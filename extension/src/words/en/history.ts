import type { Speech } from "../speech.ts";

export const history = (say: Speech) => ({
  empty: "Nothing here yet",
  emptyHint: "Songs you find are kept here, on this device only.",
  deleted: "Deleted {title}",
  heardTimes: (times: number, position: string) =>
    `Heard ${say.count(times, { one: "# time", other: "# times" })}, last from ${position}`,
});

export type HistoryWords = ReturnType<typeof history>;
