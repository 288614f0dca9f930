// Everything that can go wrong in the extension, and what helps. Its words: words/en/failures.ts.

export type FailureCode =
  | "already-listening"
  | "page-not-capturable"
  | "click-needed"
  | "tab-captured-elsewhere"
  | "capture-refused"
  | "tab-not-lent"
  | "no-player"
  | "player-cross-origin"
  | "player-protected"
  | "player-unsupported"
  | "hearing-not-allowed"
  | "hearing-just-allowed"
  | "capture-stalled"
  | "capture-ended"
  | "tab-silent"
  | "tab-closed"
  | "tab-crashed"
  | "engine-failed"
  | "interrupted"
  | "device-slow"
  | "matcher-unreachable"
  | "matcher-slow"
  | "matcher-starting"
  | "matcher-version"
  | "matcher-bad-answer"
  | "matcher-refused"
  | "matcher-failed"
  | "server-address";

/** What the button under a failure does; `none` when only something outside the popup helps. */
export type Remedy = "listen" | "allow" | "stop-other" | "settings" | "none";

export const remedies: Record<FailureCode, Remedy> = {
  "already-listening": "stop-other",
  "page-not-capturable": "none",
  "click-needed": "none",
  "tab-captured-elsewhere": "listen",
  "capture-refused": "listen",
  "tab-not-lent": "none",
  "no-player": "listen",
  "player-cross-origin": "none",
  "player-protected": "none",
  "player-unsupported": "none",
  "hearing-not-allowed": "allow",
  "hearing-just-allowed": "none",
  "capture-stalled": "listen",
  "capture-ended": "listen",
  "tab-silent": "listen",
  "tab-closed": "none",
  "tab-crashed": "none",
  "engine-failed": "listen",
  interrupted: "listen",
  "device-slow": "listen",
  "matcher-unreachable": "settings",
  "matcher-slow": "listen",
  "matcher-starting": "listen",
  "matcher-version": "none",
  "matcher-bad-answer": "settings",
  "matcher-refused": "settings",
  "matcher-failed": "listen",
  "server-address": "none",
};
