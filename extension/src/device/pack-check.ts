// Looks at a pack's bytes once they are all here, before anything is recognised with them.
import { openPack, PackError } from "@sonica/shared/src/pack/pack.ts";
import { readPack, readPackBytes, type StoredPack, setPackState, settlePack } from "../storage/packs.ts";
import { storageTroubleOf } from "./storage-trouble.ts";

/** Makes the pack ready, or marks what is wrong with it. Answers whether it is ready. */
export async function checkPack(id: string): Promise<boolean> {
  const stored = await readPack(id);
  if (!stored) return false;
  await setPackState(id, { kind: "checking" });
  try {
    const { facts, recordings, lyrics } = await look(stored);
    await settlePack(id, facts, recordings, lyrics);
    return true;
  } catch (error) {
    const trouble = error instanceof PackError ? error.code : storageTroubleOf(error);
    await setPackState(id, { kind: "broken", trouble });
    return false;
  }
}

async function look(stored: StoredPack) {
  const bytes = await readPackBytes(stored);
  const sha256 = await sha256Of(bytes);
  if (stored.sha256 !== "" && stored.sha256 !== sha256) {
    throw new PackError("pack-corrupt", "These are not the bytes that the server has.");
  }
  const { id, title, createdAt, recordings: listed } = openPack(bytes).manifest;
  const seconds = listed.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0);
  const facts = { packId: id, title, createdAt, recordings: listed.length, seconds, sha256 };
  const recordings = listed.map(({ lyrics: _, ...recording }) => recording);
  const lyrics = listed.flatMap(({ id: recordingId, lyrics: lines }) => (lines ? [{ recordingId, lines }] : []));
  return { facts, recordings, lyrics };
}

async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
