import type { WelcomeWords } from "../en/welcome.ts";
import type { Speech } from "../speech.ts";

export const welcome = (_say: Speech): WelcomeWords => ({
  title: "Sonica में स्वागत बा",
});
