import type { PrivacyWords } from "../en/privacy.ts";
import type { Speech } from "../speech.ts";

export const privacy = (say: Speech): PrivacyWords => ({
  shortcut: "कीबोर्ड शॉर्टकट",
  noShortcut: "कवनो तय नइखे।",
  changeShortcut: "ब्राउजर में बदलीं",
  nothingSent: "अबहीं ले कुछुओ नइखे भेजल गइल।",
  sent: (requests, bytes) => `${say.count(requests, { one: "# अनुरोध", other: "# अनुरोध" })}, ${say.bytes(bytes)} सामग्री`,
  sentHint: "पछिला 100 अनुरोध, नया पहिले। ब्राउजर आपन हेडर जोड़ेला। निजी विंडो से भेजल एहिजा नइखे, काहे कि ओकर कुछुओ लिखल ना जाला।",
  kinds: {
    fingerprint: "छाप",
    search: "खोज",
    song: "गाना के डेटा",
    pack: "ऑफलाइन पैक",
    test: "कनेक्शन जाँच",
    listen: "सुनल गाना",
    other: "दोसर",
  },
  erase: "सब कुछ मेटाईं",
  eraseHint: "इतिहास, पैक, पहेली पिटारा, सुधार, रसीद, सेटिंग, साइट आ दिहल इजाजत। ई वापस ना हो सकेला।",
  eraseButton: "सब कुछ मेटाईं…",
  eraseConfirm: "हँ, सब मेटा दीं",
  erased: "मेटा गइल। एह ब्राउजर में कुछुओ ना बाँचल।",
  eraseFailed: "कुछ ना मेटा सकल। Sonica के दोसर पन्ना बंद करके फेर कोशिश करीं।",
});
