import * as z from "zod";
import { parseParameters } from "./parameters.ts";

/** The id of a recording or a pack, as addresses hold it. */
export const IdInPath = z.object({ id: z.uuid() });

/** The id in a path. @throws ProblemError "malformed-id" */
export const recordingId = (params: unknown): string => parseParameters(IdInPath, params, "malformed-id").id;
