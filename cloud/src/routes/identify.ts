import type { IncomingHttpHeaders } from "node:http";
import { CONSTELLATION_MEDIA_TYPE, MAX_CONSTELLATION_BYTES } from "@sonica/shared/src/api/contract.ts";
import { decodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import { MAX_QUERY_SECONDS } from "@sonica/shared/src/fingerprint/params.ts";
import { ticksToSeconds } from "@sonica/shared/src/fingerprint/units.ts";
import express, { type RequestHandler } from "express";
import { answer } from "../catalogue/answer.ts";
import { ProblemError } from "../http/problem.ts";
import type { Readiness } from "../http/readiness.ts";

/** Reads the body as bytes. No inflating: a small compressed body could grow without end. */
export const readConstellationBody: RequestHandler[] = [
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
export const identify =
  (readiness: Readiness): RequestHandler =>
  async (req, res) => {
    const { catalogue } = readiness;
    const verdict = await answer(catalogue, parseQuery(req.body), { isExplained: req.query.explain === "1" });
    res.locals.verdict = verdict.kind;
    if (verdict.kind === "match") catalogue.namings.add(verdict.match.recording.id);
    res.json(verdict);
  };

function parseQuery(body: unknown): Constellation {
  if (!(body instanceof Uint8Array) || body.length === 0) throw new ProblemError("body-empty");
  const query = decodeConstellation(body);
  if (ticksToSeconds(query.durationTicks) > MAX_QUERY_SECONDS) throw new ProblemError("constellation-too-long");
  return query;
}

const hasBody = (headers: IncomingHttpHeaders): boolean =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
