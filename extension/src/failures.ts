// Everything that can go wrong in the extension, and its words: what happened, why, and the one thing to do.

export type FailureCode =
  | "already-listening"
  | "page-not-capturable"
  | "click-needed"
  | "tab-captured-elsewhere"
  | "capture-refused"
  | "capture-stalled"
  | "capture-ended"
  | "tab-silent"
  | "tab-closed"
  | "engine-failed"
  | "interrupted"
  | "matcher-unreachable"
  | "matcher-slow"
  | "matcher-starting"
  | "matcher-version"
  | "matcher-bad-answer"
  | "matcher-refused"
  | "matcher-failed"
  | "server-address";

/** What the button under a failure does; `none` when only something outside the popup helps. */
export type Remedy = "listen" | "stop-other" | "settings" | "none";

export interface Failure {
  readonly title: string;
  readonly cause: string;
  /** What to do, as the button says it, or as a sentence when the remedy is `none`. */
  readonly next: string;
  readonly remedy: Remedy;
}

export const failures: Record<FailureCode, Failure> = {
  "already-listening": {
    title: "Already listening to another tab",
    cause: "Sonica hears one tab at a time, and it is still busy with the other one.",
    next: "Stop it and listen here",
    remedy: "stop-other",
  },
  "page-not-capturable": {
    title: "This page cannot be heard",
    cause: "Browsers keep extensions away from their own pages and from the extension store.",
    next: "Open the tab that plays the music and click Sonica there.",
    remedy: "none",
  },
  "click-needed": {
    title: "One more click is needed",
    cause: "The page has changed since you clicked, and the browser asks for a fresh click before sound may be heard.",
    next: "Close this and click the Sonica icon again.",
    remedy: "none",
  },
  "tab-captured-elsewhere": {
    title: "Something else is recording this tab",
    cause: "The browser lends a tab's sound to one program at a time, and another extension or a cast holds it.",
    next: "Stop that and try again",
    remedy: "listen",
  },
  "capture-refused": {
    title: "The browser refused the sound",
    cause: "It did not hand over this tab's sound. A company policy or another program may forbid it.",
    next: "Try again",
    remedy: "listen",
  },
  "capture-stalled": {
    title: "No sound arrived",
    cause: "The browser said yes, but not one sample came in before the deadline.",
    next: "Try again",
    remedy: "listen",
  },
  "capture-ended": {
    title: "The sound was cut off",
    cause: "The browser ended the capture before the song was found; the tab may have crashed or been put to sleep.",
    next: "Listen again",
    remedy: "listen",
  },
  "tab-silent": {
    title: "This tab is silent",
    cause: "We listened, and no sound came: the video may be paused, or its own volume may be at zero.",
    next: "Play the music, then listen again",
    remedy: "listen",
  },
  "tab-closed": {
    title: "The tab was closed",
    cause: "It went away while we were listening to it.",
    next: "Open the music again and click Sonica there.",
    remedy: "none",
  },
  "engine-failed": {
    title: "The sound could not be analysed",
    cause: "Sonica's audio engine could not start, or stopped.",
    next: "Try again",
    remedy: "listen",
  },
  interrupted: {
    title: "Listening was interrupted",
    cause: "The browser restarted Sonica in the middle of it.",
    next: "Listen again",
    remedy: "listen",
  },
  "matcher-unreachable": {
    title: "The matcher cannot be reached",
    cause: "Nothing answers at the server address in your settings: it may not be running, or the address is wrong.",
    next: "Check the server",
    remedy: "settings",
  },
  "matcher-slow": {
    title: "The matcher did not answer in time",
    cause: "It was reached, but it took longer than we wait.",
    next: "Try again",
    remedy: "listen",
  },
  "matcher-starting": {
    title: "The matcher is still starting",
    cause: "It is reading its catalogue and will answer in a moment.",
    next: "Try again",
    remedy: "listen",
  },
  "matcher-version": {
    title: "The matcher speaks another version",
    cause: "Its fingerprint format differs from this extension's; one of the two is older.",
    next: "Update the extension or the matcher, then listen again.",
    remedy: "none",
  },
  "matcher-bad-answer": {
    title: "That is not a Sonica matcher",
    cause: "Something answered at the server address, but not in words we know.",
    next: "Check the server",
    remedy: "settings",
  },
  "matcher-refused": {
    title: "The matcher refused the question",
    cause: "It answered that it cannot read what was sent; it may be of another version.",
    next: "Check the server",
    remedy: "settings",
  },
  "matcher-failed": {
    title: "The matcher had an error",
    cause: "It was reached, but something went wrong on its side. Its log tells what.",
    next: "Try again",
    remedy: "listen",
  },
  "server-address": {
    title: "That is not a server address",
    cause: "It must begin with http:// or https://, as in http://127.0.0.1:8417.",
    next: "Correct the address",
    remedy: "none",
  },
};
