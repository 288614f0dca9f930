// Refused requests: one table turns codes into words (RFC 9457).
import type { Problem, ProblemCode } from "@sonica/shared/src/api/contract.ts";
import { CONSTELLATION_MEDIA_TYPE, MAX_CONSTELLATION_BYTES } from "@sonica/shared/src/api/contract.ts";
import { MAX_QUERY_LENGTH } from "@sonica/shared/src/api/search.ts";
import { MAX_QUERY_SECONDS } from "@sonica/shared/src/fingerprint/params.ts";

interface Words {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
}

const SEND_ENGINE_OUTPUT = "Send what Sonica's engine makes, as it is.";

const PROBLEMS: Record<ProblemCode, Words> = {
  "constellation-not-recognised": {
    status: 400,
    title: "This is not a constellation",
    detail: `The body does not begin as a constellation does. ${SEND_ENGINE_OUTPUT}`,
  },
  "constellation-version": {
    status: 400,
    title: "Fingerprint version not known here",
    detail: "The fingerprint was made by another version of Sonica. Update the extension or this server.",
  },
  "constellation-truncated": {
    status: 400,
    title: "Constellation cut short",
    detail: "The body ends before the constellation does. Send it again, whole.",
  },
  "constellation-malformed": {
    status: 400,
    title: "Constellation with impossible content",
    detail: `The body holds values that no audio gives, or was damaged on the way. ${SEND_ENGINE_OUTPUT}`,
  },
  "constellation-too-long": {
    status: 413,
    title: "Constellation of too much audio",
    detail: `A query may cover ${MAX_QUERY_SECONDS} seconds of audio. Send a shorter part.`,
  },
  "body-too-large": {
    status: 413,
    title: "Body too large",
    detail: `A query may have ${MAX_CONSTELLATION_BYTES} bytes. Send a shorter part of the audio.`,
  },
  "body-empty": {
    status: 400,
    title: "Empty body",
    detail: "The request has no body. Send a constellation.",
  },
  "unsupported-media-type": {
    status: 415,
    title: "Media type not supported",
    detail: `Send the constellation as ${CONSTELLATION_MEDIA_TYPE}, without content encoding.`,
  },
  "malformed-id": {
    status: 400,
    title: "Malformed id",
    detail: "The id is not a UUID. Take it from an identify answer.",
  },
  "malformed-query": {
    status: 400,
    title: "Malformed query",
    detail: `A parameter is missing, repeated, too long or not of its kind. A search text may have ${MAX_QUERY_LENGTH} characters.`,
  },
  "malformed-cursor": {
    status: 400,
    title: "Malformed cursor",
    detail:
      "The cursor is not of this server, or of another search. Take nextCursor from the page before, or leave it out.",
  },
  "recording-not-found": {
    status: 404,
    title: "No such recording",
    detail: "The catalogue has no recording of this id; it may have been removed. Identify again.",
  },
  "lyrics-not-found": {
    status: 404,
    title: "No lyrics",
    detail: "The catalogue has no synced lyrics of this recording. Those that have some say so in lyricsPath.",
  },
  "pack-not-found": {
    status: 404,
    title: "No such pack",
    detail: "This server offers no pack of this id; it may have been replaced. Ask /v1/packs what there is.",
  },
  "malformed-hash": {
    status: 400,
    title: "Malformed hash of a video",
    detail: "Ask with the first 4 lower-case hexadecimal digits of the video's SHA-256, contribute with all 64.",
  },
  "malformed-contribution": {
    status: 400,
    title: "Contribution not understood",
    detail: "Send JSON as application/json: { songs: [...] } with 1 to 60 songs, as the contract describes them.",
  },
  "too-many-requests": {
    status: 429,
    title: "Too many requests",
    detail: "This address has asked too often within a minute. Wait as long as the Retry-After header says.",
  },
  "range-not-satisfiable": {
    status: 416,
    title: "No such part",
    detail: "The pack ends before the part that was asked for. Download it from the start.",
  },
  "route-not-found": {
    status: 404,
    title: "No such address",
    detail: "This server answers under /v1, /healthz and /readyz; /docs describes it. Check the address.",
  },
  "method-not-allowed": {
    status: 405,
    title: "Method not allowed",
    detail: "This address exists but takes another method: see the Allow header.",
  },
  "not-ready": {
    status: 503,
    title: "Still starting",
    detail: "The server is opening its catalogue. Try again in a few seconds.",
  },
  "search-busy": {
    status: 503,
    title: "Too many searches at once",
    detail: "More clips wait to be searched for than the server can answer in time. Ask again in a few seconds.",
  },
  "search-timeout": {
    status: 503,
    title: "The search took too long",
    detail: "The server was too busy to finish in time. Ask again in a few seconds, or with less audio.",
  },
  "index-unreachable": {
    status: 503,
    title: "The index does not answer",
    detail: "A part of the search index is out of reach for the moment. Ask again in a few seconds.",
  },
  internal: {
    status: 500,
    title: "The server failed",
    detail: "Something went wrong that was not the request's fault. Its log has the details under this request's id.",
  },
};

export const PROBLEM_MEDIA_TYPE = "application/problem+json";

export class ProblemError extends Error {
  override readonly name = "ProblemError";
  constructor(
    readonly code: ProblemCode,
    options?: ErrorOptions,
  ) {
    super(PROBLEMS[code].title, options);
  }
}

/** `type` is a name, not an address: nothing is served there. */
export const problemOf = (code: ProblemCode): Problem => ({
  type: `urn:sonica:problem:${code}`,
  code,
  ...PROBLEMS[code],
});
