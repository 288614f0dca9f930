import type { Speech } from "../speech.ts";

export const packs = (_say: Speech) => ({
  title: "Song packs",
});

export type PacksWords = ReturnType<typeof packs>;
