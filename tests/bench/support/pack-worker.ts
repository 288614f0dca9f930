// Runs in a browser worker: opens a pack as the extension's device worker does and is asked clips.
import { DeviceMatcher } from "@sonica/extension/src/device/device-matcher.ts";
import { decodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import { openPack } from "@sonica/shared/src/pack/pack.ts";

export interface PackTimes {
  readonly openMs: number;
  readonly times: readonly { readonly kind: string; readonly recordingId: string; readonly ms: number }[];
}

self.onmessage = async ({ data }: MessageEvent<{ url: string; clips: Uint8Array[] }>) => {
  const bytes = new Uint8Array(await (await fetch(data.url)).arrayBuffer());
  const start = performance.now();
  const matcher = new DeviceMatcher([openPack(bytes)], []);
  const openMs = performance.now() - start;
  const clips = data.clips.map((clip) => decodeConstellation(clip));
  // The compiler settles on the first few, as it has in a worker that listens.
  for (const clip of clips.slice(0, 10)) matcher.identify(clip);
  const times = clips.map((clip) => {
    const asked = performance.now();
    const { verdict } = matcher.identify(clip);
    const recordingId = verdict.kind === "match" ? verdict.match.recording.id : "";
    return { kind: verdict.kind, recordingId, ms: performance.now() - asked };
  });
  postMessage({ openMs, times } satisfies PackTimes);
};
