import workerUrl from "url:../worker/index.ts";
import pcmTapUrl from "url:../worklet/pcm-tap.ts";
import engineUrl from "url:@sonica/shared/build/engine.wasm";
import type { EngineParts } from "../messages.ts";

/** Every entry that looks these up gets copies of its own: who hears in another context is told of these. */
export const engineParts: EngineParts = { engineUrl, workerUrl, pcmTapUrl };
