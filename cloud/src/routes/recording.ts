import { Recording } from "@sonica/shared/src/api/contract.ts";
import { json, refusals } from "../http/answers.ts";
import type { Endpoint } from "../http/endpoint.ts";
import { ProblemError } from "../http/problem.ts";
import { IdInPath, recordingId } from "./recording-id.ts";

/** GET /v1/recordings/{id} */
export const recording: Endpoint = {
  operation: {
    summary: "A recording",
    requestParams: { path: IdInPath },
    responses: {
      200: json(Recording, "Its names, and where its cover and lyrics are."),
      ...refusals("malformed-id", "recording-not-found", "not-ready"),
    },
  },
  handle:
    ({ readiness }) =>
    async (req, res) => {
      const found = await readiness.catalogue.recordings.get(recordingId(req.params));
      if (found === undefined) throw new ProblemError("recording-not-found");
      res.json(found);
    },
};
