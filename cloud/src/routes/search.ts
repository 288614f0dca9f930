import { SearchAnswer, SearchParameters } from "@sonica/shared/src/api/search.ts";
import { json, refusals } from "../http/answers.ts";
import type { Endpoint } from "../http/endpoint.ts";
import { ProblemError } from "../http/problem.ts";
import { CursorError } from "../search/song-search.ts";
import { parseParameters } from "./parameters.ts";

/** GET /v1/search: songs by words, in any script and spelling. */
export const search: Endpoint = {
  operation: {
    summary: "Songs by words, in any script and spelling",
    description: "Without q the songs that pass the filters, the newest first.",
    requestParams: { query: SearchParameters },
    responses: {
      200: json(SearchAnswer, "A page of hits, with facets."),
      ...refusals("malformed-query", "malformed-cursor", "not-ready"),
    },
  },
  handle:
    ({ readiness }) =>
    async (req, res) => {
      const parameters = parseParameters(SearchParameters, req.query);
      const answer = await readiness.catalogue.search.search(parameters).catch((error: unknown) => {
        throw error instanceof CursorError ? new ProblemError("malformed-cursor") : error;
      });
      res.json(answer);
    },
};
