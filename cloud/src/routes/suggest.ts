import { SuggestAnswer, SuggestParameters } from "@sonica/shared/src/api/search.ts";
import { json, refusals } from "../http/answers.ts";
import type { Endpoint } from "../http/endpoint.ts";
import { parseParameters } from "./parameters.ts";

/** GET /v1/suggest: titles, artists and films that what was typed may become. */
export const suggest: Endpoint = {
  operation: {
    summary: "Titles, artists and films that what was typed may become",
    requestParams: { query: SuggestParameters },
    responses: {
      200: json(SuggestAnswer, "Suggestions, the best first."),
      ...refusals("malformed-query", "not-ready"),
    },
  },
  handle:
    ({ readiness }) =>
    async (req, res) => {
      const { q, limit } = parseParameters(SuggestParameters, req.query);
      res.json(await readiness.catalogue.search.suggest(q, limit));
    },
};
