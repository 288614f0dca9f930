// Audio thread. Mixes the stream to mono and hands it on in blocks; never blocks. Four buffers go round between here and
// the worker, so that nothing is allocated while all is well; a worker that lags makes it allocate, not lose sound.

/** Samples per block: 16 runs of 128, 43 ms at 48 kHz. Short enough to feel live, long enough to cost nothing. */
const BLOCK_SAMPLES = 2048;
const SPARE_BLOCKS = 4;

class PcmTap extends AudioWorkletProcessor {
  #worker: MessagePort | null = null;
  #spares: Float32Array<ArrayBuffer>[] = Array.from({ length: SPARE_BLOCKS }, () => new Float32Array(BLOCK_SAMPLES));
  #block = new Float32Array(BLOCK_SAMPLES);
  #filled = 0;

  constructor() {
    super();
    this.port.onmessage = ({ data }: MessageEvent<MessagePort>) => {
      this.#worker = data;
      this.#worker.onmessage = (returned: MessageEvent<Float32Array<ArrayBuffer>>) => this.#spares.push(returned.data);
    };
  }

  process([channels]: Float32Array[][]): boolean {
    if (!this.#worker || !channels?.length) return true;
    const frames = channels[0].length;
    const share = 1 / channels.length;
    for (let i = 0; i < frames; i++) {
      let sum = 0;
      for (const channel of channels) sum += channel[i];
      this.#block[this.#filled++] = sum * share;
      if (this.#filled === BLOCK_SAMPLES) this.#handOver(this.#worker);
    }
    return true;
  }

  #handOver(worker: MessagePort): void {
    worker.postMessage(this.#block, [this.#block.buffer]);
    this.#block = this.#spares.pop() ?? new Float32Array(BLOCK_SAMPLES);
    this.#filled = 0;
  }
}

registerProcessor("pcm-tap", PcmTap);

export {};
