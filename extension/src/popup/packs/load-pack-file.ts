import { send } from "../../messages.ts";
import { addPart, beginPack, PART_BYTES, setPackState } from "../../storage/packs.ts";

/** Puts a picked file's bytes into storage, part by part, and has the device worker look at them. */
export async function loadPackFile(file: File): Promise<void> {
  const id = crypto.randomUUID();
  await beginPack({
    id,
    packId: null,
    title: file.name,
    createdAt: new Date(file.lastModified).toISOString(),
    recordings: 0,
    seconds: 0,
    bytes: file.size,
    sha256: "",
    serverUrl: null,
    state: { kind: "checking" },
    receivedBytes: 0,
    addedAtMs: Date.now(),
  });
  try {
    for (let at = 0; at < file.size; at += PART_BYTES) {
      const bytes = new Uint8Array(await file.slice(at, at + PART_BYTES).arrayBuffer());
      await addPart(id, at / PART_BYTES, bytes, at + bytes.length);
    }
  } catch (error) {
    const isFull = [error, (error as { inner?: unknown }).inner].some(
      (each) => (each as Error | null)?.name === "QuotaExceededError",
    );
    await setPackState(id, { kind: "broken", trouble: isFull ? "storage-full" : "storage-failed" });
    return;
  }
  await send("check-pack", { id });
}
