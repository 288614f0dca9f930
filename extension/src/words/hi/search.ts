import type { SearchWords } from "../en/search.ts";
import type { Speech } from "../speech.ts";

export const search = (say: Speech): SearchWords => ({
  title: "खोज",
  label: "गीत, गायक, फ़िल्म खोजें",
  results: "नतीजे",
  filters: "छाँटें",
  found: (count: number, isExact: boolean) =>
    isExact ? say.count(count, { one: "# गीत", other: "# गीत" }) : `${say.number(count)} से ज़्यादा गीत`,
  none: (text: string) => `इस सूची में ${say.quote(text)} जैसा कुछ नहीं`,
  noneHint: "कम शब्द लिखें, या जैसा सुनाई दे वैसा लिखें: कोई भी लिपि चलेगी।",
  noneFiltered: "इन छँटनियों में कुछ नहीं",
  clear: "छँटनी हटाएँ",
  slow: "मैचर को समय लग रहा है…",
  searching: "खोज रहे हैं…",
  trending: "हाल में सबसे ज़्यादा पहचाने गए",
  trendingEmpty: "शीर्षक, गायक या फ़िल्म से खोजें",
  trendingHint: "कोई भी वर्तनी, कोई भी भारतीय लिपि। यह मैचर जो पहचानेगा, वह यहाँ दिखेगा।",
  times: (count: number) => say.count(count, { one: "एक बार पहचाना", other: "# बार पहचाना" }),
  more: "और नतीजे",
  fallback: "खोज सर्वर नहीं मिल रहा: नतीजे कम हो सकते हैं।",
  back: "नतीजों पर लौटें",
  keys: "तीर से चुनें, Enter से खोलें, Esc से लौटें।",
  settings: "सर्वर जाँचें",
  kinds: { artist: "कलाकार", film: "फ़िल्म" },
  without: (name: string) => `${say.quote(name)} की छँटनी हटाएँ`,
});
