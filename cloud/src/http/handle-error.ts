import type { ProblemCode } from "@sonica/shared/src/api/contract.ts";
import { ConstellationError } from "@sonica/shared/src/fingerprint/constellation.ts";
import type { ErrorRequestHandler } from "express";
import type { Logger } from "pino";
import { SearchError } from "../catalogue/searcher.ts";
import { PROBLEM_MEDIA_TYPE, ProblemError, problemOf } from "./problem.ts";

/** Every error of every route ends here; only what is not the request's fault is logged. */
export const handleError =
  (log: Logger): ErrorRequestHandler =>
  (error: unknown, _req, res, next) => {
    if (res.headersSent) return next(error);
    const problem = problemOf(codeOf(error));
    if (problem.code === "internal") log.error({ id: res.locals.requestId, err: error }, "request failed");
    if (problem.status === 503) res.set("Retry-After", "2");
    // A body that was not read to its end would be taken for the next request.
    if (problem.code === "body-too-large" || problem.code === "unsupported-media-type") res.set("Connection", "close");
    res.status(problem.status).type(PROBLEM_MEDIA_TYPE).send(JSON.stringify(problem));
  };

function codeOf(error: unknown): ProblemCode {
  if (error instanceof ProblemError || error instanceof ConstellationError || error instanceof SearchError)
    return error.code;
  return BODY_PROBLEMS[(error as { type?: string } | null)?.type ?? ""] ?? codeOfStatus(error);
}

/** The `type` of errors thrown by Express' body reader. */
const BODY_PROBLEMS: Record<string, ProblemCode> = {
  "entity.too.large": "body-too-large",
  "entity.parse.failed": "malformed-contribution",
  "encoding.unsupported": "unsupported-media-type",
  "request.aborted": "constellation-truncated",
  "request.size.invalid": "constellation-truncated",
};

/** Express refuses paths that are not valid percent-encoding with status 400. */
const codeOfStatus = (error: unknown): ProblemCode =>
  (error as { status?: number } | null)?.status === 400 ? "route-not-found" : "internal";
