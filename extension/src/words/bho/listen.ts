import type { ListenWords } from "../en/listen.ts";
import type { Speech } from "../speech.ts";

export const listen = (say: Speech): ListenWords => ({
  ready: "तइयार",
  start: "ई गाना चिन्हीं",
  startAnyway: "तबो सुनीं",
  hint: "अक्सर दू सेकंड के संगीत काफी होला। आवाज रउरा ब्राउजर में ही रहेला।",
  quietHint: "एह टैब में कवनो आवाज नइखे। चलाईं, सुनल अपने-आप सुरू हो जाई।",
  thisTab: "ई टैब",
  tabState: { muted: "म्यूट", playing: "बाजत बा", silent: "चुप बा" },
  recent: "हाल में मिलल",
  listening: "सुनत बानी",
  deadline: "एतना देर ले कोसिस करब",
  heardOf: (seconds, tab) => `${say.quote(tab)} से ${say.seconds(seconds, 1)} सुनल गइल`,
  again: "फेर सुनीं",
  growing: {
    slowMatcher: "सर्वर जवाब देवे में देर करत बा…",
    waiting: "पहिला आवाज के इंतजार…",
    familiar: "सुनल-सुनल लागत बा…",
    almost: "बस हो गइल, पक्का करत बानी…",
    listening: "सुनत बानी…",
    catching: "धुन पकड़त बानी…",
    unsure: "अबहीं पक्का नइखे, सुनत बानी…",
    hard: "कठिन बा। धेयान से सुनत बानी…",
    lastTry: "एगो आखिरी कोसिस…",
  },
  announceQuiet: "एह टैब में कवनो आवाज नइखे। बाजते सुनल अपने-आप सुरू होई।",
  announceListening: "सुनत बानी",
  badge: {
    none: "Sonica: ई गाना चिन्हीं",
    listening: "Sonica सुनत बा",
    match: (title) => `Sonica चिन्ह लिहलस: ${say.quote(title)}`,
    maybe: "Sonica के एगो अंदाजा बा: देखे खातिर क्लिक करीं",
    unknown: "Sonica एकरा के ना चिन्हे",
    failed: (title) => `Sonica: ${title}`,
  },
});
