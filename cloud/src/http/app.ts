// The Express application: what every request passes, then the endpoints.
import express, { type Express, type RequestHandler } from "express";
import helmet from "helmet";
import type { Logger } from "pino";
import { allowOrigins } from "./allow-origins.ts";
import { makeDocument } from "./document.ts";
import { endpoints } from "./endpoints.ts";
import { handleError } from "./handle-error.ts";
import { logRequests } from "./log-requests.ts";
import { ProblemError } from "./problem.ts";
import type { Readiness } from "./readiness.ts";

export function makeApp(options: { readiness: Readiness; log: Logger; corsOrigins: readonly string[] }): Express {
  const { readiness, log } = options;
  const app = express();
  app.set("etag", false);
  // Covers are shown by extension pages, which are another origin.
  app.use(helmet({ crossOriginResourcePolicy: { policy: "cross-origin" } }));
  app.use(logRequests(log));
  app.use(allowOrigins(options.corsOrigins));

  const context = { readiness, document: makeDocument() };
  for (const [path, methods] of Object.entries(endpoints)) {
    const route = app.route(path.replaceAll(/\{(\w+)\}/g, ":$1"));
    if (methods.get) route.get(methods.get.handle(context));
    if (methods.post) route.post(methods.post.handle(context));
    route.all(refuseMethod(Object.keys(methods).join(", ").toUpperCase()));
  }

  app.use(() => {
    throw new ProblemError("route-not-found");
  });
  app.use(handleError(log));
  return app;
}

const refuseMethod =
  (allowed: string): RequestHandler =>
  (_req, res) => {
    res.set("Allow", allowed);
    throw new ProblemError("method-not-allowed");
  };
