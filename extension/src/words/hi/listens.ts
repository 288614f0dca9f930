import type { ListensWords } from "../en/listens.ts";
import type { Speech } from "../speech.ts";

export const listens = (say: Speech): ListensWords => ({
  hint: "आप जो सुनते हैं, उसे अपने खाते में भेजें। जिन टैबों पर नज़र है और जो साइटें चालू हैं, उनके गाने आधे या 4 मिनट सुने जाने पर अपने-आप जाते हैं; जो बज रहा है, वह तुरंत बताया जाता है। क्लिक से पहचाने गाने तभी जाते हैं जब आप कहें। भेजे जाते हैं: नाम, गायक, ऐल्बम, लंबाई, समय और ISRC; पन्ना कभी नहीं। निजी विंडो से कभी नहीं।",
  token: "उपयोगकर्ता टोकन",
  tokenHint: "आपकी ListenBrainz सेटिंग से। यह इसी ब्राउज़र में रहता है और सिर्फ़ इसी सर्वर को जाता है।",
  server: "सर्वर",
  connect: "जोड़ें",
  asking: "पूछा जा रहा है…",
  trouble: {
    "token-invalid": "सर्वर ऐसा कोई टोकन नहीं जानता। ListenBrainz सेटिंग से इसे फिर कॉपी करें।",
    unreachable: "सर्वर जवाब नहीं देता। उसका पता और कनेक्शन देखें।",
    busy: "सर्वर बहुत व्यस्त है। एक मिनट बाद फिर कोशिश करें।",
    "not-listenbrainz": "वहाँ जो जवाब देता है, वह ListenBrainz की तरह नहीं बोलता। पता देखें।",
    address: "यह किसी सर्वर का पता नहीं है: वह https:// या http:// से शुरू होता है।",
    "not-permitted": "ब्राउज़र ने इस सर्वर से बात करने की अनुमति नहीं दी। कुछ नहीं बदला।",
  },
  connected: (user, server) => `${say.quote(server)} पर ${say.quote(user)} के नाम से जुड़ा है।`,
  revoked: (user) => `सर्वर अब ${say.quote(user)} का टोकन नहीं मानता। नया टोकन देने तक कुछ नहीं भेजा जाएगा।`,
  waiting: (count) => say.count(count, { one: "# गाना भेजे जाने की राह देखता है।", other: "# गाने भेजे जाने की राह देखते हैं।" }),
  refused: (count) => say.count(count, { one: "# गाना सर्वर ने नहीं लिया।", other: "# गाने सर्वर ने नहीं लिए।" }),
  sendNow: "अभी भेजें",
  disconnect: "अलग करें",
  submit: {
    new: "ListenBrainz को भेजें",
    waiting: "भेजे जाने की राह में",
    sent: "भेजा गया",
    refused: "नहीं लिया गया। फिर भेजें",
    "token-refused": "टोकन नहीं माना गया: सेटिंग देखें",
  },
});
