import { readFile } from "node:fs/promises";
import { Album, Artist, Name } from "@sonica/shared/src/api/contract.ts";
import * as z from "zod";
import type { Description } from "../catalogue/new-recording.ts";
import { Failure, messageOf } from "../failures.ts";

const GivenName = Name.strict().refine((name) => name.latin !== undefined || name.devanagari !== undefined, {
  error: "a name needs latin, devanagari or both",
});

/** `<file>.sonica.json` beside a recording: what tags cannot say, such as names in two scripts. */
const Sidecar = z.strictObject({
  title: GivenName,
  artists: z
    .array(
      z.strictObject({
        name: GivenName,
        role: Artist.shape.role.default("performer"),
      }),
    )
    .optional(),
  album: z
    .strictObject({
      name: GivenName,
      kind: Album.shape.kind.default("album"),
      year: Album.shape.year,
      label: Album.shape.label,
    })
    .optional(),
  language: z.string().optional(),
  genre: z.string().optional(),
  isrc: z.string().optional(),
  label: z.string().optional(),
  year: z.int().optional(),
});

const sidecarPath = (path: string): string => `${path}.sonica.json`;

/** What the sidecar says; undefined when there is none. @throws Failure "sidecar-malformed" */
export async function readSidecar(path: string): Promise<Partial<Description> | undefined> {
  let text: string;
  try {
    text = await readFile(sidecarPath(path), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new Failure("sidecar-malformed", `${sidecarPath(path)}: ${messageOf(error)}`);
  }
  const parsed = Sidecar.safeParse(parseJson(text));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Failure("sidecar-malformed", `${sidecarPath(path)}: ${issue?.path.join(".")}: ${issue?.message}`);
  }
  // Only what was said: a missing field must not hide the tag's.
  return Object.fromEntries(Object.entries(parsed.data).filter(([, value]) => value !== undefined));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
