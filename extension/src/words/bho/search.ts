import type { SearchWords } from "../en/search.ts";
import type { Speech } from "../speech.ts";

export const search = (say: Speech): SearchWords => ({
  title: "खोज",
  label: "गीत, गवइया, फिलिम खोजीं",
  results: "नतीजा",
  filters: "छाँटीं",
  found: (count: number, isExact: boolean) =>
    isExact ? say.count(count, { one: "# गो गीत", other: "# गो गीत" }) : `${say.number(count)} से बेसी गीत`,
  none: (text: string) => `एह सूची में ${say.quote(text)} जइसन कुछ नइखे`,
  noneHint: "कम शब्द लिखीं, भा जइसन सुनाय ओइसन लिखीं: कवनो लिपि चली।",
  noneFiltered: "एह छँटाई में कुछ नइखे",
  clear: "छँटाई हटाईं",
  slow: "मैचर के देर लागत बा…",
  searching: "खोजत बानी…",
  trending: "हाल में सबसे बेसी चिन्हाइल",
  trendingEmpty: "नाँव, गवइया भा फिलिम से खोजीं",
  trendingHint: "कवनो हिज्जे, कवनो भारतीय लिपि। ई मैचर जवन चिन्ही, ऊ इहाँ लउकी।",
  times: (count: number) => say.count(count, { one: "एक बेर चिन्हाइल", other: "# बेर चिन्हाइल" }),
  more: "अउर नतीजा",
  fallback: "खोज सर्वर नइखे मिलत: नतीजा कम हो सकेला।",
  back: "नतीजा पर लवटीं",
  keys: "तीर से चुनीं, Enter से खोलीं, Esc से लवटीं।",
  settings: "सर्वर जाँचीं",
  kinds: { artist: "कलाकार", film: "फिलिम" },
  without: (name: string) => `${say.quote(name)} के छँटाई हटाईं`,
});
