import * as z from "zod";
import { ProblemError } from "../http/problem.ts";

/** The id of a recording or a pack, as addresses hold it. */
export const IdInPath = z.object({ id: z.uuid() });

/** The id in a path. @throws ProblemError "malformed-id" */
export function recordingId(params: Record<string, unknown>): string {
  const parsed = IdInPath.safeParse(params);
  if (!parsed.success) throw new ProblemError("malformed-id");
  return parsed.data.id;
}
