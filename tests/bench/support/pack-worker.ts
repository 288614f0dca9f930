// Runs in a browser worker: opens a pack as the extension's device worker does and is asked clips.
import { DeviceMatcher } from "@sonica/extension/src/device/device-matcher.ts";
import { decodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import { openPack } from "@sonica/shared/src/pack/pack.ts";

interface Named {
  readonly recordingId: string;
  readonly offsetSeconds: number;
  readonly speed: number;
}

export interface PackTimes {
  readonly openMs: number;
  readonly times: readonly { readonly match: Named | undefined; readonly ms: number }[];
}

// What is thrown in a promise reaches whoever waits for this worker only like this.
self.addEventListener("unhandledrejection", ({ reason }) => {
  setTimeout(() => {
    throw reason;
  });
});

self.onmessage = async ({ data }: MessageEvent<{ url: string; clips: Uint8Array[] }>) => {
  const bytes = new Uint8Array(await (await fetch(data.url)).arrayBuffer());
  const start = performance.now();
  const { manifest, segment } = openPack(bytes);
  const matcher = new DeviceMatcher([{ ...manifest, segment }], []);
  const openMs = performance.now() - start;
  const clips = data.clips.map((clip) => decodeConstellation(clip));
  // The compiler settles on the first few, as it has in a worker that listens.
  for (const clip of clips.slice(0, 10)) matcher.identify(clip);
  const times = clips.map((clip) => {
    const asked = performance.now();
    const { verdict } = matcher.identify(clip);
    const ms = performance.now() - asked;
    if (verdict.kind !== "match") return { match: undefined, ms };
    const { recording, offsetSeconds, speed } = verdict.match;
    return { match: { recordingId: recording.id, offsetSeconds, speed }, ms };
  });
  postMessage({ openMs, times } satisfies PackTimes);
};
