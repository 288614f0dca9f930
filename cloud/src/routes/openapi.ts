import { file } from "../http/answers.ts";
import type { Endpoint } from "../http/endpoint.ts";

/** GET /v1/openapi.json: the API's document for programs. */
export const openApi: Endpoint = {
  operation: {
    summary: "This description, as OpenAPI 3.1",
    responses: { 200: file("application/json", "The document.") },
  },
  handle:
    ({ document }) =>
    (_req, res) => {
      res.json(document);
    },
};
