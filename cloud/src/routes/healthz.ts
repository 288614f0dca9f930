import { Health } from "@sonica/shared/src/api/contract.ts";
import { json } from "../http/answers.ts";
import type { Endpoint } from "../http/endpoint.ts";
import { VERSION } from "../version.ts";

/** GET /healthz: is the process alive, and what is it? Asks no database. */
export const healthz: Endpoint = {
  operation: {
    summary: "Is it alive?",
    responses: { 200: json(Health, "It is; it may still be starting.") },
  },
  handle:
    ({ readiness }) =>
    (_req, res) => {
      const { state } = readiness;
      const recordings = state.kind === "ready" ? state.catalogue.index.recordingCount : 0;
      const health: Health = {
        status: state.kind === "ready" ? "ok" : "starting",
        version: VERSION,
        recordings,
      };
      res.json(health);
    },
};
