import { SearchParameters } from "@sonica/shared/src/api/search.ts";
import type { RequestHandler } from "express";
import { ProblemError } from "../http/problem.ts";
import type { Readiness } from "../http/readiness.ts";
import { CursorError } from "../search/song-search.ts";
import { parseParameters } from "./parameters.ts";

/** GET /v1/search: songs by words, in any script and spelling. */
export const search =
  (readiness: Readiness): RequestHandler =>
  async (req, res) => {
    const parameters = parseParameters(SearchParameters, req.query);
    const answer = await readiness.catalogue.search.search(parameters).catch((error: unknown) => {
      throw error instanceof CursorError ? new ProblemError("malformed-cursor") : error;
    });
    res.json(answer);
  };
