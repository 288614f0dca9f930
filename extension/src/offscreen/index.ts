// Entry of the offscreen document: the only place where an extension may hold a stream and play it.

import { DeviceHost } from "../device-host.ts";
import { answer, send } from "../messages.ts";
import { Followed } from "./followed.ts";
import { PagePorts } from "./page-ports.ts";
import { Recorder } from "./recorder.ts";

const ports = new PagePorts();
const recorder = new Recorder(ports);
const device = new DeviceHost();
const followed = new Followed(ports, () => afterWork());

ports.listen();

/** The document is given up when nothing has gone on in it for so long, ms. */
const IDLE_MS = 20_000;

let idleTimer: ReturnType<typeof setTimeout> | undefined;
const isIdle = () => !recorder.isActive && !device.isBusy && !followed.isActive;

function afterWork(): void {
  clearTimeout(idleTimer);
  idleTimer = setTimeout(() => {
    if (isIdle()) void send("offscreen-idle").catch(() => undefined);
  }, IDLE_MS);
}

answer({
  capture: (order) => recorder.start(order),
  "capture-player": (order) => recorder.startPlayer(order),
  release: async () => {
    await recorder.stop();
    const isNeeded = device.isBusy || followed.isActive;
    if (isNeeded) afterWork();
    return { isNeeded };
  },
  "is-idle": () => isIdle(),
  "set-muted": ({ isMuted }) => void recorder.setMuted(isMuted),
  "follow-page": async ({ order, parts }) => void (await followed.expectPage(order, parts)),
  "follow-capture": (order) => followed.capture(order),
  "follow-set-muted": ({ watchId, isMuted }) => void followed.setMuted(watchId, isMuted),
  "follow-stop": async ({ watchId }) => void (await followed.stop(watchId)),
  "follow-rewind": ({ watchId, secondsAgo }) => followed.rewind(watchId, secondsAgo),
  "device-open": ({ workerUrl }) => void device.open(workerUrl),
  "device-identify": ({ workerUrl, bytes, ...ask }) =>
    device.ask(workerUrl, "identify", { ...ask, bytes: Uint8Array.from(bytes) }).finally(afterWork),
  "device-pack": ({ workerUrl, call, id }) => {
    void device
      .ask(workerUrl, call, { id })
      .then((isReady) => (isReady && call !== "pause-pack" ? send("pack-ready") : undefined))
      .catch((error: unknown) => console.error("A pack could not be worked on.", error))
      .finally(afterWork);
    return undefined;
  },
});
