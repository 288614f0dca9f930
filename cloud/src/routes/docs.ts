import { CONTENT_SECURITY_POLICY, page } from "../docs/page.ts";
import { file } from "../http/answers.ts";
import type { Endpoint } from "../http/endpoint.ts";

/** GET /docs: the API's document for people. */
export const docs: Endpoint = {
  operation: {
    summary: "This description, as a page",
    responses: { 200: file("text/html", "The page; it has no script and loads nothing.") },
  },
  handle: ({ document }) => {
    const html = page(document);
    return (_req, res) => {
      res.set("Content-Security-Policy", CONTENT_SECURITY_POLICY).type("html").send(html);
    };
  },
};
