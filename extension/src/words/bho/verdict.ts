import type { VerdictWords } from "../en/verdict.ts";
import { signed } from "../signed.ts";
import type { Speech } from "../speech.ts";

export const verdict = (say: Speech): VerdictWords => ({
  song: "गाना",
  certainty: {
    certain: "एकदम पक्का",
    very: "लगभग पक्का",
    fairly: "बहुते भरोसा बा",
    likely: "साइद इहे",
    guess: "अंदाजा",
    picked: "रउरा चुनल",
  },
  altered: {
    nightcore: "नाइटकोर",
    faster: (speed) => `${say.number(speed, 2)}× तेज`,
    slower: (speed) => `धीमा, ${say.number(speed, 2)}×`,
    semitones: (semitones) => `${signed(semitones)} सेमीटोन`,
    samePitch: "सुर उहे",
    sameSpeed: "चाल उहे",
  },
  fitsFromStart: "सुरुए से मेल खाता",
  fitsFrom: (position) => `${position} से मेल खाता`,
  nowAt: "अबहीं",
  of: "कुल",
  lyric: "इहाँ गावल जात बा:",
  album: { album: "एल्बम", film: "फिलिम", single: "सिंगल" },
  year: "साल",
  music: "संगीत",
  label: "लेबल",
  language: "भाषा",
  alsoOn: { version: "ईहो जारी भइल", passage: "एगो हिस्सा एहू में बा" },
  openIn: "इहाँ खोलीं",
  heard: (seconds) => `${say.seconds(seconds, 1)} सुनल गइल।`,
  knownOnDevice: "एही डिवाइस पर चिन्हाइल, हाल में मिलल एगो गाना से।",
  knownInPack: (title) => `एही डिवाइस पर चिन्हाइल, पैक ${say.quote(title)} से।`,
  nothingSent: "कुछुओ ना भेजल गइल।",
  sent: (bytes, questions, server) =>
    `${say.bytes(bytes)} के छाप${
      questions > 1 ? ` ${say.number(questions)} सवाल में` : ""
    } ${say.quote(server)} के भेजल गइल, आवाज ना।`,
  isItOneOfThese: "का एहमें से कवनो ह?",
  pickOne: (seconds) => `${say.seconds(seconds)} सुन के भी हमनी पक्का नइखीं कह सकत। सही गाना चुनीं।`,
  noneOfThese: "एहमें से कवनो ना: फेर सुनीं",
  unknown: {
    "no-music": {
      title: "संगीत ना सुनाइल",
      cause: "आवाज त रहे, बाकिर अइसन कुछ ना जवना से गाना चिन्हल जा सके: साइद बातचीत, भा कवनो धीमा हिस्सा।",
    },
    "too-short": {
      title: "बहुत कम सुनाइल",
      cause: "पक्का होखे से पहिले संगीत रुक गइल।",
    },
    "not-in-catalogue": {
      title: "एह सूची में नइखे",
      cause: "संगीत रहे, बाकिर सर्वर के कवनो गाना से मेल ना खइलस। गलत नाँव बतावे से नीमन बा कि साँच कहीं।",
    },
  },
  notOnDevice: {
    title: "एह डिवाइस पर नइखे",
    cause: "संगीत रहे, बाकिर एह डिवाइस के कवनो गाना से मेल ना खइलस। गलत नाँव बतावे से नीमन बा कि साँच कहीं।",
  },
  onlyDevice: (count) =>
    count === 0
      ? "खाली एही डिवाइस से पूछल गइल, आ एह पर अबहीं कवनो गाना नइखे। पैक सेटिंग में मिली।"
      : `खाली एही डिवाइस से पूछल गइल: एह पर ${say.count(count, { one: "# गाना बा", other: "# गाना बा" })}।`,
  searched: (count) => say.count(count, { one: "# गाना में खोजल गइल।", other: "# गाना में खोजल गइल।" }),
  announceMatch: (names, certainty) => `मिल गइल: ${names}। ${certainty}।`,
  announceMaybe: (count) =>
    say.count(count, { one: "पक्का नइखे। चुने खातिर # गाना।", other: "पक्का नइखे। चुने खातिर # गाना।" }),
  announceUnknown: (title) => `${title}। गाना ना चिन्हाइल।`,
});
