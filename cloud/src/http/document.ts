// The API described as OpenAPI 3.1: made of the endpoints and of the very schemas they parse and answer with.
import { createDocument, type ZodOpenApiPathsObject } from "zod-openapi";
import { VERSION } from "../version.ts";
import type { ApiDocument } from "./endpoint.ts";
import { endpoints } from "./endpoints.ts";

export const makeDocument = (): ApiDocument =>
  createDocument({
    openapi: "3.1.0",
    info: {
      title: "Sonica's matcher",
      version: VERSION,
      description:
        "Says which recording of its catalogue a fingerprint comes from. What is refused is answered as a problem (RFC 9457) with a stable code.",
      license: { name: "MIT", identifier: "MIT" },
    },
    paths: paths(),
  });

const paths = (): ZodOpenApiPathsObject =>
  Object.fromEntries(
    Object.entries(endpoints).map(([path, { get, post }]) => [
      path,
      { ...(get && { get: get.operation }), ...(post && { post: post.operation }) },
    ]),
  );
