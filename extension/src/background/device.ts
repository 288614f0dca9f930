// The background's way to the device worker, which lives in the offscreen document.

import builtInPackUrl from "url:../../assets/built-in/demo.sonicapack";
import workerUrl from "url:../device/index.ts";
import type { DeviceAnswer, DeviceScope } from "../device/protocol.ts";
import { type PackWork, send } from "../messages.ts";
import { openOffscreen } from "./offscreen-document.ts";

/** What this device knows about a clip; null when it cannot be asked, which must not keep the server from being asked. */
export async function askDevice(bytes: Uint8Array, scope: DeviceScope = "shelf"): Promise<DeviceAnswer | null> {
  try {
    await openOffscreen();
    return await send("device-identify", { workerUrl, builtInPackUrl, scope, bytes: Array.from(bytes) });
  } catch (error) {
    console.error("The device could not be asked.", error);
    return null;
  }
}

/** Starts the worker and has it open its packs while the first second is listened to. */
export async function wakeDevice(): Promise<void> {
  await send("device-open", { workerUrl }).catch(() => undefined);
}

/** Has the worker begin; the pack's row tells how it goes. */
export async function workOnPack(call: PackWork["call"], id: string): Promise<void> {
  await openOffscreen();
  await send("device-pack", { workerUrl, call, id });
}
