// Entry of the offscreen document: the only place where an extension may hold a stream and play it.

import { DeviceHost } from "../device-host.ts";
import { answer } from "../messages.ts";
import { Recorder } from "./recorder.ts";

const recorder = new Recorder();
const device = new DeviceHost();

answer({
  capture: (order) => recorder.start(order),
  release: async () => void (await recorder.stop()),
  "set-muted": ({ isMuted }) => void recorder.setMuted(isMuted),
  "device-open": ({ workerUrl }) => void device.open(workerUrl),
  "device-identify": ({ workerUrl, bytes, ...ask }) =>
    device.identify(workerUrl, { ...ask, bytes: Uint8Array.from(bytes) }),
});
