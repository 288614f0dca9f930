import type { ProblemCode } from "@sonica/shared/src/api/contract.ts";
import type * as z from "zod";
import { ProblemError } from "../http/problem.ts";

/** What a request holds, as the contract has it. @throws ProblemError of this code */
export function parseParameters<T>(schema: z.ZodType<T>, given: unknown, code: ProblemCode = "malformed-query"): T {
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new ProblemError(code, { cause: parsed.error });
  return parsed.data;
}
