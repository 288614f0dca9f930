/** Where decoded audio goes: the engine, or something in front of it. */
export interface AudioSink {
  /** Once, before the first samples. */
  open(rateHz: number): void;
  /** Mono, −1 to 1. The array may be overwritten after the call. */
  push(samples: Float32Array): void;
  /** True when no more audio is wanted. */
  readonly isFull: boolean;
}

/** Passes on at most `seconds` of audio and counts it. */
export class MeasuredSink implements AudioSink {
  private rateHz = 0;
  private samples = 0;

  constructor(
    private readonly inner: {
      open(rateHz: number): void;
      push(samples: Float32Array): void;
    },
    private readonly seconds = Number.POSITIVE_INFINITY,
  ) {}

  open(rateHz: number): void {
    this.rateHz = rateHz;
    this.inner.open(rateHz);
  }

  push(samples: Float32Array): void {
    const wanted = this.seconds * this.rateHz - this.samples;
    const taken = samples.length <= wanted ? samples : samples.subarray(0, Math.max(0, Math.floor(wanted)));
    this.samples += taken.length;
    if (taken.length > 0) this.inner.push(taken);
  }

  get isFull(): boolean {
    return this.rateHz > 0 && this.samples >= Math.floor(this.seconds * this.rateHz);
  }

  get passedSeconds(): number {
    return this.rateHz === 0 ? 0 : this.samples / this.rateHz;
  }
}
