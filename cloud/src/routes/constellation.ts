import { CONSTELLATION_MEDIA_TYPE } from "@sonica/shared/src/api/contract.ts";
import { file, refusals } from "../http/answers.ts";
import type { Endpoint } from "../http/endpoint.ts";
import { ProblemError } from "../http/problem.ts";
import { IdInPath, recordingId } from "./recording-id.ts";

/** A recording's fingerprint never changes under its id, until the fingerprint's version does. */
const CACHE = "public, max-age=86400";

/** GET /v1/recordings/{id}/constellation: the whole recording's fingerprint, to know it again without asking. */
export const constellation: Endpoint = {
  operation: {
    summary: "A recording's whole fingerprint, to know it again without asking",
    requestParams: { path: IdInPath },
    responses: {
      200: file(CONSTELLATION_MEDIA_TYPE, "One constellation."),
      ...refusals("malformed-id", "recording-not-found", "not-ready"),
    },
  },
  handle:
    ({ readiness }) =>
    async (req, res) => {
      const [found] = await readiness.catalogue.constellations.get([recordingId(req.params)]);
      if (found === undefined) throw new ProblemError("recording-not-found");
      res.set({ "Content-Type": CONSTELLATION_MEDIA_TYPE, "Cache-Control": CACHE }).send(Buffer.from(found.bytes));
    },
};
