// Files of other programs and our own → hearings and songs. Whatever a file holds, it is parsed here, once.
import { Recording } from "@sonica/shared/src/api/contract.ts";
import * as z from "zod";
import type { NewHearing, Song } from "../storage/history.ts";
import { HISTORY_FORMAT, HISTORY_VERSION } from "./history-file.ts";
import { readTable } from "./history-table.ts";
import type { ImportTrouble } from "./import-trouble.ts";

export class ImportError extends Error {
  override readonly name = "ImportError";
  constructor(
    readonly trouble: ImportTrouble,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

interface Imported {
  readonly hearings: readonly NewHearing[];
  readonly songs: readonly Song[];
  /** Rows that made no sense and were left out. */
  readonly skipped: number;
}

/** Text longer than this is no history, characters. */
const MOST_IMPORT_CHARACTERS = 64 * 1024 * 1024;

const StoredHearing = z.object({
  sessionId: z.string().min(1),
  recordingId: z.string().min(1),
  heardAtMs: z.number(),
  offsetSeconds: z.number(),
  speed: z.number().positive(),
  pitchSemitones: z.number(),
  confidence: z.number().min(0).max(1),
  source: z.enum(["device", "pack", "server", "import"]).optional(),
});

const Sky = z.object({ times: z.array(z.number()), steps: z.array(z.number()), tiers: z.array(z.number()) });

const StoredSong = z.object({
  recordingId: z.string().min(1),
  recording: Recording,
  sky: Sky,
  isEdited: z.boolean().optional(),
});

const Envelope = z.object({
  format: z.literal(HISTORY_FORMAT),
  version: z.int(),
  hearings: z.array(z.unknown()),
  songs: z.array(z.unknown()),
});

/** @throws ImportError when the file is none that is known. */
export async function readHistoryFile(text: string): Promise<Imported> {
  if (text.length > MOST_IMPORT_CHARACTERS) throw new ImportError("too-large", "The file is too large.");
  const start = text.replace(/^\uFEFF/, "").trimStart();
  if (start.startsWith("{") || start.startsWith("[")) return readOwn(start);
  const table = await readTable(text);
  if (!table) throw new ImportError("not-recognised", "The file has no columns that are known.");
  return table;
}

function readOwn(text: string): Imported {
  const envelope = Envelope.safeParse(parsedJson(text));
  if (!envelope.success) throw new ImportError("not-recognised", z.prettifyError(envelope.error));
  const { version } = envelope.data;
  if (version > HISTORY_VERSION) throw new ImportError("newer-version", `The file is of version ${version}.`);
  const songs = envelope.data.songs.flatMap((song) => StoredSong.safeParse(song).data ?? []) as Song[];
  const known = new Set(songs.map(({ recordingId }) => recordingId));
  const hearings = envelope.data.hearings
    .flatMap((hearing) => StoredHearing.safeParse(hearing).data ?? [])
    .filter(({ recordingId }) => known.has(recordingId)) as NewHearing[];
  return { hearings, songs, skipped: envelope.data.hearings.length - hearings.length };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ImportError("damaged", "The file is cut short or damaged.", { cause });
  }
}
