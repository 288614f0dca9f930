import { resolve } from "node:path";
import type { Config } from "../config.ts";
import { openContext } from "../context.ts";
import { makePack } from "../packs/make-pack.ts";
import { writeWhole } from "../packs/pack-files.ts";
import { selectRecordings } from "../packs/selection.ts";
import { noteIndexing } from "./indexing-note.ts";
import { clock, printJson, printLine } from "./print.ts";

export interface PackFlags {
  readonly title: string;
  readonly language?: string;
  readonly artist?: string;
  readonly mostNamed?: boolean;
  readonly limit?: number;
  readonly out?: string;
  readonly json?: boolean;
}

/** Exit code 0; what cannot be made throws. */
export async function packCommand(config: Config, flags: PackFlags): Promise<number> {
  const context = await openContext(config, { command: "pack", onIndexing: noteIndexing });
  try {
    const recordingIds = await selectRecordings(context.database.db, flags);
    const { manifest, bytes } = await makePack(context, { title: flags.title, recordingIds, createdAt: new Date() });
    const path = flags.out === undefined ? undefined : resolve(flags.out);
    if (path !== undefined) await writeWhole(path, bytes);
    const written = path ?? (await context.packs.add(manifest.id, bytes));
    const seconds = manifest.recordings.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0);
    const facts = { id: manifest.id, title: manifest.title, recordings: manifest.recordings.length, seconds };
    if (flags.json) printJson({ ...facts, bytes: bytes.length, path: written });
    else {
      printLine(
        `"${facts.title}": ${facts.recordings} recordings, ${clock(seconds)} of audio, ${(bytes.length / 1e6).toFixed(1)} MB`,
      );
      printLine(written);
    }
    return 0;
  } finally {
    await context.close();
  }
}
