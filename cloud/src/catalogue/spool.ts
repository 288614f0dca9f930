import { closeSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import type { SectionStream } from "./section-stream.ts";

const WORDS = 1 << 16;

/** A list of 32-bit numbers that waits on disk until its place in the segment is known. */
export class Spool {
  readonly #path: string;
  readonly #file: number;
  readonly #words = new Uint32Array(WORDS);
  #filled = 0;
  #spilt = 0;

  constructor(path: string) {
    this.#path = path;
    this.#file = openSync(path, "w+");
  }

  push(word: number): void {
    if (this.#filled === WORDS) this.#spill();
    this.#words[this.#filled++] = word;
  }

  drainInto(stream: SectionStream): void {
    const piece = new Uint32Array(WORDS);
    for (let at = 0; at < this.#spilt; at += WORDS) {
      readSync(this.#file, piece, 0, piece.byteLength, at * 4);
      stream.write(piece);
    }
    stream.write(this.#words.subarray(0, this.#filled));
  }

  remove(): void {
    closeSync(this.#file);
    rmSync(this.#path, { force: true });
  }

  #spill(): void {
    writeSync(this.#file, this.#words, 0, this.#words.byteLength, this.#spilt * 4);
    this.#spilt += WORDS;
    this.#filled = 0;
  }
}
