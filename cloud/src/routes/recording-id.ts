import * as z from "zod";
import { ProblemError } from "../http/problem.ts";

const RecordingId = z.uuid();

/** The id in a path. @throws ProblemError "malformed-id" */
export function recordingId(params: Record<string, unknown>): string {
  const parsed = RecordingId.safeParse(params.id);
  if (!parsed.success) throw new ProblemError("malformed-id");
  return parsed.data;
}
