import type { PrivacyWords } from "../en/privacy.ts";
import type { Speech } from "../speech.ts";

export const privacy = (say: Speech): PrivacyWords => ({
  shortcut: "कीबोर्ड शॉर्टकट",
  noShortcut: "कोई तय नहीं है।",
  changeShortcut: "ब्राउज़र में बदलें",
  nothingSent: "अभी तक कुछ नहीं भेजा गया।",
  sent: (requests, bytes) => `${say.count(requests, { one: "# अनुरोध", other: "# अनुरोध" })}, ${say.bytes(bytes)} सामग्री`,
  sentHint:
    "पिछले 100 अनुरोध, नए पहले। ब्राउज़र अपने सामान्य हेडर जोड़ता है। निजी विंडो से भेजा हुआ यहाँ नहीं है, क्योंकि उनका कुछ भी लिखा नहीं जाता।",
  kinds: {
    fingerprint: "छाप",
    search: "खोज",
    song: "गाने का डेटा",
    pack: "ऑफ़लाइन पैक",
    test: "कनेक्शन जाँच",
    listen: "सुना गया गाना",
    other: "अन्य",
  },
  erase: "सब कुछ मिटाएँ",
  eraseHint: "इतिहास, पैक, पहेली पिटारा, सुधार, रसीद, सेटिंग, साइटें और दी हुई अनुमतियाँ। यह वापस नहीं हो सकता।",
  eraseButton: "सब कुछ मिटाएँ…",
  eraseConfirm: "हाँ, सब मिटा दें",
  erased: "मिट गया। इस ब्राउज़र में कुछ नहीं बचा।",
  eraseFailed: "कुछ मिट नहीं सका। Sonica के दूसरे पन्ने बंद करके फिर कोशिश करें।",
});
