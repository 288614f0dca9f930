import type { VerdictWords } from "../en/verdict.ts";
import { signed } from "../signed.ts";
import type { Speech } from "../speech.ts";

export const verdict = (say: Speech): VerdictWords => ({
  song: "गाना",
  certainty: {
    certain: "पक्का",
    very: "लगभग पक्का",
    fairly: "काफ़ी भरोसा",
    likely: "शायद यही",
    guess: "अंदाज़ा",
    picked: "आपका चुना हुआ",
  },
  altered: {
    nightcore: "नाइटकोर",
    faster: (speed) => `${say.number(speed, 2)}× तेज़`,
    slower: (speed) => `धीमा, ${say.number(speed, 2)}×`,
    semitones: (semitones) => `${signed(semitones)} सेमीटोन`,
    samePitch: "सुर वही",
    sameSpeed: "रफ़्तार वही",
  },
  fitsFromStart: "शुरू से मेल खाता है",
  fitsFrom: (position) => `${position} से मेल खाता है`,
  nowAt: "अभी",
  of: "कुल",
  lyric: "यहाँ गाया जा रहा है:",
  album: { album: "एल्बम", film: "फ़िल्म", single: "सिंगल" },
  year: "साल",
  music: "संगीत",
  label: "लेबल",
  language: "भाषा",
  alsoOn: { version: "यह भी जारी हुआ", passage: "एक हिस्सा इसमें भी है" },
  openIn: "यहाँ खोलें",
  heard: (seconds) => `${say.seconds(seconds, 1)} सुना।`,
  knownOnDevice: "इसी डिवाइस पर पहचाना, हाल में मिले एक गाने से।",
  knownInPack: (title) => `इसी डिवाइस पर पहचाना, पैक ${say.quote(title)} से।`,
  nothingSent: "कुछ भी नहीं भेजा गया।",
  sent: (bytes, questions, server) =>
    `${say.bytes(bytes)} की छाप${
      questions > 1 ? ` ${say.number(questions)} सवालों में` : ""
    } ${say.quote(server)} को भेजी गई, आवाज़ नहीं।`,
  isItOneOfThese: "क्या इनमें से कोई है?",
  pickOne: (seconds) => `${say.seconds(seconds)} सुनकर भी हम पक्का नहीं कह सकते। सही गाना चुनिए।`,
  noneOfThese: "इनमें से कोई नहीं: फिर सुनें",
  unknown: {
    "no-music": {
      title: "संगीत नहीं सुनाई दिया",
      cause: "आवाज़ तो थी, पर ऐसा कुछ नहीं जिससे गाना पहचाना जा सके: शायद बातचीत, या कोई धीमा हिस्सा।",
    },
    "too-short": {
      title: "बहुत कम सुनाई दिया",
      cause: "पक्का होने से पहले ही संगीत रुक गया।",
    },
    "not-in-catalogue": {
      title: "इस सूची में नहीं है",
      cause: "संगीत था, पर सर्वर के किसी गाने से मेल नहीं खाया। ग़लत नाम बताने से अच्छा है कि सच कहें।",
    },
  },
  notOnDevice: {
    title: "इस डिवाइस पर नहीं है",
    cause: "संगीत था, पर इस डिवाइस के किसी गाने से मेल नहीं खाया। ग़लत नाम बताने से अच्छा है कि सच कहें।",
  },
  onlyDevice: (count) =>
    count === 0
      ? "सिर्फ़ इसी डिवाइस से पूछा गया, और इस पर अभी कोई गाना नहीं है। पैक सेटिंग में मिलते हैं।"
      : `सिर्फ़ इसी डिवाइस से पूछा गया: इस पर ${say.count(count, { one: "# गाना है", other: "# गाने हैं" })}।`,
  searched: (count) => say.count(count, { one: "# गाने में खोजा।", other: "# गानों में खोजा।" }),
  announceMatch: (names, certainty) => `मिल गया: ${names}। ${certainty}।`,
  announceMaybe: (count) =>
    say.count(count, { one: "पक्का नहीं। चुनने के लिए # गाना।", other: "पक्का नहीं। चुनने के लिए # गाने।" }),
  announceUnknown: (title) => `${title}। गाना पहचाना नहीं गया।`,
});
