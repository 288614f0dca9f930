/** When which second of a piece was heard: a player that paused in between does not shift it. */
export class HeardClock {
  readonly #marks: { readonly seconds: number; readonly ms: number }[] = [];

  /** `seconds` of the piece were heard by now, ms since 1970. Marks older than `keepSeconds` go. */
  note(seconds: number, ms: number, keepSeconds: number): void {
    this.#marks.push({ seconds, ms });
    while (this.#marks[0].seconds < seconds - keepSeconds) this.#marks.shift();
  }

  /** When this second was heard, to within the distance of two marks, ms since 1970. */
  at(seconds: number): number {
    const mark = this.#marks.find((each) => each.seconds >= seconds) ?? this.#marks.at(-1);
    return mark ? mark.ms - Math.max(0, mark.seconds - seconds) * 1000 : 0;
  }
}
