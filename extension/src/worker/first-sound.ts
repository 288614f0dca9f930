import { isSilent } from "./silence.ts";

/** How long we wait for the first sound, seconds. */
const PATIENCE_SECONDS = 4;

/** Holds back the silence before the first sound, so that a clip starts where there is something to hear. */
export class FirstSound {
  readonly #patienceSamples: number;
  #silentSamples = 0;
  #isHeard = false;

  constructor(rateHz: number) {
    this.#patienceSamples = PATIENCE_SECONDS * rateHz;
  }

  take(block: Float32Array): "silence" | "sound" | "given-up" {
    if (this.#isHeard) return "sound";
    if (!isSilent(block)) {
      this.#isHeard = true;
      return "sound";
    }
    this.#silentSamples += block.length;
    return this.#silentSamples < this.#patienceSamples ? "silence" : "given-up";
  }
}
