import type { Health } from "@sonica/shared/src/api/contract.ts";
import type { RequestHandler } from "express";
import type { Readiness } from "../http/readiness.ts";
import { VERSION } from "../version.ts";

/** GET /healthz: is the process alive, and what is it? Asks no database. */
export const healthz =
  (readiness: Readiness): RequestHandler =>
  (_req, res) => {
    const { state } = readiness;
    const recordings = state.kind === "ready" ? state.catalogue.index.recordingCount : 0;
    const health: Health = {
      status: state.kind === "ready" ? "ok" : "starting",
      version: VERSION,
      recordings,
    };
    res.json(health);
  };
