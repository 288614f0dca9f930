import {
  ContributionTaken,
  MAX_CONTRIBUTION_BYTES,
  SharedVideos,
  VideoContribution,
  VideoHash,
  VideoPrefix,
} from "@sonica/shared/src/api/videos.ts";
import express, { type RequestHandler } from "express";
import * as z from "zod";
import { json, refusals } from "../http/answers.ts";
import type { Endpoint } from "../http/endpoint.ts";
import { limitRate } from "../http/limit-rate.ts";
import { parseParameters } from "./parameters.ts";

/** A person opens a video now and then; whoever asks more often is copying the table, or filling it. */
const SHARED_VIDEOS_PER_MINUTE = 60;
const CONTRIBUTIONS_PER_MINUTE = 20;

const PrefixInPath = z.object({ hash: VideoPrefix.describe("First digits of the video's SHA-256.") });
const HashInPath = z.object({ hash: VideoHash.describe("SHA-256 of the video's identity.") });

/** GET /v1/videos/{prefix}: what was found in all videos whose hash begins so. */
export const sharedVideos: Endpoint = {
  operation: {
    summary: "What was found in every video whose hash begins so",
    requestParams: { path: PrefixInPath },
    responses: {
      200: json(SharedVideos, "The videos, with their songs."),
      ...refusals("malformed-hash", "too-many-requests", "not-ready"),
    },
  },
  handle: ({ readiness }) => [
    limitRate(SHARED_VIDEOS_PER_MINUTE),
    async (req, res) => {
      const { hash } = parseParameters(PrefixInPath, req.params, "malformed-hash");
      res.json(await readiness.catalogue.videos.startingWith(hash));
    },
  ],
};

/** No inflating: a small compressed body could grow without end. */
const readContributionBody: RequestHandler = express.json({ limit: MAX_CONTRIBUTION_BYTES, inflate: false });

/** POST /v1/videos/{hash}: what somebody found in a video. */
export const contributeVideo: Endpoint = {
  operation: {
    summary: "Adds what was found in a video",
    description: "Songs must fit their recordings; those that do not are passed over.",
    requestParams: { path: HashInPath },
    requestBody: { required: true, content: { "application/json": { schema: VideoContribution } } },
    responses: {
      200: json(ContributionTaken, "How many songs were taken."),
      ...refusals(
        "malformed-hash",
        "malformed-contribution",
        "body-too-large",
        "unsupported-media-type",
        "too-many-requests",
        "not-ready",
      ),
    },
  },
  handle: ({ readiness }) => [
    limitRate(CONTRIBUTIONS_PER_MINUTE),
    readContributionBody,
    async (req, res) => {
      const { hash } = parseParameters(HashInPath, req.params, "malformed-hash");
      const contribution = parseParameters(VideoContribution, req.body, "malformed-contribution");
      res.json({ taken: await readiness.catalogue.videos.add(hash, contribution) });
    },
  ],
};
