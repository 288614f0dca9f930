import { TrendingAnswer, TrendingParameters } from "@sonica/shared/src/api/search.ts";
import { json, refusals } from "../http/answers.ts";
import type { Endpoint } from "../http/endpoint.ts";
import { TRENDING_DAYS } from "../search/naming-counts.ts";
import { parseParameters } from "./parameters.ts";

/** GET /v1/trending: what this matcher named most lately. Empty when it named nothing. */
export const trending: Endpoint = {
  operation: {
    summary: "What this matcher named most lately",
    requestParams: { query: TrendingParameters },
    responses: {
      200: json(TrendingAnswer, "Songs, the most named first."),
      ...refusals("malformed-query", "not-ready"),
    },
  },
  handle:
    ({ readiness }) =>
    async (req, res) => {
      const started = performance.now();
      const { limit } = parseParameters(TrendingParameters, req.query);
      const { namings, recordings } = readiness.catalogue;
      const most = await namings.most(limit);
      const rows = await recordings.getAll(most.map(({ recordingId }) => recordingId));
      const answer: TrendingAnswer = {
        songs: most.flatMap(({ recordingId, times }) => {
          const recording = rows.get(recordingId);
          return recording === undefined ? [] : [{ recording, times }];
        }),
        days: TRENDING_DAYS,
        elapsedMs: Math.round((performance.now() - started) * 100) / 100,
      };
      res.json(answer);
    },
};
