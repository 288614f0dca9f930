import type { Speech } from "../speech.ts";

export const links = (_say: Speech) => ({
  title: "Open in",
  hint: "Plain searches on each site: no key, no account, and no address of ours on the way.",
  moveUp: (service: string) => `Move ${service} up`,
  moveDown: (service: string) => `Move ${service} down`,
  share: "Share",
});

export type LinksWords = ReturnType<typeof links>;
