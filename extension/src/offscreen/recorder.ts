import type { FailureCode } from "../failures.ts";
import { type CaptureOrder, type EngineParts, send } from "../messages.ts";
import type { WorkerMessage } from "../worker/protocol.ts";
import { Asker } from "./asker.ts";
import { type FollowSource, PageAudio } from "./follow-source.ts";
import type { PagePorts } from "./page-ports.ts";
import { StreamRefused, TabAudio } from "./tab-audio.ts";

/** Listening never lasts longer than this: at most 4 s of silence, 12 s of music, and 5 s for the last answer. */
const DEADLINE_MS = 22_000;

/** A page whose player plays connects within this, ms. */
const CONNECT_WITHIN_MS = 3_000;

/** Keeps one session's audio going and its clock ticking, whatever becomes of the background worker and the popup. */
export class Recorder {
  #audio: FollowSource | null = null;
  #asker: Asker | null = null;
  #deadline: ReturnType<typeof setTimeout> | undefined;
  #fading: Promise<void> = Promise.resolve();

  constructor(private readonly ports: PagePorts) {}

  /** What kept it from starting, or null. */
  async start({ sessionId, streamId, isMuted, parts }: CaptureOrder): Promise<FailureCode | null> {
    const asker = await this.#begin(sessionId);
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

  /** The sound of a page's player, which comes by itself. */
  async startPlayer({ sessionId, parts }: { sessionId: string; parts: EngineParts }): Promise<FailureCode | null> {
    const asker = await this.#begin(sessionId);
    const audio: PageAudio = new PageAudio(parts, { kind: "name-one" }, (message) =>
      this.#hear(message, sessionId, asker),
    );
    this.#audio = audio;
    const isCurrent = () => this.#audio === audio;
    this.ports.expect(sessionId, (port) => {
      const end = (code: FailureCode) => void (isCurrent() && this.#end(sessionId, code));
      audio.open(port, () => end("capture-ended")).catch(() => end("engine-failed"));
    });
    setTimeout(() => {
      this.ports.forget(sessionId);
      if (isCurrent() && !audio.isOpen) void this.#end(sessionId, "no-player");
    }, CONNECT_WITHIN_MS);
    return null;
  }

  async #begin(sessionId: string): Promise<Asker> {
    await this.stop();
    this.#deadline = setTimeout(() => void this.#giveUp(sessionId), DEADLINE_MS);
    this.#asker = new Asker(
      (question) => send("identify", question),
      () => void this.stop(),
    );
    return this.#asker;
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
      case "follow-unknown":
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
