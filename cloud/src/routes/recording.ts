import type { RequestHandler } from "express";
import { ProblemError } from "../http/problem.ts";
import type { Readiness } from "../http/readiness.ts";
import { recordingId } from "./recording-id.ts";

/** GET /v1/recordings/{id} */
export const recording =
  (readiness: Readiness): RequestHandler =>
  async (req, res) => {
    const found = await readiness.catalogue.recordings.get(recordingId(req.params));
    if (found === undefined) throw new ProblemError("recording-not-found");
    res.json(found);
  };
