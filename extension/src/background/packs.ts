// What the background does about packs: their rows in storage, and the device worker that does the work.

import type { PackInfo } from "@sonica/shared/src/api/packs.ts";
import type { OfferedPacks } from "../messages.ts";
import { announceShelfChange } from "../shelf-channel.ts";
import * as store from "../storage/packs.ts";
import { readSettings } from "../storage/settings.ts";
import { workOnPack } from "./device.ts";
import { matcherAt } from "./matcher.ts";
import { troubleOf } from "./trouble.ts";

export async function offeredPacks(): Promise<OfferedPacks> {
  const { serverUrl } = await readSettings();
  try {
    return { kind: "offered", serverUrl, packs: await matcherAt(serverUrl).packs() };
  } catch (error) {
    return { kind: "failed", code: troubleOf(error).code };
  }
}

export async function fetchPack(info: PackInfo): Promise<void> {
  const { serverUrl } = await readSettings();
  const { id } = await store.beginPack({
    ...info,
    packId: info.id,
    serverUrl,
    state: { kind: "downloading" },
    receivedBytes: 0,
    addedAtMs: Date.now(),
  });
  await workOnPack("download-pack", id);
}

export const resumePack = (id: string): Promise<void> => workOnPack("download-pack", id);
export const pausePack = (id: string): Promise<void> => workOnPack("pause-pack", id);
export const checkPack = (id: string): Promise<void> => workOnPack("check-pack", id);

export async function deletePack(id: string): Promise<void> {
  const pack = await store.readPack(id);
  if (pack?.state.kind === "downloading") await pausePack(id);
  await store.deletePack(id);
  announceShelfChange();
}

/** Goes on with what was under way when the browser was closed, or when the server went away. */
export async function resumePacks(): Promise<void> {
  for (const { id, state } of await store.readPacks()) {
    const isWaiting = state.kind === "paused" && state.trouble === "pack-unreachable";
    if (state.kind === "downloading" || isWaiting) await resumePack(id);
    if (state.kind === "checking") await checkPack(id);
  }
}
