import { titleOf } from "../storage/title.ts";
import type { Screen } from "./screen.ts";
import { certaintyWords, countWords, unknownWords } from "./words.ts";

/** What a screen reader says when the screen changes. Failures are alerts and speak for themselves. */
export function announcement(screen: Screen): string {
  switch (screen.kind) {
    case "waking":
    case "idle":
    case "failed":
      return "";
    case "quiet":
      return "This tab is silent. Listening starts by itself when it plays.";
    case "listening":
      return "Listening";
    case "match": {
      const { main, other } = titleOf(screen.session.match.recording);
      const names = other ? `${main.text}, ${other.text}` : main.text;
      return `Found: ${names}. ${certaintyWords(screen.session.match.confidence)}.`;
    }
    case "maybe":
      return `Not sure. ${countWords(Math.min(3, screen.session.candidates.length), "song", "songs")} to choose from.`;
    case "unknown":
      return `${unknownWords(screen.session.reason).title}. The song stays unknown.`;
  }
}
