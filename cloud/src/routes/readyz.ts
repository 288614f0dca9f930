import type { Health } from "@sonica/shared/src/api/contract.ts";
import type { RequestHandler } from "express";
import { ProblemError } from "../http/problem.ts";
import type { Readiness } from "../http/readiness.ts";
import { VERSION } from "../version.ts";

/** GET /readyz: can it answer? 200 only when the catalogue is open and the database responds. */
export const readyz =
  (readiness: Readiness): RequestHandler =>
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
  };
