import browser from "webextension-polyfill";
import type { Session } from "../storage/session.ts";
import { titleOf } from "../storage/title.ts";
import { readWords } from "../words/chosen-words.ts";
import type { Words } from "../words/words.ts";

export interface Badge {
  readonly text: string;
  readonly colour: string;
  /** Read out and shown on hover: the sign alone would not do. */
  readonly tooltip: string;
}

/** What the toolbar icon says while no popup is open. An end that was seen leaves no badge. */
export function badgeOf({ listen: { badge }, failures }: Words, session: Session): Badge {
  const none: Badge = { text: "", colour: "#000000", tooltip: badge.none };
  if (session.kind === "idle") return none;
  if (session.kind === "listening") return { text: "…", colour: "#4c3fa0", tooltip: badge.listening };
  if (session.isSeen) return none;
  // The icon is the same in all windows: what was heard in a private one is not said in the others.
  const { isPrivate } = session.heard.tab;
  switch (session.kind) {
    case "match":
      return {
        text: "✓",
        colour: "#1d7a4d",
        tooltip: isPrivate ? badge.none : badge.match(titleOf(session.match.recording).main.text),
      };
    case "maybe":
      return { text: "?", colour: "#9a5b00", tooltip: badge.maybe };
    case "unknown":
      return { text: "–", colour: "#55516e", tooltip: badge.unknown };
    case "failed":
      return { text: "!", colour: "#b3261e", tooltip: badge.failed(failures[session.code].title) };
  }
}

export async function showBadge(session: Session): Promise<void> {
  const { text, colour, tooltip } = badgeOf(await readWords(), session);
  await Promise.all([
    browser.action.setBadgeText({ text }),
    browser.action.setBadgeBackgroundColor({ color: colour }),
    browser.action.setBadgeTextColor({ color: "#ffffff" }),
    browser.action.setTitle({ title: tooltip }),
  ]);
}
