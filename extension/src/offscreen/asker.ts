import type { Question } from "../messages.ts";

/** Wait before a question is put again when the background worker died over it, ms. */
const AGAIN_AFTER_MS = 50;

/**
 * Puts questions to the background one at a time. What comes in meanwhile replaces what waits: a longer clip says all
 * that a shorter one did. The background worker may be killed at any moment; then the newest question is put again.
 */
export class Asker {
  #waiting: Question | null = null;
  #isAsking = false;
  #isClosed = false;

  constructor(
    private readonly ask: (question: Question) => Promise<"go-on" | "stop">,
    private readonly onStop: () => void,
  ) {}

  put(question: Question): void {
    this.#waiting = question;
    if (!this.#isAsking) void this.#work();
  }

  close(): void {
    this.#isClosed = true;
  }

  async #work(): Promise<void> {
    this.#isAsking = true;
    while (this.#waiting && !this.#isClosed) {
      const question: Question = this.#waiting;
      this.#waiting = null;
      try {
        if ((await this.ask(question)) !== "stop") continue;
        this.close();
        this.onStop();
      } catch {
        this.#waiting ??= question;
        await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS));
      }
    }
    this.#isAsking = false;
  }
}
