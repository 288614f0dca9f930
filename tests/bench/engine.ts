// How fast is the engine? Times realtime on one core, median of 11 runs, of processor time.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { encodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import { QUERY_PEAKS_PER_SECOND, SAMPLE_RATE_HZ } from "@sonica/shared/src/fingerprint/params.ts";
import { loadEngine } from "@sonica/shared/src/node/load-engine.ts";
import { medianTime } from "./support/measure.ts";
import { plainSpectrum } from "./support/plain-spectrum.ts";
import { publish, type Row } from "./support/report.ts";
import { songAudio } from "./support/songs.ts";

const { values: options } = parseArgs({ options: { json: { type: "string" } } });

const SECONDS = 60;
const SEED = 2024;
/** As much as a worklet hands over at once. */
const BLOCK_SAMPLES = 2048;

const engine = await loadEngine();

function analyse(samples: Float32Array, rateHz: number): void {
  engine.open(rateHz);
  for (let at = 0; at < samples.length; at += BLOCK_SAMPLES) engine.push(samples.subarray(at, at + BLOCK_SAMPLES));
  engine.finish();
}

const timesRealtime = (milliseconds: number): number => Math.round((SECONDS * 1000) / milliseconds);

const rows: Row[] = [];
const audio16 = await songAudio(SEED, SECONDS, SAMPLE_RATE_HZ);
const plainMs = medianTime(() => plainSpectrum(audio16));
rows.push({
  what: "plain JavaScript, spectrum only, 16,000 Hz",
  "× realtime": timesRealtime(plainMs),
  "to plain": "1.0",
});

for (const rateHz of [16_000, 44_100, 48_000]) {
  const audio = rateHz === SAMPLE_RATE_HZ ? audio16 : await songAudio(SEED, SECONDS, rateHz);
  const analyseMs = medianTime(() => analyse(audio, rateHz));
  const selectMs = medianTime(() => {
    analyse(audio, rateHz);
    engine.constellation(QUERY_PEAKS_PER_SECOND);
  });
  for (const [what, ms] of [
    ["peaks", analyseMs],
    ["peaks and selection", selectMs],
  ] as const) {
    rows.push({
      what: `engine, ${what}, ${rateHz.toLocaleString("en")} Hz`,
      "× realtime": timesRealtime(ms),
      "to plain": (plainMs / ms).toFixed(1),
    });
  }
}

/** Bytes a second of audio takes, over clips of five seconds. */
function queryBytesPerSecond(): number {
  const clipSamples = 5 * SAMPLE_RATE_HZ;
  let bytes = 0;
  for (let at = 0; at + clipSamples <= audio16.length; at += clipSamples) {
    analyse(audio16.subarray(at, at + clipSamples), SAMPLE_RATE_HZ);
    bytes += encodeConstellation(engine.constellation(QUERY_PEAKS_PER_SECOND)).length;
  }
  return bytes / SECONDS;
}

const wasm = readFileSync(new URL("../../shared/build/engine.wasm", import.meta.url));
publish(
  {
    bench: "engine",
    data: `${SECONDS} s of a composed song, seed ${SEED}, in blocks of ${BLOCK_SAMPLES}; processor time, median of 11 runs`,
    rows,
    facts: { "engine.wasm, bytes": wasm.length, "query, bytes a second": Math.round(queryBytesPerSecond()) },
  },
  options.json,
);
