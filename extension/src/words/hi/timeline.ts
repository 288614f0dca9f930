import type { TimelineWords } from "../en/timeline.ts";
import type { Speech } from "../speech.ts";

export const timeline = (say: Speech): TimelineWords => ({
  title: "समयरेखा",
  follow: "यहाँ जो बजे, पहचानते रहें",
  followHint: "पन्ना बदलने पर भी चलता रहता है, जब तक आप न रोकें।",
  following: "यहाँ जो बजता है, पहचाना जा रहा है",
  stop: "रोकें",
  open: "समयरेखा",
  choose: "कौन-सा",
  now: {
    silence: "अभी कुछ सुनाई नहीं देता।",
    searching: "सुन रहे हैं…",
    unknown: "अभी जो बज रहा है, वह यहाँ ज्ञात नहीं।",
    ended: "यह समाप्त हो गया।",
  },
  empty: "अभी कुछ नहीं सुना जा रहा",
  emptyHint: "बजता हुआ टैब खोलिए, Sonica पर क्लिक कीजिए और “यहाँ जो बजे, पहचानते रहें” चुनिए।",
  gap: {
    silence: "सन्नाटा",
    "no-music": "संगीत नहीं, शायद बातचीत",
    "not-in-catalogue": "यहाँ ज्ञात नहीं",
    "too-short": "बताने के लिए बहुत छोटा",
  },
  stillPlaying: "अभी बज रहा है",
  fromTo: (from, until) => `${from} से ${until} तक`,
  right: "यह सही है",
  wrong: "यह गाना नहीं",
  isRight: "आपने पुष्टि की है",
  copyChapters: "अध्यायों के रूप में कॉपी करें",
  copied: "कॉपी हो गया",
  saveCue: "CUE सहेजें",
  unknownChapter: "अज्ञात",
  rewind: "अभी क्या बजा था?",
  secondsAgo: (seconds) => `${say.seconds(seconds)} पहले`,
  rewound: {
    asking: "पीछे देख रहे हैं…",
    unknown: "तब जो सुना गया, वह यहाँ ज्ञात नहीं।",
    forgotten: "यह Sonica की याद से पहले का है, या तब वह सुन नहीं रहा था।",
  },
  remembered: (bytes) =>
    `Sonica पिछले तीन मिनट का फ़िंगरप्रिंट स्मृति में रखता है, अधिक से अधिक ${say.bytes(bytes)}, कोई आवाज़ नहीं।`,
  sent: (questions, bytes) =>
    `${say.count(questions, { one: "# प्रश्न", other: "# प्रश्न" })}, ${say.bytes(bytes)} फ़िंगरप्रिंट भेजा गया`,
  sharing: "वीडियो के अनुसार उत्तर साझा करें",
  sharingHint: "सामान्यतः बंद। चालू होने पर पूछा जाता है कि औरों ने इसी वीडियो में क्या पाया, और आपका पाया हुआ जोड़ा जाता है।",
  sharingOverruled: "जब तक सेटिंग में सिर्फ़ इसी डिवाइस से पूछना चुना है, यह बंद रहेगा।",
  sharingSends: "ठीक-ठीक क्या भेजा जाता है",
  sharingAsk: (prefix) => `पूछने के लिए: ${prefix}, वीडियो की पहचान के SHA-256 के पहले 4 अंक। बहुत सारे वीडियो ऐसे ही शुरू होते हैं।`,
  sharingGive: "जोड़ने के लिए: पूरा SHA-256, और हर गाने की id, वीडियो में उसके सेकंड और गाने में जगह। न पता, न शीर्षक, न आपका नाम।",
});
