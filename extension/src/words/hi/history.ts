import type { HistoryWords } from "../en/history.ts";
import type { Speech } from "../speech.ts";

export const history = (say: Speech): HistoryWords => ({
  empty: "अभी यहाँ कुछ नहीं है",
  emptyHint: "जो गाने मिलेंगे, वे यहीं रहेंगे, सिर्फ़ इसी डिवाइस पर।",
  deleted: "{title} मिटाया गया",
  heardTimes: (times, position) => `${say.count(times, { one: "# बार", other: "# बार" })} सुना, पिछली बार ${position} से`,
});
