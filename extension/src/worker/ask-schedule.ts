/** Lengths of audio at which the matcher is asked, seconds. The last is where listening gives up. */
export const ASK_AT_SECONDS = [1, 1.5, 2, 3, 4.5, 6, 8, 10, 12] as const;

/** Says when the next question is due; each length once, and one question for lengths passed together. */
export class AskSchedule {
  #next = 0;

  /** `none` until the next length is reached; `last` at the final one. */
  due(heardSeconds: number): "none" | "question" | "last" {
    let isDue = false;
    while (this.#next < ASK_AT_SECONDS.length && heardSeconds >= ASK_AT_SECONDS[this.#next]) {
      this.#next++;
      isDue = true;
    }
    if (!isDue) return "none";
    return this.#next === ASK_AT_SECONDS.length ? "last" : "question";
  }

  get isOver(): boolean {
    return this.#next === ASK_AT_SECONDS.length;
  }
}
