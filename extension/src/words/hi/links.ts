import type { LinksWords } from "../en/links.ts";
import type { Speech } from "../speech.ts";

export const links = (say: Speech): LinksWords => ({
  title: "यहाँ खोलें",
  hint: "हर साइट पर सादी खोज: न कुंजी, न खाता, न बीच में हमारा कोई पता।",
  moveUp: (service) => `${service} को ऊपर करें`,
  moveDown: (service) => `${service} को नीचे करें`,
  share: "साझा करें",
  scrobble: "ListenBrainz को भेजें",
  scrobbleHint:
    "आधा गाना या चार मिनट बीतने पर गाने आपके ListenBrainz खाते में भेजता है। टोकन देने पर ही चालू; टोकन इसी डिवाइस पर रहता है।",
  token: "यूज़र टोकन",
  waiting: (count) => say.count(count, { one: "# गाना भेजा जाना बाक़ी है", other: "# गाने भेजे जाने बाक़ी हैं" }),
  refusedToken: "ListenBrainz यह टोकन नहीं पहचानता। अपने प्रोफ़ाइल पन्ने से फिर से कॉपी करें।",
});
