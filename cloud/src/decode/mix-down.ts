/** All channels → their mean, as Web Audio and ffmpeg mix stereo. Reuses its buffer: the result lives until the next call. */
export class MixDown {
  private mono = new Float32Array(0);

  mix(channels: readonly Float32Array[], samples: number): Float32Array {
    const [first] = channels;
    if (first === undefined) return this.mono.subarray(0, 0);
    if (channels.length === 1) return first.subarray(0, samples);
    if (this.mono.length < samples) this.mono = new Float32Array(samples);
    const mono = this.mono.subarray(0, samples);
    mono.set(first.subarray(0, samples));
    for (const channel of channels.slice(1)) for (let i = 0; i < samples; i++) mono[i] += channel[i];
    for (let i = 0; i < samples; i++) mono[i] /= channels.length;
    return mono;
  }
}
