// Every message between the extension's contexts: name → payload → reply, typed on both ends.

import type { Recording, Verdict } from "@sonica/shared/src/api/contract.ts";
import type { LyricLine } from "@sonica/shared/src/api/lyrics.ts";
import type { PackInfo } from "@sonica/shared/src/api/packs.ts";
import type { SearchAnswer, Suggestion, TrendingAnswer } from "@sonica/shared/src/api/search.ts";
import browser from "webextension-polyfill";
import type { DeviceAnswer, DeviceScope } from "./device/protocol.ts";
import type { ImportTrouble } from "./exchange/import-trouble.ts";
import type { FailureCode } from "./failures.ts";
import type { FollowAnswer, FollowOrder, FollowQuestion, FollowReport, Range, UnknownPassage } from "./follow.ts";
import type { Judgement } from "./storage/watch.ts";

/** The tab a popup stands over, as far as the browser tells us. */
export interface TabView {
  readonly id: number;
  readonly title: string;
  readonly iconUrl: string | null;
  readonly isAudible: boolean;
  readonly isMuted: boolean;
}

/** Why listening did not start by itself. `quiet` mends itself as soon as the tab plays. */
export type Obstacle =
  | { readonly kind: "quiet" }
  | { readonly kind: "page-not-capturable" }
  | { readonly kind: "already-listening" }
  /** What plays here is being named already, song after song. */
  | { readonly kind: "followed" };

export interface Opened {
  readonly tab: TabView;
  readonly obstacle: Obstacle | null;
}

export type ServerTest =
  | { readonly kind: "ready"; readonly recordings: number; readonly version: string }
  | { readonly kind: "failed"; readonly code: FailureCode };

/** One question to the matcher, as the offscreen document hands it over. */
export interface Question {
  readonly sessionId: string;
  /** Encoded constellation; plain numbers, since messages are JSON. */
  readonly bytes: readonly number[];
  readonly heardSeconds: number;
  /** When the first sample of the clip was heard, ms since 1970. */
  readonly firstSampleAtMs: number;
  /** No longer question follows. */
  readonly isLast: boolean;
}

/** What the offscreen document needs to listen to a tab. */
export interface CaptureOrder {
  readonly sessionId: string;
  /** The browser's ticket for the tab's stream; good for a few seconds. */
  readonly streamId: string;
  readonly isMuted: boolean;
  readonly parts: EngineParts;
}

/** Built addresses of what hears: only an entry of the build can look them up, and the background does. */
export interface EngineParts {
  readonly engineUrl: string;
  readonly workerUrl: string;
  readonly pcmTapUrl: string;
}

interface DeviceQuestion {
  readonly workerUrl: string;
  readonly builtInPackUrl: string;
  readonly scope: DeviceScope;
  /** Encoded constellation; plain numbers, since messages are JSON. */
  readonly bytes: readonly number[];
}

export type OfferedPacks =
  | { readonly kind: "offered"; readonly packs: readonly PackInfo[]; readonly serverUrl: string }
  | { readonly kind: "failed"; readonly code: FailureCode };

export type ImportOutcome =
  | { readonly kind: "imported"; readonly added: number; readonly known: number; readonly skipped: number }
  | { readonly kind: "failed"; readonly trouble: ImportTrouble };

export interface PackWork {
  readonly workerUrl: string;
  readonly call: "download-pack" | "pause-pack" | "check-pack";
  readonly id: string;
}
/** Answer to "what was that so many seconds ago?" */
export type Rewound =
  /** The timeline knows: nothing was asked. */
  | { readonly kind: "known"; readonly recording: Recording }
  | { readonly kind: "asked"; readonly verdict: Verdict }
  | { readonly kind: "failed"; readonly code: FailureCode }
  /** Too long ago, or nobody was listening then. */
  | { readonly kind: "forgotten" };

/** Filters of song search: each facet's values, any of which will do. */
export type SearchFilters = Readonly<Record<"language" | "genre" | "artist" | "film" | "year", readonly string[]>>;

export interface Credentials {
  /** As typed. */
  readonly serverUrl: string;
  readonly token: string;
}

/** Why an account could not be connected. */
export type TokenTrouble = "token-invalid" | "unreachable" | "busy" | "not-listenbrainz" | "address" | "not-permitted";

export type Connected = { readonly kind: "connected" } | { readonly kind: "failed"; readonly trouble: TokenTrouble };

export interface LyricsQuestion {
  readonly recordingId: string;
  readonly serverUrl: string;
  readonly isPrivate: boolean;
}

export interface SearchQuestion {
  readonly text: string;
  readonly filters: SearchFilters;
  /** Of the next page. */
  readonly cursor?: string;
}

export type Searched =
  | {
      readonly kind: "found";
      readonly answer: SearchAnswer;
      /** Artists and films, on the first page. */
      readonly suggestions: readonly Suggestion[];
      readonly serverUrl: string;
    }
  | { readonly kind: "failed"; readonly code: FailureCode }
  /** A newer question was asked meanwhile. */
  | { readonly kind: "overtaken" };

export type Trending =
  | ({ readonly kind: "found"; readonly serverUrl: string } & Pick<TrendingAnswer, "songs" | "days">)
  | { readonly kind: "failed"; readonly code: FailureCode };

interface Message<Payload, Reply> {
  readonly payload: Payload;
  readonly reply: Reply;
}

interface MessageMap {
  // popup → background
  /** A popup opened over this tab: show what is known, else listen if the tab can be heard. */
  open: Message<{ readonly tabId: number }, Opened>;
  /** Listen to this tab now, whatever went on before. */
  listen: Message<{ readonly tabId: number }, undefined>;
  cancel: Message<undefined, undefined>;
  /** The person has seen how this session ended: the badge may go. */
  seen: Message<{ readonly sessionId: string }, undefined>;
  /** This maybe is the song. */
  confirm: Message<{ readonly sessionId: string; readonly recordingId: string }, undefined>;
  /** This match is not the song, and is not to be named for it again. */
  reject: Message<{ readonly sessionId: string; readonly recordingId: string }, undefined>;
  /** The lines of a song that has lyrics, in order; null when they are not to be had. */
  lyrics: Message<LyricsQuestion, readonly LyricLine[] | null>;
  /** The person wants to know now: ask about all that waits in the mystery box. */
  "ask-again": Message<undefined, undefined>;
  /** The text of a history file. */
  "import-history": Message<{ readonly text: string }, ImportOutcome>;
  /** Songs of the matcher by words. A newer question ends the one before. */
  search: Message<SearchQuestion, Searched>;
  trending: Message<undefined, Trending>;
  /** Everything Sonica keeps in this browser is deleted, its optional permissions are given back. */
  "erase-everything": Message<undefined, undefined>;
  "test-server": Message<{ readonly serverUrl: string }, ServerTest>;
  /** Where a page finds what it takes to hear: the files that tabs are heard with. */
  "engine-parts": Message<undefined, EngineParts>;
  /** Recognise a clip with what lies on this device; null when that cannot be done. Nothing leaves the browser. */
  "ask-device": Message<{ readonly bytes: readonly number[]; readonly scope: DeviceScope }, DeviceAnswer | null>;
  /** What the server of the settings offers for offline use. */
  "offered-packs": Message<undefined, OfferedPacks>;
  /** Fetch a pack, or go on with one that broke off. */
  "fetch-pack": Message<{ readonly pack: PackInfo }, undefined>;
  "resume-pack": Message<{ readonly id: string }, undefined>;
  "pause-pack": Message<{ readonly id: string }, undefined>;
  "delete-pack": Message<{ readonly id: string }, undefined>;
  /** A file's bytes lie in storage under this id: see whether they are a pack. */
  "check-pack": Message<{ readonly id: string }, undefined>;
  /** One click: name what plays in this tab from now on. Answers what kept it from starting, or null. */
  "follow-tab": Message<{ readonly tabId: number }, FailureCode | null>;
  unfollow: Message<{ readonly watchId: string }, undefined>;
  judge: Message<{ readonly watchId: string; readonly judgement: Judgement }, undefined>;
  rewind: Message<{ readonly watchId: string; readonly secondsAgo: number }, Rewound>;
  /** The browser is about to ask for this site's permission; the popup may close over it. */
  "site-wanted": Message<{ readonly pattern: string }, undefined>;
  /** The permission was given in the click. Answers whether the site is on now. */
  "site-on": Message<{ readonly pattern: string }, boolean>;
  "site-off": Message<{ readonly pattern: string }, undefined>;
  /** The browser is about to ask for the permission to talk to this ListenBrainz; the popup may close over it. */
  "listenbrainz-wanted": Message<Credentials, undefined>;
  /** The browser has asked in the click. */
  "connect-listenbrainz": Message<Credentials, Connected>;
  "disconnect-listenbrainz": Message<undefined, undefined>;
  /** By hand: this song was listened to, from then on. */
  "submit-listen": Message<{ readonly recording: Recording; readonly listenedAtMs: number }, undefined>;
  /** Send what waits now. */
  "send-listens": Message<undefined, undefined>;
  // background → offscreen
  /** Answers what kept it from starting, or null. */
  capture: Message<CaptureOrder, FailureCode | null>;
  /** A page's player will send its sound. Answers what kept it from starting, or null. */
  "capture-player": Message<{ readonly sessionId: string; readonly parts: EngineParts }, FailureCode | null>;
  /** Stop listening. Answers whether the document is still needed for something else. */
  release: Message<undefined, { readonly isNeeded: boolean }>;
  /** Whether anything goes on in the offscreen document. */
  "is-idle": Message<undefined, boolean>;
  "set-muted": Message<{ readonly isMuted: boolean }, undefined>;
  /** Have the device worker open its packs. */
  "device-open": Message<{ readonly workerUrl: string }, undefined>;
  "device-identify": Message<DeviceQuestion, DeviceAnswer>;
  /** Begun, not done, when it is answered; the pack's row tells how it goes. */
  "device-pack": Message<PackWork, undefined>;
  // offscreen → background
  /** Nothing has gone on in the offscreen document for a while. */
  "offscreen-idle": Message<undefined, undefined>;
  /** A pack has become usable. */
  "pack-ready": Message<undefined, undefined>;
  /** A page's player is about to send its sound. */
  "follow-page": Message<{ readonly order: FollowOrder; readonly parts: EngineParts }, undefined>;
  /** Answers what kept it from starting, or null. */
  "follow-capture": Message<Omit<CaptureOrder, "sessionId"> & { readonly order: FollowOrder }, FailureCode | null>;
  "follow-set-muted": Message<{ readonly watchId: string; readonly isMuted: boolean }, undefined>;
  "follow-stop": Message<{ readonly watchId: string }, undefined>;
  /** The fingerprint of what was heard then; null when it is forgotten. */
  "follow-rewind": Message<{ readonly watchId: string; readonly secondsAgo: number }, readonly number[] | null>;
  // offscreen → background
  "follow-question": Message<FollowQuestion, FollowAnswer>;
  /** Answers what need not be asked any more, or null when nobody follows. */
  "follow-report": Message<FollowReport, readonly Range[] | null>;
  /** Music that stayed unknown: kept in the mystery box. */
  "follow-unknown": Message<UnknownPassage, undefined>;
  "follow-place": Message<{ readonly watchId: string; readonly seconds: number }, undefined>;
  "follow-silence": Message<{ readonly watchId: string; readonly isSilent: boolean }, undefined>;
  /** The sound has ended; with a code when it should not have. */
  "follow-ended": Message<{ readonly watchId: string; readonly code: FailureCode | null }, undefined>;
  identify: Message<Question, "go-on" | "stop">;
  /** Listening cannot go on. */
  stopped: Message<{ readonly sessionId: string; readonly code: FailureCode }, undefined>;
  /** Time is up, whatever is still out. */
  deadline: Message<{ readonly sessionId: string }, undefined>;
}

export type MessageName = keyof MessageMap;
type Payload<N extends MessageName> = MessageMap[N]["payload"];
type Reply<N extends MessageName> = MessageMap[N]["reply"];
export type Handlers<N extends MessageName> = {
  readonly [K in N]: (payload: Payload<K>) => Reply<K> | Promise<Reply<K>>;
};

const atHome: Partial<Handlers<MessageName>> = {};
let areContextsOne = false;

/**
 * Where background and offscreen document are the same page, what they say to each other stays in it: a browser never
 * brings a message to the page that sent it.
 */
export function keepAtHome(): void {
  areContextsOne = true;
}

/** Rejects when nobody answers, or when the answering context dies before it does. */
export async function send<N extends MessageName>(
  name: N,
  ...[payload]: Payload<N> extends undefined ? [] : [Payload<N>]
): Promise<Reply<N>> {
  const handler = areContextsOne ? (atHome as Partial<Handlers<N>>)[name] : undefined;
  if (handler) return handler(payload as Payload<N>);
  return (await browser.runtime.sendMessage({ name, payload })) as Reply<N>;
}

/** Answers these messages in this context and leaves the others to their own. */
export function answer<N extends MessageName>(handlers: Handlers<N>): void {
  Object.assign(atHome, handlers);
  browser.runtime.onMessage.addListener((message: unknown) => {
    if (!isMessage(message) || !Object.hasOwn(handlers, message.name)) return undefined;
    return Promise.resolve(handlers[message.name as N](message.payload as Payload<N>));
  });
}

const isMessage = (message: unknown): message is { name: string; payload?: unknown } =>
  typeof message === "object" && message !== null && "name" in message && typeof message.name === "string";
