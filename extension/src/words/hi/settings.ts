import type { SettingsWords } from "../en/settings.ts";
import type { Speech } from "../speech.ts";

export const settings = (say: Speech): SettingsWords => ({
  matcher: "मिलान सर्वर",
  matcherHint: "वह सर्वर जो गाने जानता है। कोई भी अपना चला सकता है।",
  saveAndTest: "सहेजें और जाँचें",
  asking: "पूछ रहे हैं…",
  testReady: (songs, version) =>
    `जवाब मिला। ${say.count(songs, { one: "# गाना", other: "# गाने" })} जानता है (संस्करण ${version})।`,
  language: "भाषा",
  languageAuto: "ब्राउज़र जैसी",
  unreviewed: "यह अनुवाद अभी किसी मातृभाषी ने नहीं पढ़ा है। सुधार का स्वागत है।",
  script: "नाम किस लिपि में",
  scripts: { own: "गाने की अपनी", devanagari: "पहले देवनागरी", latin: "पहले रोमन" },
  look: "रूप",
  themes: { auto: "सिस्टम जैसा", light: "उजला", dark: "गहरा", contrast: "तेज़ कंट्रास्ट", neon: "ऐनिमे निऑन" },
  privacy: "ब्राउज़र से बाहर क्या जाता है",
  privacyWords:
    "सिर्फ़ सुनते समय, और सिर्फ़ ऊपर लिखे सर्वर को: हर सुने सेकंड की क़रीब 190 बाइट की छाप। न आवाज़, न पन्ने का पता, न नाम। ListenBrainz को तभी, जब आप उसे ऊपर जोड़ें। मिले हुए गाने इसी डिवाइस पर रहते हैं; निजी विंडो में कुछ भी नहीं रखा जाता।",
});
