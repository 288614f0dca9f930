// What a page's content script and the extension say to each other. A page is another's house: whatever comes from there
// is parsed in background/page-parser.ts and offscreen/page-port.ts before it is used.

/** What plays in a page, as its content script sees it. */
export interface Playing {
  readonly address: string;
  readonly title: string;
  /** What the page itself says of the media (navigator.mediaSession), when it says anything. */
  readonly declared: string | null;
  /** Infinity for a live stream travels as null. */
  readonly durationSeconds: number | null;
  readonly seconds: number;
  readonly rate: number;
}

/** Why a player's sound cannot be had from within the page. Where tabs are lent a click hears it all the same. */
export type Blocked = "cross-origin" | "protected" | "unsupported";

/** page → background */
export type PageMessage =
  | { readonly name: "page-playing"; readonly payload: Playing }
  | { readonly name: "page-blocked"; readonly payload: { readonly address: string; readonly reason: Blocked } }
  /** Players of other sites embedded in this page: the site's permission does not cover them. */
  | { readonly name: "page-embeds"; readonly payload: { readonly origins: readonly string[] } };

/** Answer to `page-playing`: send the sound under this name, or do not. */
export type PageOrder = { readonly kind: "send"; readonly portName: string } | { readonly kind: "stay-quiet" };

/** A text with its language. */
interface ChipText {
  readonly text: string;
  readonly lang: string;
}

/** One named part of what plays, in seconds of the media. */
export interface ChipSong {
  readonly fromSeconds: number;
  readonly toSeconds: number;
  readonly title: ChipText;
  readonly other: ChipText | null;
  readonly singers: ChipText | null;
}

/** All that the chip shows and says; the words are made by the background, which knows the person's language. */
export interface ChipView {
  readonly songs: readonly ChipSong[];
  readonly words: { readonly name: ChipText; readonly hide: ChipText };
}

/** background → page */
export type PageNotice =
  | { readonly name: "page-chip"; readonly payload: ChipView }
  /** The site was switched off: leave no trace. */
  | { readonly name: "page-leave" };

/** page → offscreen, through a port: mono samples as they were heard. */
export interface PageBlock {
  /** Float32 samples where the browser clones messages; else 16-bit samples as base64, half as long as numbers would be. */
  readonly pcm: Float32Array | string;
  readonly rateHz: number;
  /** Where the player stood at the block's last sample, and how fast it plays. */
  readonly mediaSeconds: number;
  readonly mediaRate: number;
}

/** offscreen → page, once, when sound may be sent: an array that arrives as one tells that messages are cloned. */
export interface PortReady {
  readonly probe: unknown;
}

/** Under this name the content script that listens once finds the name of its port. */
export const ONCE = "sonica-once";

export const PORT_PREFIX = "sonica-sound:";
