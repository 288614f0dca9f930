// What this device can recognise by itself, read from storage once and again when it changes.
import { decodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import { openPackSegment, PackError } from "@sonica/shared/src/pack/pack.ts";
import { readCorrections, type StoredCorrection } from "../storage/corrections.ts";
import { isSound, readPackBytes, readPackSongs, readPacks, type StoredPack, setPackState } from "../storage/packs.ts";
import { readRecent, type StoredRecent } from "../storage/recent.ts";
import { type Correction, DeviceMatcher, type OpenPack, type RecentSong } from "./device-matcher.ts";

/** Bytes of packs held in memory at most; what does not fit stays on disk and says so. */
const PACK_MEMORY_BYTES = 256 * 1024 * 1024;

/** Opens every ready pack that fits, and the songs named lately. A damaged pack is marked and left out. */
export async function openShelf(): Promise<DeviceMatcher> {
  const packs: OpenPack[] = [];
  let held = 0;
  for (const stored of await readPacks()) {
    if (!isSound(stored.state)) continue;
    if (held + stored.bytes > PACK_MEMORY_BYTES) {
      await setPackState(stored.id, { kind: "broken", trouble: "memory-full" });
      continue;
    }
    const pack = await openStored(stored);
    if (!pack) continue;
    packs.push(pack);
    held += stored.bytes;
  }
  const recent = (await readRecent()).flatMap(openRecent);
  return new DeviceMatcher(packs, recent, (await readCorrections()).flatMap(openCorrection));
}

async function openStored(stored: StoredPack): Promise<OpenPack | null> {
  const { id, title } = stored;
  try {
    const segment = openPackSegment(await readPackBytes(stored));
    const recordings = await readPackSongs(id);
    if (recordings?.length !== segment.recordingCount) throw new PackError("pack-corrupt", "Its names are gone.");
    if (stored.state.kind !== "ready") await setPackState(id, { kind: "ready" });
    return { title, recordings, segment };
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    await setPackState(id, { kind: "broken", trouble: error.code });
    return null;
  }
}

/** A fingerprint of another version says nothing here any more. */
function openRecent({ recording, constellation }: StoredRecent): RecentSong[] {
  try {
    return [{ recording, constellation: decodeConstellation(constellation) }];
  } catch {
    return [];
  }
}

function openCorrection({ id, recordingId, bytes }: StoredCorrection): Correction[] {
  try {
    return [{ id, recordingId, clip: decodeConstellation(bytes) }];
  } catch {
    return [];
  }
}
