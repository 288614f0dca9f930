import type { Speech } from "../speech.ts";

export const links = (_say: Speech) => ({
  title: "Open in",
});

export type LinksWords = ReturnType<typeof links>;
