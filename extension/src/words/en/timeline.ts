import type { Speech } from "../speech.ts";

export const timeline = (_say: Speech) => ({
  title: "Timeline",
});

export type TimelineWords = ReturnType<typeof timeline>;
