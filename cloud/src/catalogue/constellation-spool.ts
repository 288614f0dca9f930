// Constellations on their way from the database to the thread that indexes them: a scratch file, so that neither side
// holds more than a batch.   each: 36 bytes id, u32 length, bytes
import { closeSync, openSync, readSync } from "node:fs";
import { open } from "node:fs/promises";
import type { StoredConstellation } from "./constellations.ts";

const ID_BYTES = 36;
const HEAD_BYTES = ID_BYTES + 4;

export async function writeConstellations(
  path: string,
  batches: AsyncIterable<readonly StoredConstellation[]>,
): Promise<void> {
  const file = await open(path, "w");
  try {
    for await (const batch of batches) {
      const parts = batch.flatMap(({ recordingId, bytes }) => {
        const head = Buffer.alloc(HEAD_BYTES);
        head.write(recordingId, "latin1");
        head.writeUInt32LE(bytes.length, ID_BYTES);
        return [head, bytes];
      });
      if (parts.length > 0) await file.write(Buffer.concat(parts));
    }
  } finally {
    await file.close();
  }
}

export function* readConstellations(path: string): Generator<StoredConstellation> {
  const file = openSync(path, "r");
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    while (readSync(file, head, 0, HEAD_BYTES, null) === HEAD_BYTES) {
      const bytes = new Uint8Array(head.readUInt32LE(ID_BYTES));
      readSync(file, bytes, 0, bytes.length, null);
      yield { recordingId: head.toString("latin1", 0, ID_BYTES), bytes };
    }
  } finally {
    closeSync(file);
  }
}
