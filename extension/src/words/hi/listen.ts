import type { ListenWords } from "../en/listen.ts";
import type { Speech } from "../speech.ts";

export const listen = (say: Speech): ListenWords => ({
  ready: "तैयार",
  start: "यह गाना पहचानें",
  startAnyway: "फिर भी सुनें",
  hint: "अक्सर दो सेकंड का संगीत काफ़ी होता है। आवाज़ आपके ब्राउज़र में ही रहती है।",
  quietHint: "इस टैब में कोई आवाज़ नहीं है। चलाइए, सुनना अपने-आप शुरू हो जाएगा।",
  thisTab: "यह टैब",
  tabState: { muted: "म्यूट", playing: "चल रहा है", silent: "ख़ामोश" },
  recent: "हाल में मिले",
  listening: "सुन रहे हैं",
  deadline: "इतनी देर तक कोशिश करेंगे",
  heardOf: (seconds, tab) => `${say.quote(tab)} से ${say.seconds(seconds, 1)} सुना`,
  again: "फिर सुनें",
  growing: {
    slowMatcher: "सर्वर जवाब देने में देर कर रहा है…",
    waiting: "पहली आवाज़ का इंतज़ार…",
    familiar: "सुना-सुना लग रहा है…",
    almost: "बस हो गया, पक्का कर रहे हैं…",
    listening: "सुन रहे हैं…",
    catching: "धुन पकड़ रहे हैं…",
    unsure: "अभी पक्का नहीं, सुन रहे हैं…",
    hard: "मुश्किल है। ध्यान से सुन रहे हैं…",
    lastTry: "एक आख़िरी कोशिश…",
  },
  announceQuiet: "इस टैब में कोई आवाज़ नहीं है। चलते ही सुनना अपने-आप शुरू होगा।",
  announceListening: "सुन रहे हैं",
  badge: {
    none: "Sonica: यह गाना पहचानें",
    listening: "Sonica सुन रहा है",
    match: (title) => `Sonica ने पहचाना: ${say.quote(title)}`,
    maybe: "Sonica का एक अंदाज़ा है: देखने के लिए क्लिक करें",
    unknown: "Sonica इसे नहीं पहचानता",
    failed: (title) => `Sonica: ${title}`,
  },
});
