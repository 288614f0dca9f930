// Audio thread, never blocks. Lets the tab's sound through to where it is played, and hands a mono copy on in blocks.
// Four buffers go round between here and the worker, so that nothing is allocated while all is well; a worker that lags
// makes it allocate, not lose sound.

/** Samples per block: 16 runs of 128, 43 ms at 48 kHz. Short enough to feel live, long enough to cost nothing. */
const BLOCK_SAMPLES = 2048;
const SPARE_BLOCKS = 4;

/** A captured stream begins in the middle of a wave: it comes up over this long, too short to hear, and no click. */
const FADE_IN_SAMPLES = Math.round(0.012 * sampleRate);

class PcmTap extends AudioWorkletProcessor {
  #worker: MessagePort | null = null;
  #spares: Float32Array<ArrayBuffer>[] = Array.from({ length: SPARE_BLOCKS }, () => new Float32Array(BLOCK_SAMPLES));
  #block = new Float32Array(BLOCK_SAMPLES);
  #filled = 0;
  #fadedSamples = 0;

  constructor() {
    super();
    this.port.onmessage = ({ data }: MessageEvent<MessagePort>) => {
      this.#worker = data;
      this.#worker.onmessage = (returned: MessageEvent<Float32Array<ArrayBuffer>>) => this.#spares.push(returned.data);
    };
  }

  process([input]: Float32Array[][], [output]: Float32Array[][]): boolean {
    if (!input?.length) return true;
    this.#play(input, output);
    if (this.#worker) this.#copy(input, this.#worker);
    return true;
  }

  #play(input: Float32Array[], output: Float32Array[]): void {
    const from = this.#fadedSamples;
    const hasBegun = from > 0 || input.some((channel) => channel.some((sample) => sample !== 0));
    if (hasBegun && from < FADE_IN_SAMPLES) this.#fadedSamples += input[0].length;
    for (let c = 0; c < output.length; c++) {
      output[c].set(input[Math.min(c, input.length - 1)]);
      if (from >= FADE_IN_SAMPLES) continue;
      for (let i = 0; i < output[c].length; i++) output[c][i] *= Math.min(1, (from + i) / FADE_IN_SAMPLES);
    }
  }

  #copy(input: Float32Array[], worker: MessagePort): void {
    const share = 1 / input.length;
    for (let i = 0; i < input[0].length; i++) {
      let sum = 0;
      for (const channel of input) sum += channel[i];
      this.#block[this.#filled++] = sum * share;
      if (this.#filled === BLOCK_SAMPLES) this.#handOver(worker);
    }
  }

  #handOver(worker: MessagePort): void {
    worker.postMessage(this.#block, [this.#block.buffer]);
    this.#block = this.#spares.pop() ?? new Float32Array(BLOCK_SAMPLES);
    this.#filled = 0;
  }
}

registerProcessor("pcm-tap", PcmTap);

export {};
