import type { RequestHandler } from "express";
import { ProblemError } from "../http/problem.ts";
import type { Readiness } from "../http/readiness.ts";
import { recordingId } from "./recording-id.ts";

/** A cover never changes under its id. */
const CACHE = "public, max-age=86400";

/** GET /v1/recordings/{id}/artwork: the cover found in the file's tags. */
export const artwork =
  (readiness: Readiness): RequestHandler =>
  async (req, res) => {
    const cover = await readiness.catalogue.recordings.artwork(recordingId(req.params));
    if (cover === undefined) throw new ProblemError("recording-not-found");
    res.set({ "Content-Type": cover.mediaType, "Cache-Control": CACHE }).send(cover.bytes);
  };
