// The Express application: what every request passes, then one route per endpoint.
import express, { type Express, type RequestHandler } from "express";
import helmet from "helmet";
import type { Logger } from "pino";
import { artwork } from "../routes/artwork.ts";
import { constellation } from "../routes/constellation.ts";
import { healthz } from "../routes/healthz.ts";
import { identify, readConstellationBody } from "../routes/identify.ts";
import { lyrics } from "../routes/lyrics.ts";
import { pack, packs } from "../routes/packs.ts";
import { readyz } from "../routes/readyz.ts";
import { recording } from "../routes/recording.ts";
import { search } from "../routes/search.ts";
import { suggest } from "../routes/suggest.ts";
import { trending } from "../routes/trending.ts";
import { contributeVideo, readContributionBody, sharedVideos } from "../routes/videos.ts";
import { allowOrigins } from "./allow-origins.ts";
import { handleError } from "./handle-error.ts";
import { limitRate } from "./limit-rate.ts";
import { logRequests } from "./log-requests.ts";
import { ProblemError } from "./problem.ts";
import type { Readiness } from "./readiness.ts";

/** A person opens a video now and then; whoever asks more often is copying the table, or filling it. */
const SHARED_VIDEOS_PER_MINUTE = 60;
const CONTRIBUTIONS_PER_MINUTE = 20;

export function makeApp(options: { readiness: Readiness; log: Logger; corsOrigins: readonly string[] }): Express {
  const { readiness, log } = options;
  const app = express();
  app.set("etag", false);
  // Covers are shown by extension pages, which are another origin.
  app.use(helmet({ crossOriginResourcePolicy: { policy: "cross-origin" } }));
  app.use(logRequests(log));
  app.use(allowOrigins(options.corsOrigins));

  app.route("/v1/identify").post(readConstellationBody, identify(readiness)).all(refuseMethod("POST"));
  app.route("/v1/recordings/:id").get(recording(readiness)).all(refuseMethod("GET"));
  app.route("/v1/recordings/:id/artwork").get(artwork(readiness)).all(refuseMethod("GET"));
  app.route("/v1/recordings/:id/lyrics").get(lyrics(readiness)).all(refuseMethod("GET"));
  app.route("/v1/recordings/:id/constellation").get(constellation(readiness)).all(refuseMethod("GET"));
  app.route("/v1/packs").get(packs(readiness)).all(refuseMethod("GET"));
  app.route("/v1/packs/:id").get(pack(readiness)).all(refuseMethod("GET"));
  app.route("/v1/search").get(search(readiness)).all(refuseMethod("GET"));
  app.route("/v1/suggest").get(suggest(readiness)).all(refuseMethod("GET"));
  app.route("/v1/trending").get(trending(readiness)).all(refuseMethod("GET"));
  app
    .route("/v1/videos/:hash")
    .get(limitRate(SHARED_VIDEOS_PER_MINUTE), sharedVideos(readiness))
    .post(limitRate(CONTRIBUTIONS_PER_MINUTE), readContributionBody, contributeVideo(readiness))
    .all(refuseMethod("GET, POST"));
  app.route("/healthz").get(healthz(readiness)).all(refuseMethod("GET"));
  app.route("/readyz").get(readyz(readiness)).all(refuseMethod("GET"));

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
