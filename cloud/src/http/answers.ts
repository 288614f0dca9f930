// What an operation may answer, as the API's document has it.
import { Problem, type ProblemCode } from "@sonica/shared/src/api/contract.ts";
import * as z from "zod";
import type { ZodOpenApiResponsesObject } from "zod-openapi";
import { PROBLEM_MEDIA_TYPE, problemOf } from "./problem.ts";

export const json = (schema: z.ZodType, description: string) => ({
  description,
  content: { "application/json": { schema } },
});

/** Bytes, or text that is not JSON. OpenAPI 3.1 gives them no schema. */
export const file = (mediaType: string, description: string) => ({ description, content: { [mediaType]: {} } });

const RetryAfter = z.object({ "Retry-After": z.string().describe("Seconds to wait.") });

/** The refusals of an operation, by status; `internal` may befall each. */
export function refusals(...codes: readonly ProblemCode[]): ZodOpenApiResponsesObject {
  const all: readonly ProblemCode[] = [...codes, "internal"];
  const statusOf = (code: ProblemCode) => problemOf(code).status;
  return Object.fromEntries(
    all.map(statusOf).map((status) => [
      status,
      refusal(
        status,
        all.filter((code) => statusOf(code) === status),
      ),
    ]),
  );
}

const refusal = (status: number, codes: readonly ProblemCode[]) => ({
  description: codes.map((code) => `${code}: ${problemOf(code).title}.`).join("\n"),
  content: { [PROBLEM_MEDIA_TYPE]: { schema: Problem.extend({ status: z.literal(status), code: z.enum(codes) }) } },
  ...(status === 429 || status === 503 ? { headers: RetryAfter } : {}),
});
