import type { IncomingHttpHeaders } from "node:http";
import {
  CONSTELLATION_MEDIA_TYPE,
  IdentifyParameters,
  MAX_CONSTELLATION_BYTES,
  Verdict,
} from "@sonica/shared/src/api/contract.ts";
import { decodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import { MAX_QUERY_SECONDS } from "@sonica/shared/src/fingerprint/params.ts";
import { ticksToSeconds } from "@sonica/shared/src/fingerprint/units.ts";
import express, { type RequestHandler } from "express";
import { answer } from "../catalogue/answer.ts";
import { json, refusals } from "../http/answers.ts";
import type { Endpoint } from "../http/endpoint.ts";
import { ProblemError } from "../http/problem.ts";
import { parseParameters } from "./parameters.ts";

/** Reads the body as bytes. No inflating: a small compressed body could grow without end. */
const readConstellationBody: RequestHandler[] = [
  (req, _res, next) => {
    if (!req.is(CONSTELLATION_MEDIA_TYPE) && hasBody(req.headers)) throw new ProblemError("unsupported-media-type");
    next();
  },
  express.raw({
    type: CONSTELLATION_MEDIA_TYPE,
    limit: MAX_CONSTELLATION_BYTES,
    inflate: false,
  }),
];

/** POST /v1/identify: a constellation in, a verdict out; with ?explain=1 also why. */
export const identify: Endpoint = {
  operation: {
    summary: "Which recording is this, and where in it?",
    description: `The body is one constellation of at most ${MAX_CONSTELLATION_BYTES / 1024} KiB and ${MAX_QUERY_SECONDS} seconds, as Sonica's engine makes it.`,
    requestParams: { query: IdentifyParameters },
    requestBody: { required: true, content: { [CONSTELLATION_MEDIA_TYPE]: {} } },
    responses: {
      200: json(Verdict, "A match, several possibilities, or an honest unknown."),
      ...refusals(
        "constellation-not-recognised",
        "constellation-version",
        "constellation-truncated",
        "constellation-malformed",
        "constellation-too-long",
        "body-too-large",
        "body-empty",
        "unsupported-media-type",
        "malformed-query",
        "not-ready",
        "search-busy",
        "search-timeout",
        "index-unreachable",
      ),
    },
  },
  handle: ({ readiness }) => [
    ...readConstellationBody,
    async (req, res) => {
      const { catalogue } = readiness;
      const { explain } = parseParameters(IdentifyParameters, req.query);
      const verdict = await answer(catalogue, parseQuery(req.body), { isExplained: explain === "1" });
      res.locals.verdict = verdict.kind;
      if (verdict.kind === "match") catalogue.namings.add(verdict.match.recording.id);
      res.json(verdict);
    },
  ],
};

function parseQuery(body: unknown): Constellation {
  if (!(body instanceof Uint8Array) || body.length === 0) throw new ProblemError("body-empty");
  const query = decodeConstellation(body);
  if (ticksToSeconds(query.durationTicks) > MAX_QUERY_SECONDS) throw new ProblemError("constellation-too-long");
  return query;
}

const hasBody = (headers: IncomingHttpHeaders): boolean =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
