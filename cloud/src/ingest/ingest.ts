// Files → recordings: hash, decode, fingerprint, describe, compare, store. Safe to stop at any point and run again:
// a recording is in Postgres wholly or not at all, and files known by their hash are not decoded again.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { decodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import { RECORDING_PEAKS_PER_SECOND } from "@sonica/shared/src/fingerprint/params.ts";
import pMap from "p-map";
import type { GivenLyrics } from "../catalogue/lyrics.ts";
import type { Description, NewRecording } from "../catalogue/new-recording.ts";
import type { AppContext } from "../context.ts";
import { Failure } from "../failures.ts";
import type { Fingerprint, Fingerprinter } from "../fingerprint/fingerprinter.ts";
import { lyricsBeside, readLyrics } from "../lyrics/read-lyrics.ts";
import { describe } from "./description.ts";
import { Duplicates } from "./duplicates.ts";
import type { Scanned } from "./scan.ts";
import { seekRelatives } from "./seek-relatives.ts";

/** What became of a file. Of one that is known by its hash nothing was decoded. */
export type Ingested = { readonly path: string; readonly bytes: number } & (Taken | Refused);

interface Taken {
  readonly kind: "added" | "known";
  readonly recordingId: string;
  /** Length of the recording. */
  readonly seconds: number;
  readonly wasDecoded: boolean;
  /** Why its lyrics were left out. */
  readonly lyricsError?: Error | undefined;
}

interface Refused {
  readonly kind: "failed";
  readonly error: Error;
}

export interface IngestOptions {
  readonly fingerprinter: Fingerprinter;
  readonly workers: number;
  readonly onFile: (done: Ingested) => void;
  /** No further file is begun once it is aborted; those under way are finished. */
  readonly signal: AbortSignal;
}

export async function ingest(context: AppContext, files: readonly Scanned[], options: IngestOptions): Promise<void> {
  const { recordings, index, constellations, searchDocuments } = context;
  const duplicates = new Duplicates(index, constellations);
  let lastAdmission: Promise<unknown> = Promise.resolve();

  // One more than there are threads: hashing and storing overlap with decoding.
  await pMap(files, handle, { concurrency: options.workers + 1 });
  await index.sync();
  await seekRelatives(context, options.signal);
  // Documents of other recordings whose singer or film learned a name.
  await searchDocuments.sync();

  async function handle(file: Scanned): Promise<void> {
    if (options.signal.aborted) return;
    options.onFile(await ingestFile(file));
  }

  async function ingestFile(file: Scanned): Promise<Ingested> {
    const bytes = file.kind === "file" ? file.bytes : 0;
    try {
      if (file.kind === "failed") throw file.error;
      const found = await takeIn(file.path);
      return { path: file.path, bytes, ...found };
    } catch (error) {
      return {
        path: file.path,
        bytes,
        kind: "failed",
        error: errorOf(error),
      };
    }
  }

  async function takeIn(path: string): Promise<Taken> {
    const fileSha256 = await hashFile(path);
    const known = await recordings.byFile(fileSha256);
    // The tags of a known file were read; a file of lyrics may have been put beside it since.
    const lyrics = await settled(known === undefined ? readLyrics(path) : lyricsBeside(path));
    const taken: Taken = known
      ? { kind: "known", recordingId: known.id, seconds: known.seconds, wasDecoded: false }
      : await takeAudio(path, fileSha256, lyrics.found);
    if (taken.kind === "known" && lyrics.found) await recordings.putLyrics(taken.recordingId, lyrics.found);
    return { ...taken, lyricsError: lyrics.error };
  }

  async function takeAudio(path: string, fileSha256: Uint8Array, lyrics: GivenLyrics | undefined): Promise<Taken> {
    const [audio, description] = await Promise.all([
      options.fingerprinter.fingerprint(path, {
        peaksPerSecond: RECORDING_PEAKS_PER_SECOND,
      }),
      describe(path),
    ]);
    if (audio.peaks === 0) throw new Failure("audio-silent", "It holds no sound.");
    // One at a time: of two copies handled at once the second must see the first.
    const admission = lastAdmission.then(() => admit(path, fileSha256, audio, { ...description, lyrics }));
    lastAdmission = admission.catch(() => {});
    return admission;
  }

  async function admit(
    path: string,
    fileSha256: Uint8Array,
    audio: Fingerprint,
    description: Description & Pick<NewRecording, "lyrics">,
  ): Promise<Taken> {
    const constellation = decodeConstellation(audio.constellation);
    const known = (await recordings.byConstellation(audio.constellation)) ?? (await duplicates.find(constellation));
    if (known !== undefined) {
      await recordings.addSourceFile(fileSha256, known, resolve(path));
      return { kind: "known", recordingId: known, seconds: audio.seconds, wasDecoded: true };
    }
    const recordingId = await recordings.add({
      ...description,
      durationSeconds: audio.seconds,
      sourcePath: path,
      fileSha256,
      constellation: audio.constellation,
    });
    await duplicates.remember(recordingId, constellation);
    return { kind: "added", recordingId, seconds: audio.seconds, wasDecoded: true };
  }
}

/** A song is taken in whatever its lyrics are worth. */
async function settled(
  reading: Promise<GivenLyrics | undefined>,
): Promise<{ readonly found?: GivenLyrics | undefined; readonly error?: Error }> {
  try {
    return { found: await reading };
  } catch (error) {
    return { error: errorOf(error) };
  }
}

const errorOf = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

async function hashFile(path: string): Promise<Uint8Array> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, {
    highWaterMark: 1024 * 1024,
  }))
    hash.update(chunk);
  return hash.digest();
}
