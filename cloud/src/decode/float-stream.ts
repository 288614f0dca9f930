/** Bytes of little-endian 32-bit floats, cut anywhere → samples. */
export class FloatStream {
  private bytes = new Uint8Array(0);
  private carried = 0;

  take(chunk: Uint8Array): Float32Array {
    const length = this.carried + chunk.length;
    if (this.bytes.length < length) {
      const grown = new Uint8Array(length + (-length & 3));
      grown.set(this.bytes.subarray(0, this.carried));
      this.bytes = grown;
    }
    this.bytes.set(chunk, this.carried);
    const whole = length & ~3;
    const samples = new Float32Array(this.bytes.buffer, 0, whole / 4).slice();
    this.bytes.copyWithin(0, whole, length);
    this.carried = length - whole;
    return samples;
  }
}
