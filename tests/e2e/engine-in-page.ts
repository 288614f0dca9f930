// Runs inside a page: the engine as the browser has it, over the golden sound.
import { encodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import { Engine, type EngineExports } from "@sonica/shared/src/fingerprint/engine.ts";
import { QUERY_PEAKS_PER_SECOND } from "@sonica/shared/src/fingerprint/params.ts";
import { goldenSound } from "../shared/golden.ts";

export async function goldenBytes(wasm: readonly number[], rateHz: number): Promise<number[]> {
  const { instance } = await WebAssembly.instantiate(Uint8Array.from(wasm), {});
  const engine = new Engine(instance.exports as unknown as EngineExports);
  engine.open(rateHz);
  engine.push(goldenSound(rateHz));
  engine.finish();
  return [...encodeConstellation(engine.constellation(QUERY_PEAKS_PER_SECOND))];
}
