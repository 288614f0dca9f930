import { Health } from "@sonica/shared/src/api/contract.ts";
import { json, refusals } from "../http/answers.ts";
import type { Endpoint } from "../http/endpoint.ts";
import { ProblemError } from "../http/problem.ts";
import { VERSION } from "../version.ts";

/** GET /readyz: can it answer? 200 only when the catalogue is open and the database responds. */
export const readyz: Endpoint = {
  operation: {
    summary: "Can it answer?",
    responses: { 200: json(Health, "The catalogue is open and the database answers."), ...refusals("not-ready") },
  },
  handle:
    ({ readiness }) =>
    async (_req, res) => {
      const { recordings, index } = readiness.catalogue;
      await recordings.revision().catch((cause: unknown) => {
        throw new ProblemError("not-ready", { cause });
      });
      const health: Health = {
        status: "ok",
        version: VERSION,
        recordings: index.recordingCount,
      };
      res.json(health);
    },
};
