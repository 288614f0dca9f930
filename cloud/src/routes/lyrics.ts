import type { Lyrics } from "@sonica/shared/src/api/lyrics.ts";
import type { RequestHandler } from "express";
import { ProblemError } from "../http/problem.ts";
import type { Readiness } from "../http/readiness.ts";
import { recordingId } from "./recording-id.ts";

/** GET /v1/recordings/{id}/lyrics: its lines with their times, from the file beside it or its tags. */
export const lyrics =
  (readiness: Readiness): RequestHandler =>
  async (req, res) => {
    const id = recordingId(req.params);
    const { recordings } = readiness.catalogue;
    const lines = await recordings.lyrics(id);
    if (lines === undefined) {
      throw new ProblemError((await recordings.get(id)) === undefined ? "recording-not-found" : "lyrics-not-found");
    }
    res.json({ recordingId: id, lines } satisfies Lyrics);
  };
