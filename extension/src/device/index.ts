// Entry of the device worker: recognises with what lies on this device, and brings packs onto it.
import { decodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import { openPack } from "@sonica/shared/src/pack/pack.ts";
import { announceShelfChange, SHELF_CHANNEL } from "../shelf-channel.ts";
import { DeviceMatcher } from "./device-matcher.ts";
import { checkPack } from "./pack-check.ts";
import { downloadPack } from "./pack-download.ts";
import type { DeviceCall, DeviceCalls, DeviceReply, DeviceRequest } from "./protocol.ts";
import { openShelf } from "./shelf.ts";

const worker = self as unknown as DedicatedWorkerGlobalScope;

/** Opened when the worker starts: by the time there is a second of sound to ask about, it is there. */
let shelf = openShelf();
let demo: Promise<DeviceMatcher> | undefined;
const downloads = new Map<string, AbortController>();

new BroadcastChannel(SHELF_CHANNEL).onmessage = reopen;

const calls: { [C in DeviceCall]: (ask: DeviceCalls[C]["ask"]) => Promise<DeviceCalls[C]["reply"]> } = {
  async identify({ bytes, scope, builtInPackUrl }) {
    const clip = decodeConstellation(bytes);
    if (scope === "shelf") return (await shelf).identify(clip);
    demo ??= openBuiltIn(builtInPackUrl);
    return (await demo).identify(clip);
  },
  async "download-pack"({ id }) {
    if (downloads.has(id)) return false;
    const stop = new AbortController();
    downloads.set(id, stop);
    const isReady = await downloadPack(id, stop.signal).finally(() => downloads.delete(id));
    if (isReady) changed();
    return isReady;
  },
  async "pause-pack"({ id }) {
    downloads.get(id)?.abort();
    return downloads.has(id);
  },
  async "check-pack"({ id }) {
    const isReady = await checkPack(id);
    if (isReady) changed();
    return isReady;
  },
};

worker.onmessage = async ({ data: { id, call, ask } }: MessageEvent<DeviceRequest>) => {
  const work = calls[call] as (ask: unknown) => Promise<DeviceCalls[DeviceCall]["reply"]>;
  const answer: DeviceReply = await work(ask).then(
    (reply) => ({ id, reply }),
    (error: unknown) => ({ id, error: String(error) }),
  );
  worker.postMessage(answer);
};

/** A broadcast does not reach the one who sent it. */
function changed(): void {
  announceShelfChange();
  reopen();
}

function reopen(): void {
  shelf = openShelf();
}

async function openBuiltIn(url: string): Promise<DeviceMatcher> {
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
  const { manifest, segment } = openPack(bytes);
  return new DeviceMatcher([{ ...manifest, segment }], []);
}
