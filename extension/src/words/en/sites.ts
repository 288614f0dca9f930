import type { Speech } from "../speech.ts";

export const sites = (say: Speech) => ({
  title: "Sites",
  heading: "Sites that name songs by themselves",
  none: "No site is switched on. Open one that plays music, click Sonica, and switch it on there.",
  automatic: (site: string) => `Name songs on ${say.quote(site)} by itself`,
  what: "Players on this site are then heard without a click. The sound stays in your browser, only fingerprints are sent; names found are kept on this device with the video's address.",
  off: "Switch off",
  offNamed: (site: string) => `Switch off ${say.quote(site)}`,
  refused: "The browser did not give the permission. Nothing was changed.",
  blocked: {
    "cross-origin":
      "This player takes its sound from another server, and the browser keeps it closed. One click on the button hears it all the same.",
    protected: "This player's sound is protected. One click on the button hears it all the same.",
    unsupported: "This browser does not hand out a player's sound. One click on the button hears it all the same.",
  },
  embed: (site: string) => `The player in this page comes from ${say.quote(site)}.`,
  alsoOn: (site: string) => `Switch on ${say.quote(site)} too`,
  chip: "Sonica: the song that plays",
  hideChip: "Hide the song's name",
});

export type SitesWords = ReturnType<typeof sites>;
