import type { LinksWords } from "../en/links.ts";
import type { Speech } from "../speech.ts";

export const links = (say: Speech): LinksWords => ({
  title: "इहाँ खोलीं",
  hint: "हर साइट पर सादा खोज: ना कुंजी, ना खाता, ना बीच में हमनी के कवनो पता।",
  moveUp: (service) => `${service} के ऊपर करीं`,
  moveDown: (service) => `${service} के नीचे करीं`,
  share: "साझा करीं",
  scrobble: "ListenBrainz के भेजीं",
  scrobbleHint:
    "आधा गाना भा चार मिनट बीतला पर गाना रउरा ListenBrainz खाता में भेजेला। टोकन दिहला पर चालू होई; टोकन एही डिवाइस पर रही।",
  token: "यूजर टोकन",
  waiting: (count) => say.count(count, { one: "# गाना भेजल बाकी बा", other: "# गाना भेजल बाकी बा" }),
  refusedToken: "ListenBrainz ई टोकन नइखे चीन्हत। आपन प्रोफाइल पन्ना से फेर से कॉपी करीं।",
});
