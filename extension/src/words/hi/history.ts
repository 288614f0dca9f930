import type { HistoryWords } from "../en/history.ts";
import type { Speech } from "../speech.ts";

export const history = (say: Speech): HistoryWords => ({
  empty: "अभी यहाँ कुछ नहीं है",
  emptyHint: "जो गाने मिलेंगे वे यहीं रहेंगे, सिर्फ़ इसी डिवाइस पर।",
  deleted: "{title} मिटा दिया गया",
  heardTimes: (times, position) =>
    `${say.count(times, { one: "# बार", other: "# बार" })} सुना गया, पिछली बार ${position} से`,
  search: "इतिहास में खोजें",
  noneFound: "इन शब्दों से यहाँ कोई गाना नहीं मिला।",
  today: "आज",
  yesterday: "कल",
  noDate: "बिना तारीख़",
  sitting: (from, until) => (from === until ? from : `${from} से ${until}`),
  edit: "नाम बदलें",
  titleLatin: "नाम, रोमन में",
  titleDevanagari: "नाम, देवनागरी में",
  singer: "गायक",
  exchange: "निर्यात और आयात",
  exportAs: { csv: "तालिका (CSV)", json: "सब कुछ (JSON)", xspf: "प्लेलिस्ट (XSPF)" },
  importFile: "फ़ाइल से लाएँ",
  importHint: "हमारी JSON और CSV, Shazam की लाइब्रेरी, Librezam का इतिहास, और नाम व कलाकार वाली तालिकाएँ।",
  imported: (added, known, skipped) =>
    `${say.count(added, { one: "# जोड़ा गया", other: "# जोड़े गए" })}, ${say.number(known)} पहले से थे, ${say.number(skipped)} छोड़े गए।`,
  importTrouble: {
    "not-recognised": "इस फ़ाइल में ऐसा इतिहास नहीं जो हम पढ़ सकें: नाम और कलाकार के स्तंभ चाहिए।",
    "newer-version": "यह इतिहास नए Sonica का है। इसे अपडेट करें, फिर लाएँ।",
    damaged: "फ़ाइल अधूरी या ख़राब है। उससे कुछ नहीं लिया गया; उसे फिर से निर्यात करें।",
    "too-large": "फ़ाइल 64 MB से बड़ी है। उसे बाँटें।",
    "storage-failed": "ब्राउज़र के भंडार ने इसे नहीं लिया। पहले का सब कुछ बचा है; जगह बनाकर फिर कोशिश करें।",
  },
  notThisSong: "यह गाना नहीं",
  rejected: "समझ गए: इस आवाज़ के लिए यह नाम दोबारा नहीं आएगा।",
  kept: "बाद के लिए रखा: हम ख़ुद फिर पूछेंगे और मिलते ही बताएँगे।",
  mysteries: (count) => say.count(count, { one: "# गाने का नाम आना बाक़ी है", other: "# गानों के नाम आने बाक़ी हैं" }),
  mysteriesHint: "फ़िंगरप्रिंट के रूप में रखे हैं, आवाज़ नहीं। मैचर के जवाब देने पर, उसमें नए गाने आने पर और नया पैक जोड़ने पर फिर पूछा जाता है।",
  mysteryAt: (day, time) => `${day}, ${time}`,
  why: { unasked: "मैचर ने जवाब नहीं दिया", "not-in-catalogue": "सूची में नहीं" },
  askNow: "अभी पूछें",
  forgetAll: "सब भूल जाएँ",
  solved: (day) => `${day} वाला गाना मिल गया`,
});
