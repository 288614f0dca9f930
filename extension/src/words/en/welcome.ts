import type { Speech } from "../speech.ts";

export const welcome = (say: Speech) => ({
  title: "Welcome to Sonica",
  purpose: "It names the music that plays in a tab.",
  heard: "What is heard",
  heardWords:
    "The tab you click Sonica on, while it listens, and nothing else. Sites that you switch on later are named by themselves.",
  leaves: "What leaves the browser",
  leavesWords:
    "Songs that this device knows: nothing. Else a fingerprint of about 190 bytes for each second heard, and the words you search for, to the server in the settings. Never the sound. In the settings you can have only this device asked.",
  kept: "What is kept",
  keptWords:
    "The songs found, on this device only. Of private windows, nothing. The settings list what was sent, and erase everything.",
  demo: "Try it now",
  demoHint: "Ten seconds of a tune made for this page. It is named on this device, with no server.",
  demoPlay: "Play the clip",
  demoAgain: "Play it again",
  demoFailed: "It was not named this time. Is the sound of this computer working?",
  askToHear:
    "To hear a tab, Sonica needs the browser's permission. The browser's words for it are broad, because it has no smaller ones for sound. Sonica cannot read or change pages with it.",
  allow: "Let the browser ask",
  mayHear: "Sonica may hear the tabs you click it on.",
  pin: "Pin it: click the puzzle piece beside the address, then the pin next to Sonica.",
  contextMenu: "What is playing here?",
  skip: "Done",
  shortcut: (keys: string) => `Or press ${keys}.`,
  demoDone: (heardSeconds: number, bytes: number) =>
    `Named after ${say.seconds(heardSeconds, 1)}, from a fingerprint of ${say.bytes(bytes)}. Nothing was sent.`,
});

export type WelcomeWords = ReturnType<typeof welcome>;
