import type { LinksWords } from "../en/links.ts";
import type { Speech } from "../speech.ts";

export const links = (_say: Speech): LinksWords => ({
  title: "इहाँ खोलीं",
  hint: "हर साइट पर सादा खोज: ना कुंजी, ना खाता, ना बीच में हमनी के कवनो पता।",
  moveUp: (service) => `${service} के ऊपर करीं`,
  moveDown: (service) => `${service} के नीचे करीं`,
  share: "साझा करीं",
});
