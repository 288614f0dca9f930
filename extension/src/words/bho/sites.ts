import type { SitesWords } from "../en/sites.ts";
import type { Speech } from "../speech.ts";

export const sites = (_say: Speech): SitesWords => ({
  title: "साइट",
});
