import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import { QUERY_PEAKS_PER_SECOND, RECORDING_PEAKS_PER_SECOND } from "@sonica/shared/src/fingerprint/params.ts";
import { loadEngine } from "@sonica/shared/src/node/load-engine.ts";

/** The constellation of a whole sound, by the real engine. */
export async function listen(
  samples: Float32Array,
  rateHz: number,
  peaksPerSecond = QUERY_PEAKS_PER_SECOND,
): Promise<Constellation> {
  const engine = await loadEngine();
  engine.open(rateHz);
  engine.push(samples);
  engine.finish();
  return engine.constellation(peaksPerSecond);
}

/** As a recording is stored: sparser than a query. */
export const listenAsRecording = (samples: Float32Array, rateHz: number): Promise<Constellation> =>
  listen(samples, rateHz, RECORDING_PEAKS_PER_SECOND);
