// An endpoint is what answers and what the API's document says of it, side by side: one cannot be without the other.
import type { RequestHandler } from "express";
import type { oas31, ZodOpenApiOperationObject } from "zod-openapi";
import type { Readiness } from "./readiness.ts";

export interface Endpoint {
  readonly operation: ZodOpenApiOperationObject;
  handle(context: EndpointContext): RequestHandler | RequestHandler[];
}

interface EndpointContext {
  readonly readiness: Readiness;
  readonly document: ApiDocument;
}

export type ApiDocument = oas31.OpenAPIObject;
