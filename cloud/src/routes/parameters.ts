import type * as z from "zod";
import { ProblemError } from "../http/problem.ts";

/** The parameters of an address, as the contract has them. @throws ProblemError "malformed-query" */
export function parseParameters<T>(schema: z.ZodType<T>, query: unknown): T {
  const parsed = schema.safeParse(query);
  if (!parsed.success) throw new ProblemError("malformed-query", { cause: parsed.error });
  return parsed.data;
}
