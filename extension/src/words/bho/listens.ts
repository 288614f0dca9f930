import type { ListensWords } from "../en/listens.ts";
import type { Speech } from "../speech.ts";

export const listens = (say: Speech): ListensWords => ({
  hint: "रउआ जवन सुनीलें, ओकरा के अपना खाता में भेजीं। जवना टैब पर नजर बा आ जवन साइट चालू बा, ओकर गाना आधा भा 4 मिनट सुनला पर अपने-आप जाला; जवन बाजत बा, ऊ तुरते बतावल जाला। क्लिक से चीन्हल गाना तबे जाला जब रउआ कहीं। भेजल जाला: नाम, गायक, एल्बम, लंबाई, समय आ ISRC; पन्ना कबो ना। निजी विंडो से कबो ना।",
  token: "प्रयोगकर्ता टोकन",
  tokenHint: "रउआ ListenBrainz सेटिंग से। ई एही ब्राउज़र में रहेला आ खाली एही सर्वर के जाला।",
  server: "सर्वर",
  connect: "जोड़ीं",
  asking: "पूछल जात बा…",
  trouble: {
    "token-invalid": "सर्वर अइसन कवनो टोकन नइखे जानत। ListenBrainz सेटिंग से फेर कॉपी करीं।",
    unreachable: "सर्वर जवाब नइखे देत। ओकर पता आ कनेक्शन देखीं।",
    busy: "सर्वर बहुत व्यस्त बा। एक मिनट बाद फेर कोसिस करीं।",
    "not-listenbrainz": "उहाँ जे जवाब देत बा, ऊ ListenBrainz जइसन नइखे बोलत। पता देखीं।",
    address: "ई कवनो सर्वर के पता ना ह: ऊ https:// भा http:// से सुरू होला।",
    "not-permitted": "ब्राउज़र एह सर्वर से बात करे के अनुमति ना देलस। कुछो ना बदलल।",
  },
  connected: (user, server) => `${say.quote(server)} पर ${say.quote(user)} के नाम से जुड़ल बा।`,
  revoked: (user) => `सर्वर अब ${say.quote(user)} के टोकन नइखे मानत। नया टोकन देला तक कुछो ना भेजल जाई।`,
  waiting: (count) => say.count(count, { one: "# गाना भेजे के बाट जोहत बा।", other: "# गाना भेजे के बाट जोहत बा।" }),
  refused: (count) => say.count(count, { one: "# गाना सर्वर ना लेलस।", other: "# गाना सर्वर ना लेलस।" }),
  sendNow: "अबहीं भेजीं",
  disconnect: "अलगा करीं",
  submit: {
    new: "ListenBrainz के भेजीं",
    waiting: "भेजे के बाट में",
    sent: "भेजल गइल",
    refused: "ना लिहल गइल। फेर भेजीं",
    "token-refused": "टोकन ना मानल गइल: सेटिंग देखीं",
  },
});
