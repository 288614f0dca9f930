import type { FailureCode } from "../failures.ts";
import type { Opened } from "../messages.ts";
import type { Listening, Matched, Maybe, Session, Unknown } from "../storage/session.ts";

/** What the popup shows about listening: exactly one of these. */
export type Screen =
  /** For the first milliseconds, until storage and background have answered. */
  | { readonly kind: "waking" }
  | { readonly kind: "idle" }
  | { readonly kind: "quiet" }
  | { readonly kind: "listening"; readonly session: Listening }
  | { readonly kind: "match"; readonly session: Matched }
  | { readonly kind: "maybe"; readonly session: Maybe }
  | { readonly kind: "unknown"; readonly session: Unknown }
  /** `tabTitle`: the other tab that is in the way. */
  | { readonly kind: "failed"; readonly code: FailureCode; readonly tabTitle?: string; readonly sessionId?: string };

/** The one place where a screen is chosen. A session of another tab shows here only as being in the way. */
export function screenOf(opened: Opened | null, session: Session | null): Screen {
  if (!opened || !session) return { kind: "waking" };
  const isElsewhere = session.kind !== "idle" && session.heard.tab.id !== opened.tab.id;
  if (isElsewhere && session.kind === "listening") {
    const { title, isPrivate } = session.heard.tab;
    return { kind: "failed", code: "already-listening", ...(isPrivate ? {} : { tabTitle: title }) };
  }
  if (isElsewhere || session.kind === "idle") return withoutSession(opened);
  switch (session.kind) {
    case "listening":
    case "match":
    case "maybe":
    case "unknown":
      return { kind: session.kind, session } as Screen;
    case "failed":
      return { kind: "failed", code: session.code, sessionId: session.heard.sessionId };
  }
}

function withoutSession({ obstacle, tab }: Opened): Screen {
  switch (obstacle?.kind) {
    case "page-not-capturable":
      return { kind: "failed", code: "page-not-capturable" };
    case "quiet":
      return tab.isAudible ? { kind: "idle" } : { kind: "quiet" };
    case "already-listening":
    case "followed":
    case undefined:
      return { kind: "idle" };
  }
}
