import { writeSync } from "node:fs";
import { CHECKSUM_PIECE_BYTES, chained } from "@sonica/shared/src/match/section-checksum.ts";

/** Writes one section of a segment from `start` on, summing its checksum on the way. Owns no file. */
export class SectionStream {
  readonly #file: number;
  readonly #piece = new Uint8Array(CHECKSUM_PIECE_BYTES);
  #filled = 0;
  #at: number;
  #checksum = 0;

  constructor(file: number, start: number) {
    this.#file = file;
    this.#at = start;
  }

  write(view: Uint8Array | Uint32Array): void {
    let bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    while (bytes.length > 0) {
      const part = bytes.subarray(0, this.#piece.length - this.#filled);
      this.#piece.set(part, this.#filled);
      this.#filled += part.length;
      bytes = bytes.subarray(part.length);
      if (this.#filled === this.#piece.length) this.#flush();
    }
  }

  /** Pads with zeros to a multiple of 8. */
  finish(): { checksum: number; end: number } {
    const padding = -(this.#at + this.#filled) & 7;
    if (padding > 0) this.write(new Uint8Array(padding));
    if (this.#filled > 0) this.#flush();
    return { checksum: this.#checksum, end: this.#at };
  }

  #flush(): void {
    const piece = this.#piece.subarray(0, this.#filled);
    this.#checksum = chained(this.#checksum, piece);
    writeSync(this.#file, piece, 0, piece.length, this.#at);
    this.#at += piece.length;
    this.#filled = 0;
  }
}
