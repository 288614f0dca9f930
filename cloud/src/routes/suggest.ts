import { SuggestParameters } from "@sonica/shared/src/api/search.ts";
import type { RequestHandler } from "express";
import type { Readiness } from "../http/readiness.ts";
import { parseParameters } from "./parameters.ts";

/** GET /v1/suggest: titles, artists and films that what was typed may become. */
export const suggest =
  (readiness: Readiness): RequestHandler =>
  async (req, res) => {
    const { q, limit } = parseParameters(SuggestParameters, req.query);
    res.json(await readiness.catalogue.search.suggest(q, limit));
  };
