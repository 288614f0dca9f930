import { file, refusals } from "../http/answers.ts";
import type { Endpoint } from "../http/endpoint.ts";
import { ProblemError } from "../http/problem.ts";
import { IdInPath, recordingId } from "./recording-id.ts";

/** A cover never changes under its id. */
const CACHE = "public, max-age=86400";

/** GET /v1/recordings/{id}/artwork: the cover found in the file's tags. */
export const artwork: Endpoint = {
  operation: {
    summary: "A recording's cover",
    requestParams: { path: IdInPath },
    responses: {
      200: file("image/*", "The picture, as found in the file's tags."),
      ...refusals("malformed-id", "recording-not-found", "not-ready"),
    },
  },
  handle:
    ({ readiness }) =>
    async (req, res) => {
      const cover = await readiness.catalogue.recordings.artwork(recordingId(req.params));
      if (cover === undefined) throw new ProblemError("recording-not-found");
      res.set({ "Content-Type": cover.mediaType, "Cache-Control": CACHE }).send(cover.bytes);
    },
};
