import type { SettingsWords } from "../en/settings.ts";
import type { Speech } from "../speech.ts";

export const settings = (say: Speech): SettingsWords => ({
  matcher: "मिलान सर्वर",
  matcherHint: "ऊ सर्वर जवन गाना जानेला। केहू आपन चला सकेला।",
  saveAndTest: "सहेजीं आ जाँचीं",
  asking: "पूछत बानी…",
  testReady: (songs, version) =>
    `जवाब मिलल। ${say.count(songs, { one: "# गाना", other: "# गाना" })} जानेला (संस्करण ${version})।`,
  language: "भाषा",
  languageAuto: "ब्राउजर जइसन",
  unreviewed: "ई अनुवाद अबहीं केहू भोजपुरी बोले वाला नइखे पढ़ले। सुधार के स्वागत बा।",
  script: "नाँव कवना लिपि में",
  scripts: { own: "गाना के आपन", devanagari: "पहिले देवनागरी", latin: "पहिले रोमन" },
  look: "रूप",
  themes: { auto: "सिस्टम जइसन", light: "उजर", dark: "गाढ़", contrast: "तेज कंट्रास्ट", neon: "ऐनिमे निऑन" },
  privacy: "ब्राउजर से बाहर का जाला",
  privacyWords:
    "खाली सुनत घरी, आ खाली ऊपर लिखल सर्वर के: हर सुनल सेकंड के करीब 190 बाइट के छाप। ना आवाज, ना पन्ना के पता, ना नाँव। ListenBrainz के तबे, जब रउआ ओकरा के ऊपर जोड़ीं। मिलल गाना एही डिवाइस पर रहेला; निजी विंडो में कुछुओ ना रखल जाला।",
});
