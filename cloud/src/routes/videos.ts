import { MAX_CONTRIBUTION_BYTES, VideoContribution, VideoHash, VideoPrefix } from "@sonica/shared/src/api/videos.ts";
import express, { type RequestHandler } from "express";
import { ProblemError } from "../http/problem.ts";
import type { Readiness } from "../http/readiness.ts";

/** GET /v1/videos/{prefix}: what was found in all videos whose hash begins so. */
export const sharedVideos =
  (readiness: Readiness): RequestHandler =>
  async (req, res) => {
    const prefix = VideoPrefix.safeParse(req.params.hash);
    if (!prefix.success) throw new ProblemError("malformed-hash");
    res.json(await readiness.catalogue.videos.startingWith(prefix.data));
  };

/** No inflating: a small compressed body could grow without end. */
export const readContributionBody: RequestHandler = express.json({ limit: MAX_CONTRIBUTION_BYTES, inflate: false });

/** POST /v1/videos/{hash}: what somebody found in a video. */
export const contributeVideo =
  (readiness: Readiness): RequestHandler =>
  async (req, res) => {
    const hash = VideoHash.safeParse(req.params.hash);
    if (!hash.success) throw new ProblemError("malformed-hash");
    const contribution = VideoContribution.safeParse(req.body);
    if (!contribution.success) throw new ProblemError("malformed-contribution");
    res.json({ taken: await readiness.catalogue.videos.add(hash.data, contribution.data) });
  };
