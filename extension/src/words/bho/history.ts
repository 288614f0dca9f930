import type { HistoryWords } from "../en/history.ts";
import type { Speech } from "../speech.ts";

export const history = (say: Speech): HistoryWords => ({
  empty: "अबहीं इहाँ कुछ नइखे",
  emptyHint: "जवन गाना मिली, ऊ इहें रही, खाली एही डिवाइस पर।",
  deleted: "{title} मेटा दिहल गइल",
  heardTimes: (times, position) =>
    `${say.count(times, { one: "# बेर", other: "# बेर" })} सुनल गइल, पिछला बेर ${position} से`,
  search: "इतिहास में खोजीं",
  noneFound: "एह सबद से इहाँ कवनो गाना ना मिलल।",
  today: "आज",
  yesterday: "काल्ह",
  noDate: "बिना तारीख",
  sitting: (from, until) => (from === until ? from : `${from} से ${until}`),
  edit: "नाँव बदलीं",
  titleLatin: "नाँव, रोमन में",
  titleDevanagari: "नाँव, देवनागरी में",
  singer: "गायक",
  exchange: "निर्यात आ आयात",
  exportAs: { csv: "तालिका (CSV)", json: "सब कुछ (JSON)", xspf: "प्लेलिस्ट (XSPF)" },
  importFile: "फाइल से ले आईं",
  importHint: "हमनी के JSON आ CSV, Shazam के लाइब्रेरी, Librezam के इतिहास, आ नाँव आ कलाकार वाला तालिका।",
  imported: (added, known, skipped) =>
    `${say.count(added, { one: "# जोड़ल गइल", other: "# जोड़ल गइल" })}, ${say.number(known)} पहिले से रहे, ${say.number(skipped)} छोड़ल गइल।`,
  importTrouble: {
    "not-recognised": "एह फाइल में अइसन इतिहास नइखे जवन हम पढ़ सकीं: नाँव आ कलाकार के खाना चाहीं।",
    "newer-version": "ई इतिहास नया Sonica के ह। एकरा के अपडेट करीं, फेर ले आईं।",
    damaged: "फाइल अधूरा भा खराब बा। ओहसे कुछ ना लिहल गइल; फेर से निर्यात करीं।",
    "too-large": "फाइल 64 MB से बड़ बा। बाँट दीं।",
    "storage-failed": "ब्राउजर के भंडार ना लिहलस। पहिले के सब बचल बा; जगह बना के फेर कोसिस करीं।",
  },
  notThisSong: "ई गाना ना ह",
  rejected: "समझ गइनी: एह आवाज खातिर ई नाँव फेर ना आई।",
  kept: "बाद खातिर रख लिहनी: हमनी खुदे फेर पूछब आ मिलते बताइब।",
  mysteries: (count) => say.count(count, { one: "# गाना के नाँव बाकी बा", other: "# गाना के नाँव बाकी बा" }),
  mysteriesHint: "फिंगरप्रिंट के रूप में रखल बा, आवाज ना। मैचर जवाब दी, ओहमें नया गाना आई भा रउरा नया पैक जोड़ब त फेर पूछल जाई।",
  mysteryAt: (day, time) => `${day}, ${time}`,
  why: { unasked: "मैचर जवाब ना दिहलस", "not-in-catalogue": "सूची में नइखे" },
  askNow: "अबहीं पूछीं",
  forgetAll: "सब भुला दीं",
  solved: (day) => `${day} वाला गाना मिल गइल`,
});
