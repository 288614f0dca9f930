import { readdir, realpath, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { Failure, messageOf } from "../failures.ts";

const AUDIO_EXTENSIONS = new Set([".mp3", ".flac", ".ogg", ".oga", ".opus", ".m4a", ".mp4", ".aac", ".wav"]);

/** A file to ingest, or a path that could not be looked at. */
export type Scanned =
  | { readonly kind: "file"; readonly path: string; readonly bytes: number }
  | { readonly kind: "failed"; readonly path: string; readonly error: Failure };

/** The audio files under the given paths, in order of their names. A file that was named itself counts whatever its extension. */
export async function scan(paths: readonly string[]): Promise<Scanned[]> {
  const found = new Map<string, Scanned>();
  const seenFolders = new Set<string>();
  for (const path of paths) await visit(path, true);
  return [...found.values()];

  async function visit(path: string, wasNamed: boolean): Promise<void> {
    try {
      const entry = await stat(path);
      if (entry.isDirectory()) return await visitFolder(path);
      if (!entry.isFile() || !(wasNamed || AUDIO_EXTENSIONS.has(extname(path).toLowerCase()))) return;
      found.set(path, { kind: "file", path, bytes: entry.size });
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code === "ENOENT" ? "no-such-path" : "audio-unreadable";
      const message = code === "no-such-path" ? "There is no such file or folder." : messageOf(error);
      if (wasNamed || AUDIO_EXTENSIONS.has(extname(path).toLowerCase())) {
        found.set(path, {
          kind: "failed",
          path,
          error: new Failure(code, message),
        });
      }
    }
  }

  /** Links may lead in a circle. */
  async function visitFolder(path: string): Promise<void> {
    const real = await realpath(path);
    if (seenFolders.has(real)) return;
    seenFolders.add(real);
    const names = (await readdir(path)).filter((name) => !name.startsWith("."));
    for (const name of names.sort()) await visit(join(path, name), false);
  }
}
