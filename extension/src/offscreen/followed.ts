// Everything that is being followed at the moment: one worker each, so that two tabs do not wait for each other.
import type { FailureCode } from "../failures.ts";
import type { FollowAnswer, FollowOrder } from "../follow.ts";
import { type CaptureOrder, type EngineParts, send } from "../messages.ts";
import type { WorkerMessage } from "../worker/protocol.ts";
import { type FollowSource, PageAudio } from "./follow-source.ts";
import type { PagePorts } from "./page-ports.ts";
import { StreamRefused, TabAudio } from "./tab-audio.ts";

/** Each holds an engine and three minutes of peaks, about 2 MB; of more than this the oldest page is let go. */
const MOST_FOLLOWED = 6;

/** A page that was told to connect does so within this, ms. */
const CONNECT_WITHIN_MS = 10_000;

/** A last question is answered within this, or not at all, ms. */
const FINISH_WITHIN_MS = 6000;

/** The background worker may die over a question; it is woken by the next, ms. */
const AGAIN_AFTER_MS = 50;
const MOST_TIMES = 20;

export class Followed {
  readonly #sources = new Map<string, FollowSource>();
  /** Those that hear no more and are still asked for what they have heard. */
  readonly #finishing = new WeakSet<FollowSource>();
  readonly #rewinds = new Map<number, (bytes: Uint8Array | null) => void>();
  #lastRewind = 0;

  /** `onEnd`: something is followed no more; the document may not be needed any longer. */
  constructor(
    private readonly ports: PagePorts,
    private readonly onEnd: () => void,
  ) {}

  get isActive(): boolean {
    return this.#sources.size > 0;
  }

  async expectPage(order: FollowOrder, parts: EngineParts): Promise<void> {
    const { watchId, known } = order;
    await this.#drop(watchId);
    await this.#makeRoom();
    const source: PageAudio = new PageAudio(parts, { kind: "follow", known }, (message) =>
      this.#hear(message, watchId, source),
    );
    this.#sources.set(watchId, source);
    this.ports.expect(watchId, (port) => {
      source.open(port, () => void this.stop(watchId)).catch(() => this.#end(watchId, source, "engine-failed"));
    });
    setTimeout(() => {
      if (!source.isOpen && this.#sources.get(watchId) === source) void this.#end(watchId, source, null);
    }, CONNECT_WITHIN_MS);
  }

  /** What kept it from starting, or null. */
  async capture({ order, streamId, isMuted, parts }: Omit<CaptureOrder, "sessionId"> & { order: FollowOrder }) {
    const { watchId, known } = order;
    await this.#drop(watchId);
    try {
      const source: TabAudio = await TabAudio.prepare(parts, { kind: "follow", known }, isMuted, (message) => {
        if (message.kind !== "ready") this.#hear(message, watchId, source);
      });
      this.#sources.set(watchId, source);
      await source.start(streamId, () => {
        void this.#tellEnd(watchId, "capture-ended");
        void this.stop(watchId);
      });
      return null;
    } catch (error) {
      console.error("Following could not start.", error);
      await this.#drop(watchId);
      return error instanceof StreamRefused ? ("capture-refused" as const) : ("engine-failed" as const);
    }
  }

  setMuted(watchId: string, isMuted: boolean): void {
    this.#sources.get(watchId)?.setMuted(isMuted);
  }

  /** The sound is let go of at once; what was heard of it is told to its end. */
  async stop(watchId: string): Promise<void> {
    const source = this.#sources.get(watchId);
    this.ports.forget(watchId);
    if (!source || this.#finishing.has(source)) return;
    this.#finishing.add(source);
    await source.release();
    source.tell({ kind: "finish" });
    setTimeout(() => void this.#end(watchId, source, null), FINISH_WITHIN_MS);
  }

  rewind(watchId: string, secondsAgo: number): Promise<readonly number[] | null> {
    const source = this.#sources.get(watchId);
    if (!source) return Promise.resolve(null);
    const requestId = ++this.#lastRewind;
    return new Promise((resolve) => {
      this.#rewinds.set(requestId, (bytes) => resolve(bytes && Array.from(bytes)));
      source.tell({ kind: "rewind", requestId, secondsAgo });
    });
  }

  #hear(message: WorkerMessage, watchId: string, source: FollowSource): void {
    switch (message.kind) {
      case "ready":
      case "question":
      case "silent":
        return;
      case "follow-question":
        void this.#ask(watchId, message.bytes).then((answer) => {
          source.tell({ kind: "answer", requestId: message.requestId, answer });
          if (answer.kind === "stop") void this.stop(watchId);
        });
        return;
      case "follow-report": {
        const { kind, ...report } = message;
        void again(() => send("follow-report", { watchId, ...report })).then((known) => {
          if (known) source.tell({ kind: "know", known });
        });
        return;
      }
      case "follow-unknown": {
        const { kind, bytes, ...passage } = message;
        void again(() => send("follow-unknown", { watchId, ...passage, bytes: Array.from(bytes) }));
        return;
      }
      case "follow-place":
        void again(() => send("follow-place", { watchId, seconds: message.seconds }));
        return;
      case "follow-silence":
        void again(() => send("follow-silence", { watchId, isSilent: message.isSilent }));
        return;
      case "rewound":
        this.#rewinds.get(message.requestId)?.(message.bytes);
        this.#rewinds.delete(message.requestId);
        return;
      case "finished":
        void this.#end(watchId, source, null);
        return;
      case "failed":
        void this.#end(watchId, source, "engine-failed");
    }
  }

  async #ask(watchId: string, bytes: Uint8Array): Promise<FollowAnswer> {
    const question = { watchId, bytes: Array.from(bytes) };
    return (await again(() => send("follow-question", question))) ?? { kind: "trouble" };
  }

  async #end(watchId: string, source: FollowSource, code: FailureCode | null): Promise<void> {
    if (this.#sources.get(watchId) !== source) return;
    await this.#drop(watchId);
    await this.#tellEnd(watchId, code);
  }

  async #drop(watchId: string): Promise<void> {
    const source = this.#sources.get(watchId);
    this.#sources.delete(watchId);
    this.ports.forget(watchId);
    await source?.stop();
    this.onEnd();
  }

  async #tellEnd(watchId: string, code: FailureCode | null): Promise<void> {
    await again(() => send("follow-ended", { watchId, code }));
  }

  async #makeRoom(): Promise<void> {
    for (const [watchId, source] of this.#sources) {
      if (this.#sources.size < MOST_FOLLOWED) return;
      if (source instanceof PageAudio) await this.#end(watchId, source, null);
    }
  }
}

/** Undefined when the background cannot be woken at all. */
async function again<T>(ask: () => Promise<T>): Promise<T | undefined> {
  for (let times = 0; times < MOST_TIMES; times++) {
    try {
      return await ask();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS * (times + 1)));
    }
  }
  return undefined;
}
