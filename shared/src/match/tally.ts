import { TALLY_WASM } from "./tally-wasm.ts";

/** What assembly/tally.ts exports. */
interface TallyExports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  rowStart(): number;
  count(length: number, bits: number): void;
  reached(hits: number): number;
  keep(length: number, hits: number): number;
  distinct(length: number): number;
  votesOf(place: number): number;
}

/** What of the platform is needed here; every context has it. */
declare const atob: (base64: string) => string;
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

const PAGE_BYTES = 1 << 16;

let compiled: object | undefined;

/**
 * A row of places and what is counted of it, in memory of WebAssembly that grows and never shrinks: hits of groups of 4
 * places, coarsely, in a table of bytes; then votes of single places. The module is so small that it comes with the code
 * and is compiled at once.
 */
export class Tally {
  readonly #wasm: TallyExports;
  /** Places, to be written from the front. Another array after reserve(). */
  row = new Int32Array(0);

  constructor() {
    compiled ??= new WebAssembly.Module(Uint8Array.from(atob(TALLY_WASM), (character) => character.charCodeAt(0)));
    this.#wasm = new WebAssembly.Instance(compiled).exports as TallyExports;
  }

  /** Makes room for so many places; what is there stays. */
  reserve(places: number): void {
    if (places <= this.row.length) return;
    const { memory, rowStart } = this.#wasm;
    const missing = rowStart() + 4 * places - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES));
    this.row = new Int32Array(memory.buffer, rowStart());
  }

  /** Counts the hits of each group among the first `length` places, up to 255, in 2^bits slots, at most 2^20. */
  count(length: number, bits: number): void {
    this.#wasm.count(length, bits);
  }

  /** How many slots were hit so often, or more often, 1 to 255. */
  reached(hits: number): number {
    return this.#wasm.reached(hits);
  }

  /** Moves places whose slot was hit so often, or more often, to the front of the row, in order. @returns how many */
  keep(length: number, hits: number): number {
    return this.#wasm.keep(length, hits);
  }

  /** Leaves each of the first `length` places once at the front of the row, in order. @returns how many votes each had */
  distinct(length: number): Int32Array {
    this.reserve(6 * length);
    const count = this.#wasm.distinct(length);
    return this.row.subarray(length, length + count);
  }

  /** How often a place was among those that distinct() was asked of. */
  votesOf(place: number): number {
    return this.#wasm.votesOf(place);
  }
}
