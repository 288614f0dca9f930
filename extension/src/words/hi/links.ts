import type { LinksWords } from "../en/links.ts";
import type { Speech } from "../speech.ts";

export const links = (_say: Speech): LinksWords => ({
  title: "यहाँ खोलें",
});
