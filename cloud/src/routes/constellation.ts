import { CONSTELLATION_MEDIA_TYPE } from "@sonica/shared/src/api/contract.ts";
import type { RequestHandler } from "express";
import { ProblemError } from "../http/problem.ts";
import type { Readiness } from "../http/readiness.ts";
import { recordingId } from "./recording-id.ts";

/** A recording's fingerprint never changes under its id, until the fingerprint's version does. */
const CACHE = "public, max-age=86400";

/** GET /v1/recordings/{id}/constellation: the whole recording's fingerprint, to know it again without asking. */
export const constellation =
  (readiness: Readiness): RequestHandler =>
  async (req, res) => {
    const [found] = await readiness.catalogue.constellations.get([recordingId(req.params)]);
    if (found === undefined) throw new ProblemError("recording-not-found");
    res.set({ "Content-Type": CONSTELLATION_MEDIA_TYPE, "Cache-Control": CACHE }).send(Buffer.from(found.bytes));
  };
