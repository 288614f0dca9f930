import type { Speech } from "../speech.ts";

export const sites = (_say: Speech) => ({
  title: "Sites",
});

export type SitesWords = ReturnType<typeof sites>;
