import { ShadowRoots } from "./shadow-roots.ts";

/** Shorter than this is a click or a chime of the page, not music, seconds. */
const SHORTEST_SECONDS = 8;

const EVENTS = ["playing", "pause", "ended", "emptied", "volumechange", "durationchange"] as const;

/**
 * Finds the player that is heard in this frame: in the document, in shadow trees, and, told by detached-media.ts, players
 * that are in no document at all. Several may play; the one that was first stays chosen as long as it is heard.
 */
export class MediaFinder {
  readonly #heard = new Set<HTMLMediaElement>();
  readonly #roots = new ShadowRoots((root) => this.#listenTo(root));
  #chosen: HTMLMediaElement | null = null;

  /** `onChosen` is told when another player is heard, and null when none is. */
  constructor(private readonly onChosen: (element: HTMLMediaElement | null) => void) {}

  start(): void {
    this.#listenTo(document);
    this.#roots.start();
    document.addEventListener("sonica-played-unseen", this.#onUnseen, true);
  }

  stop(): void {
    this.#roots.stop();
    document.removeEventListener("sonica-played-unseen", this.#onUnseen, true);
    for (const name of EVENTS) document.removeEventListener(name, this.#onEvent, true);
  }

  readonly #onUnseen = (event: Event): void => {
    const element = (event as MouseEvent).relatedTarget;
    this.#roots.look();
    if (!(element instanceof HTMLMediaElement) || element.isConnected) return;
    for (const name of EVENTS) element.addEventListener(name, this.#onEvent);
  };

  #listenTo(root: Document | ShadowRoot): void {
    for (const name of EVENTS) root.addEventListener(name, this.#onEvent, true);
    for (const element of root.querySelectorAll<HTMLMediaElement>("audio, video")) this.#consider(element);
  }

  readonly #onEvent = (event: Event): void => {
    if (event.target instanceof HTMLMediaElement) this.#consider(event.target);
  };

  #consider(element: HTMLMediaElement): void {
    if (isHeard(element)) this.#heard.add(element);
    else this.#heard.delete(element);
    if (this.#chosen && this.#heard.has(this.#chosen)) return;
    const next: HTMLMediaElement | null = this.#heard.values().next().value ?? null;
    if (next === this.#chosen) return;
    this.#chosen = next;
    this.onChosen(next);
  }
}

/** What the person cannot hear is nobody's business, ours included. */
const isHeard = (element: HTMLMediaElement): boolean =>
  !element.paused &&
  !element.ended &&
  !element.muted &&
  element.volume > 0 &&
  element.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA &&
  !(element.duration < SHORTEST_SECONDS);
