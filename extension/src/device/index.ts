// Entry of the device worker: recognises with what lies on this device.
import { decodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import { openPack } from "@sonica/shared/src/pack/pack.ts";
import { SHELF_CHANNEL } from "../shelf-channel.ts";
import { DeviceMatcher } from "./device-matcher.ts";
import type { Ask, DeviceAnswer, DeviceReply, DeviceRequest } from "./protocol.ts";
import { openShelf } from "./shelf.ts";

const worker = self as unknown as DedicatedWorkerGlobalScope;

/** Opened when the worker starts: by the time there is a second of sound to ask about, it is there. */
let shelf = openShelf();
let demo: Promise<DeviceMatcher> | undefined;

new BroadcastChannel(SHELF_CHANNEL).onmessage = () => {
  shelf = openShelf();
};

worker.onmessage = async ({ data: { id, ask } }: MessageEvent<DeviceRequest>) => {
  const answer: DeviceReply = await identify(ask).then(
    (reply) => ({ id, reply }),
    (error: unknown) => ({ id, error: String(error) }),
  );
  worker.postMessage(answer);
};

async function identify({ bytes, scope, builtInPackUrl }: Ask): Promise<DeviceAnswer> {
  const clip = decodeConstellation(bytes);
  if (scope === "shelf") return (await shelf).identify(clip);
  demo ??= openBuiltIn(builtInPackUrl);
  return (await demo).identify(clip);
}

async function openBuiltIn(url: string): Promise<DeviceMatcher> {
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
  return new DeviceMatcher([openPack(bytes)], []);
}
