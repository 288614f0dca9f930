import type { FailureCode } from "../../failures.ts";
import type { Speech } from "../speech.ts";

/** What happened, why, and the one thing to do: as the button says it, or as a sentence when no button can help. */
interface FailureWords {
  readonly title: string;
  readonly cause: string;
  readonly next: string;
}

export const failures = (_say: Speech): Record<FailureCode, FailureWords> => ({
  "already-listening": {
    title: "Already listening to another tab",
    cause: "Sonica hears one tab at a time, and it is still busy with the other one.",
    next: "Stop it and listen here",
  },
  "page-not-capturable": {
    title: "This page cannot be heard",
    cause: "Browsers keep extensions away from their own pages and from the extension store.",
    next: "Open the tab that plays the music and click Sonica there.",
  },
  "click-needed": {
    title: "One more click is needed",
    cause: "The page has changed since you clicked, and the browser asks for a fresh click before sound may be heard.",
    next: "Close this and click the Sonica icon again.",
  },
  "tab-captured-elsewhere": {
    title: "Something else is recording this tab",
    cause: "The browser lends a tab's sound to one program at a time, and another extension or a cast holds it.",
    next: "Stop that and try again",
  },
  "capture-refused": {
    title: "The browser refused the sound",
    cause: "It did not hand over this tab's sound. A company policy or another program may forbid it.",
    next: "Try again",
  },
  "tab-not-lent": {
    title: "This browser does not lend a tab's sound",
    cause:
      "Firefox lends no extension a whole tab. A click hears the player in the page once; a site that you switch on is heard by itself.",
    next: "Switch this site on below; its songs are then named by themselves.",
  },
  "no-player": {
    title: "No player was found here",
    cause:
      "This browser lets Sonica hear the players in a page, and none that can be heard was playing: the sound may be made by a script, or come from a frame of another site.",
    next: "Play the music, then try again",
  },
  "player-cross-origin": {
    title: "This player is closed to us",
    cause:
      "Its sound comes from another server, which does not share it, and this browser then hands out silence. Another click would not help.",
    next: "Find the song on another site, or search for it by its words.",
  },
  "player-protected": {
    title: "This player's sound is protected",
    cause: "It plays with copy protection, and this browser gives such sound to nobody. Another click would not help.",
    next: "Find the song on another site, or search for it by its words.",
  },
  "player-unsupported": {
    title: "This browser does not hand out sound",
    cause: "It lacks what Sonica needs to hear a page's player; an update may bring it.",
    next: "Update the browser, or search for the song by its words.",
  },
  "hearing-not-allowed": {
    title: "May Sonica hear this tab?",
    cause:
      "The browser asks once. Its words will be broad, because it has no smaller ones for a tab's sound. Sonica hears a tab only after your click, and cannot read or change pages with it.",
    next: "Let the browser ask",
  },
  "hearing-just-allowed": {
    title: "Sonica may hear tabs now",
    cause: "This tab is still refused, because it was clicked before the permission was given. The browser has it so.",
    next: "Open the music in a new tab and click Sonica there.",
  },
  "capture-stalled": {
    title: "No sound arrived",
    cause: "The browser said yes, but not one sample came in before the deadline.",
    next: "Try again",
  },
  "capture-ended": {
    title: "The sound was cut off",
    cause: "The browser ended the capture before the song was found; the tab may have crashed or been put to sleep.",
    next: "Listen again",
  },
  "tab-silent": {
    title: "This tab is silent",
    cause: "We listened, and no sound came: the video may be paused, or its own volume may be at zero.",
    next: "Play the music, then listen again",
  },
  "tab-closed": {
    title: "The tab was closed",
    cause: "It went away while we were listening to it.",
    next: "Open the music again and click Sonica there.",
  },
  "tab-crashed": {
    title: "The tab crashed",
    cause: "Its page stopped working while we were listening to it, and no more sound came.",
    next: "Reload the tab, play the music and click Sonica there.",
  },
  "engine-failed": {
    title: "The sound could not be analysed",
    cause: "Sonica's audio engine could not start, or stopped.",
    next: "Try again",
  },
  interrupted: {
    title: "Listening was interrupted",
    cause: "The browser restarted Sonica in the middle of it.",
    next: "Listen again",
  },
  "device-slow": {
    title: "This device did not answer in time",
    cause: "Only this device may be asked, by your settings, and it was still opening its packs.",
    next: "Try again",
  },
  "matcher-unreachable": {
    title: "The matcher cannot be reached",
    cause: "Nothing answers at the server address in your settings: it may not be running, or the address is wrong.",
    next: "Check the server",
  },
  "matcher-slow": {
    title: "The matcher did not answer in time",
    cause: "It was reached, but it took longer than we wait.",
    next: "Try again",
  },
  "matcher-starting": {
    title: "The matcher is still starting",
    cause: "It is reading its catalogue and will answer in a moment.",
    next: "Try again",
  },
  "matcher-version": {
    title: "The matcher speaks another version",
    cause: "Its fingerprint format differs from this extension's; one of the two is older.",
    next: "Update the extension or the matcher, then listen again.",
  },
  "matcher-bad-answer": {
    title: "That is not a Sonica matcher",
    cause: "Something answered at the server address, but not in words we know.",
    next: "Check the server",
  },
  "matcher-refused": {
    title: "The matcher refused the question",
    cause: "It answered that it cannot read what was sent; it may be of another version.",
    next: "Check the server",
  },
  "matcher-failed": {
    title: "The matcher had an error",
    cause: "It was reached, but something went wrong on its side. Its log tells what.",
    next: "Try again",
  },
  "server-address": {
    title: "That is not a server address",
    cause: "It must begin with http:// or https://, as in http://127.0.0.1:8417.",
    next: "Correct the address",
  },
});

export type FailuresWords = ReturnType<typeof failures>;
