import type { FailureCode } from "../failures.ts";
import { type CaptureOrder, send } from "../messages.ts";
import type { WorkerMessage } from "../worker/protocol.ts";
import { Asker } from "./asker.ts";
import { StreamRefused, TabAudio } from "./tab-audio.ts";

/** Listening never lasts longer than this: at most 4 s of silence, 12 s of music, and 5 s for the last answer. */
const DEADLINE_MS = 22_000;

/** Keeps one session's audio going and its clock ticking, whatever becomes of the background worker and the popup. */
export class Recorder {
  #audio: TabAudio | null = null;
  #asker: Asker | null = null;
  #deadline: ReturnType<typeof setTimeout> | undefined;
  #fading: Promise<void> = Promise.resolve();

  /** What kept it from starting, or null. */
  async start({ sessionId, streamId, isMuted, parts }: CaptureOrder): Promise<FailureCode | null> {
    await this.stop();
    this.#deadline = setTimeout(() => void this.#giveUp(sessionId), DEADLINE_MS);
    const asker = new Asker(
      (question) => send("identify", question),
      () => void this.stop(),
    );
    this.#asker = asker;
    try {
      const audio = await TabAudio.prepare(parts, { kind: "name-one" }, isMuted, (message) =>
        this.#hear(message, sessionId, asker),
      );
      if (this.#asker !== asker) return await audio.stop().then(() => null);
      this.#audio = audio;
      await audio.start(streamId, () => void this.#end(sessionId, "capture-ended"));
      return null;
    } catch (error) {
      console.error("Listening could not start.", error);
      await this.stop();
      return error instanceof StreamRefused ? "capture-refused" : "engine-failed";
    }
  }

  get isActive(): boolean {
    return this.#asker !== null || this.#audio !== null;
  }

  setMuted(isMuted: boolean): void {
    this.#audio?.setMuted(isMuted);
  }

  /** Done when the last sound has faded: only then may this document be closed. */
  stop(): Promise<void> {
    clearTimeout(this.#deadline);
    this.#asker?.close();
    this.#asker = null;
    if (this.#audio) this.#fading = this.#audio.stop();
    this.#audio = null;
    return this.#fading;
  }

  #hear(message: WorkerMessage, sessionId: string, asker: Asker): void {
    switch (message.kind) {
      case "ready":
      case "follow-question":
      case "follow-report":
      case "follow-silence":
      case "follow-place":
      case "rewound":
      case "finished":
        return;
      case "question": {
        const { bytes, heardSeconds, firstSampleAtMs, isLast } = message;
        asker.put({ sessionId, bytes: Array.from(bytes), heardSeconds, firstSampleAtMs, isLast });
        return;
      }
      case "silent":
        void this.#end(sessionId, "tab-silent");
        return;
      case "failed":
        void this.#end(sessionId, "engine-failed");
    }
  }

  async #end(sessionId: string, code: FailureCode): Promise<void> {
    await this.stop();
    await send("stopped", { sessionId, code });
  }

  async #giveUp(sessionId: string): Promise<void> {
    await this.stop();
    await send("deadline", { sessionId });
  }
}
