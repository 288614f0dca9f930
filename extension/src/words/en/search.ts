import type { Speech } from "../speech.ts";

export const search = (_say: Speech) => ({
  title: "Search",
});

export type SearchWords = ReturnType<typeof search>;
