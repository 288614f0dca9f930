import type { Blocked, PageMessage, PageOrder, Playing } from "../page-messages.ts";
import { videoIdOf } from "../video-id.ts";
import { MediaSound, SoundBlocked } from "./media-sound.ts";
import { SoundPort } from "./sound-port.ts";

/** A pause shorter than this changes nothing, ms. */
const PAUSE_MS = 30_000;

/** One stretch of listening: this player, playing this video. */
interface Stretch {
  readonly element: HTMLMediaElement;
  readonly address: string;
  readonly videoId: string | null;
  readonly sound: MediaSound;
  port: SoundPort | null;
  isOver: boolean;
}

/** Brings the sound of the chosen player to the extension, one stretch after the other. */
export class PageListener {
  #chosen: HTMLMediaElement | null = null;
  #stretch: Stretch | null = null;
  #pauseTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly onStretch: (element: HTMLMediaElement | null) => void) {}

  choose(element: HTMLMediaElement | null): void {
    clearTimeout(this.#pauseTimer);
    this.#chosen = element;
    if (!element) {
      this.#pauseTimer = setTimeout(() => this.#end(), PAUSE_MS);
      return;
    }
    if (this.#stretch?.element === element && !this.#stretch.isOver && !this.#isOther(this.#stretch)) return;
    this.#begin(element);
  }

  /** The page's address or a player's length has changed: it may be another video. */
  reconsider(): void {
    if (this.#stretch && this.#chosen && this.#isOther(this.#stretch)) this.#begin(this.#chosen);
  }

  stop(): void {
    clearTimeout(this.#pauseTimer);
    this.#chosen = null;
    this.#end();
  }

  /** Live streams grow: a length that changes is only another video when it was not known before. */
  #isOther({ element, address, videoId }: Stretch): boolean {
    const now = videoIdOf(location.href, element.duration);
    if (location.href === address) return videoId === null && now !== null;
    return now === null || now !== videoId;
  }

  #begin(element: HTMLMediaElement): void {
    this.#end();
    const sound = new MediaSound((block, rateHz) => stretch.port?.send(block, rateHz, element));
    const stretch: Stretch = {
      element,
      address: location.href,
      videoId: videoIdOf(location.href, element.duration),
      sound,
      port: null,
      isOver: false,
    };
    this.#stretch = stretch;
    this.onStretch(element);
    element.addEventListener("emptied", () => this.#finish(stretch), { once: true });
    void this.#listen(stretch);
  }

  async #listen(stretch: Stretch): Promise<void> {
    try {
      const order = (await ask({ name: "page-playing", payload: playingOf(stretch.element) })) as PageOrder | undefined;
      if (stretch.isOver || order?.kind !== "send") return;
      stretch.port = new SoundPort(order.portName, () => this.#finish(stretch));
      await stretch.sound.listenTo(stretch.element);
    } catch (error) {
      if (error instanceof SoundBlocked) await reportBlocked(error.reason);
    }
    this.#finish(stretch);
  }

  #end(): void {
    if (!this.#stretch) return;
    this.#finish(this.#stretch);
    this.#stretch = null;
    this.onStretch(null);
  }

  #finish(stretch: Stretch): void {
    if (stretch.isOver) return;
    stretch.isOver = true;
    stretch.sound.stop();
    stretch.port?.close();
  }
}

function playingOf(element: HTMLMediaElement): Playing {
  const { metadata } = navigator.mediaSession ?? {};
  return {
    address: location.href,
    title: document.title,
    declared: metadata ? [metadata.title, metadata.artist].filter(Boolean).join(" – ") : null,
    durationSeconds: Number.isFinite(element.duration) ? element.duration : null,
    seconds: element.currentTime,
    rate: element.playbackRate,
  };
}

const reportBlocked = (reason: Blocked) => ask({ name: "page-blocked", payload: { address: location.href, reason } });

/** After the extension was updated this script is an orphan: nobody answers, and that is no error. */
async function ask(message: PageMessage): Promise<unknown> {
  try {
    return await chrome.runtime.sendMessage(message);
  } catch {
    return undefined;
  }
}
