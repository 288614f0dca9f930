import type { SearchWords } from "../en/search.ts";
import type { Speech } from "../speech.ts";

export const search = (_say: Speech): SearchWords => ({
  title: "खोज",
});
