import type { Speech } from "../speech.ts";

export const welcome = (_say: Speech) => ({
  title: "Welcome to Sonica",
});

export type WelcomeWords = ReturnType<typeof welcome>;
