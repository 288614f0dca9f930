/** Steps between lines where nobody watches: every tenth of the work. */
const LINES = 10;
const BAR_CELLS = 24;

/** Tells on stderr how far some work is: a bar on a terminal, ten lines elsewhere. */
export class Progress {
  readonly #started = performance.now();
  readonly #total: number;
  readonly #what: string;
  #done = 0;

  constructor(what: string, total: number) {
    this.#what = what;
    this.#total = total;
  }

  step(): void {
    this.#done++;
    if (process.stderr.isTTY) this.#draw();
    else if (this.#part(this.#done) > this.#part(this.#done - 1)) process.stderr.write(`${this.#words()}\n`);
  }

  #part = (done: number): number => Math.floor((LINES * done) / this.#total);

  #draw(): void {
    const cells = Math.round((BAR_CELLS * this.#done) / this.#total);
    const bar = "█".repeat(cells) + "░".repeat(BAR_CELLS - cells);
    process.stderr.write(`\r\x1b[K${bar} ${this.#words()}${this.#done === this.#total ? "\n" : ""}`);
  }

  #words(): string {
    const seconds = (performance.now() - this.#started) / 1000;
    const left = Math.round((seconds / this.#done) * (this.#total - this.#done));
    return `${this.#what} ${this.#done} of ${this.#total}${left > 0 ? `, ${left} s left` : ""}`;
  }
}
