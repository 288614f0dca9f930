import browser from "webextension-polyfill";
import { failures } from "../failures.ts";
import type { Session } from "../storage/session.ts";
import { titleOf } from "../storage/title.ts";

export interface Badge {
  readonly text: string;
  readonly colour: string;
  /** Read out and shown on hover: the sign alone would not do. */
  readonly tooltip: string;
}

const NO_BADGE: Badge = { text: "", colour: "#000000", tooltip: "Sonica: name this song" };

/** What the toolbar icon says while no popup is open. An end that was seen leaves no badge. */
export function badgeOf(session: Session): Badge {
  if (session.kind === "idle") return NO_BADGE;
  if (session.kind === "listening") return { text: "…", colour: "#4c3fa0", tooltip: "Sonica is listening" };
  if (session.isSeen) return NO_BADGE;
  switch (session.kind) {
    case "match":
      return { text: "✓", colour: "#1d7a4d", tooltip: `Sonica found ${titleOf(session.match.recording).main.text}` };
    case "maybe":
      return { text: "?", colour: "#9a5b00", tooltip: "Sonica has a guess: click to see it" };
    case "unknown":
      return { text: "–", colour: "#55516e", tooltip: "Sonica does not know this one" };
    case "failed":
      return { text: "!", colour: "#b3261e", tooltip: `Sonica: ${failures[session.code].title}` };
  }
}

export async function showBadge(session: Session): Promise<void> {
  const { text, colour, tooltip } = badgeOf(session);
  await Promise.all([
    browser.action.setBadgeText({ text }),
    browser.action.setBadgeBackgroundColor({ color: colour }),
    browser.action.setBadgeTextColor({ color: "#ffffff" }),
    browser.action.setTitle({ title: tooltip }),
  ]);
}
