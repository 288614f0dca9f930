import { titleOf } from "../storage/title.ts";
import { certaintyWords } from "../words/certainty.ts";
import { unknownWords } from "../words/unknown.ts";
import type { Words } from "../words/words.ts";
import type { Screen } from "./screen.ts";

/** What a screen reader says when the screen changes. Failures are alerts and speak for themselves. */
export function announcement(words: Words, screen: Screen): string {
  switch (screen.kind) {
    case "waking":
    case "idle":
    case "failed":
      return "";
    case "quiet":
      return words.listen.announceQuiet;
    case "listening":
      return words.listen.announceListening;
    case "match": {
      const { main, other } = titleOf(screen.session.match.recording);
      const names = other ? `${main.text}, ${other.text}` : main.text;
      return words.verdict.announceMatch(names, certaintyWords(words, screen.session.match.confidence));
    }
    case "maybe":
      return words.verdict.announceMaybe(Math.min(3, screen.session.candidates.length));
    case "unknown":
      return words.verdict.announceUnknown(unknownWords(words, screen.session).title);
  }
}
