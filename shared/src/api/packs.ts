// Packs as the contract describes them: what a matcher offers for offline use.
import * as z from "zod";
import { Recording } from "./contract.ts";
import { Lyrics } from "./lyrics.ts";

export const PACK_MEDIA_TYPE = "application/vnd.sonica.pack";

/** The largest pack that is made, offered or loaded, bytes: it is held in memory whole. */
export const MAX_PACK_BYTES = 256 * 1024 * 1024;

/** A recording's row and its lyrics. Lyrics that are none, or too large, are left out: the song is as well named without. */
const PackRecording = Recording.extend({ lyrics: Lyrics.shape.lines.optional().catch(undefined) });

/** What a pack says about itself at its head. */
export const PackManifest = z.object({
  id: z.uuid(),
  title: z.string().min(1).max(200),
  createdAt: z.iso.datetime(),
  /** In the order of the segment. */
  recordings: z.array(PackRecording),
});
export type PackManifest = z.infer<typeof PackManifest>;

/** A pack on offer. */
export const PackInfo = z
  .object({
    id: z.uuid(),
    title: z.string(),
    createdAt: z.string(),
    recordings: z.int().nonnegative(),
    seconds: z.number().nonnegative().describe("Audio its recordings last, seconds."),
    bytes: z.int().positive(),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe("Of the whole file, in hexadecimal; its ETag too."),
  })
  .meta({ id: "PackInfo" });
export type PackInfo = z.infer<typeof PackInfo>;

export const PackList = z.object({ packs: z.array(PackInfo) }).meta({ id: "PackList" });
export type PackList = z.infer<typeof PackList>;
