import { Lyrics } from "@sonica/shared/src/api/lyrics.ts";
import { json, refusals } from "../http/answers.ts";
import type { Endpoint } from "../http/endpoint.ts";
import { ProblemError } from "../http/problem.ts";
import { IdInPath, recordingId } from "./recording-id.ts";

/** GET /v1/recordings/{id}/lyrics: its lines with their times, from the file beside it or its tags. */
export const lyrics: Endpoint = {
  operation: {
    summary: "A recording's lyrics",
    requestParams: { path: IdInPath },
    responses: {
      200: json(Lyrics, "Its lines with their times."),
      ...refusals("malformed-id", "recording-not-found", "lyrics-not-found", "not-ready"),
    },
  },
  handle:
    ({ readiness }) =>
    async (req, res) => {
      const id = recordingId(req.params);
      const { recordings } = readiness.catalogue;
      const lines = await recordings.lyrics(id);
      if (lines === undefined) {
        throw new ProblemError((await recordings.get(id)) === undefined ? "recording-not-found" : "lyrics-not-found");
      }
      res.json({ recordingId: id, lines } satisfies Lyrics);
    },
};
