import type { TimelineWords } from "../en/timeline.ts";
import type { Speech } from "../speech.ts";

export const timeline = (_say: Speech): TimelineWords => ({
  title: "समयरेखा",
});
