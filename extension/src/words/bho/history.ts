import type { HistoryWords } from "../en/history.ts";
import type { Speech } from "../speech.ts";

export const history = (say: Speech): HistoryWords => ({
  empty: "अबहीं इहाँ कुछ नइखे",
  emptyHint: "जवन गाना मिली, ऊ इहें रही, खाली एही डिवाइस पर।",
  deleted: "{title} मेटा दिहल गइल",
  heardTimes: (times, position) =>
    `${say.count(times, { one: "# बेर", other: "# बेर" })} सुनल गइल, पिछला बेर ${position} से`,
});
