import type { ChipSong, ChipView } from "../page-messages.ts";
import { placeFor } from "./chip-place.ts";
import { CHIP_STYLE } from "./chip-style.ts";

/** After this it draws back to its mark, ms. */
const READ_MS = 8000;

const SVG = "http://www.w3.org/2000/svg";
const STAR = "M8 0l1.8 6.2L16 8l-6.2 1.8L8 16l-1.8-6.2L0 8l6.2-1.8z";

/**
 * The name of the song over the player. Quiet: it is there only while a song is known, draws back after a while, and once
 * hidden stays hidden for the video. It lives in a closed shadow tree, so that page and chip do not touch each other's
 * style, and the page cannot read what we found.
 */
export class Chip {
  #element: HTMLMediaElement | null = null;
  #view: ChipView | null = null;
  #shown: ChipSong | null = null;
  #isHidden = false;
  #host: HTMLElement | null = null;
  #body: HTMLElement | null = null;
  #readTimer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    for (const name of ["scroll", "resize"]) addEventListener(name, this.#place, { passive: true, capture: true });
    document.addEventListener("fullscreenchange", this.#rise);
  }

  /** Goes with this player, or with none. */
  attach(element: HTMLMediaElement | null): void {
    this.#element?.removeEventListener("timeupdate", this.#update);
    this.#element = element;
    element?.addEventListener("timeupdate", this.#update);
    this.#update();
  }

  show(view: ChipView): void {
    this.#view = view;
    this.#update();
  }

  /** Another video: what was hidden may come again. */
  clear(): void {
    this.#view = null;
    this.#isHidden = false;
    this.#update();
  }

  remove(): void {
    this.attach(null);
    this.#takeAway();
    for (const name of ["scroll", "resize"]) removeEventListener(name, this.#place, { capture: true });
    document.removeEventListener("fullscreenchange", this.#rise);
  }

  readonly #update = (): void => {
    const song = this.#isHidden ? null : this.#songNow();
    if (!song || !this.#view) this.#takeAway();
    else if (!isSame(song, this.#shown)) this.#draw(song, this.#view);
    else this.#place();
  };

  #songNow(): ChipSong | null {
    const seconds = this.#element?.currentTime;
    if (seconds === undefined) return null;
    return (
      this.#view?.songs.find(({ fromSeconds, toSeconds }) => seconds >= fromSeconds && seconds <= toSeconds) ?? null
    );
  }

  #draw(song: ChipSong, { words }: ChipView): void {
    this.#takeAway();
    this.#shown = song;
    const host = document.createElement("sonica-chip");
    host.setAttribute("popover", "manual");
    const root = host.attachShadow({ mode: "closed" });
    dress(root);
    const hide = element("button", "hide", "×");
    hide.setAttribute("aria-label", words.hide.text);
    hide.lang = words.hide.lang;
    hide.addEventListener("click", () => this.#hide());
    const text = element("div", "text");
    text.setAttribute("role", "status");
    text.append(said("title", song.title));
    if (song.singers) text.append(said("singers", song.singers));
    const body = element("div", "chip");
    body.setAttribute("role", "group");
    body.setAttribute("aria-label", words.name.text);
    body.append(mark(), text, hide);
    if (song.other) body.title = song.other.text;
    root.append(body);
    // What is done here is not meant for the page: a click would pause its video.
    for (const name of ["click", "dblclick", "pointerdown", "pointerup", "mousedown", "mouseup", "keyup"]) {
      host.addEventListener(name, (event) => event.stopPropagation());
    }
    host.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Escape") this.#hide();
    });
    this.#host = host;
    this.#body = body;
    document.documentElement.append(host);
    host.showPopover();
    this.#place();
    this.#readTimer = setTimeout(() => body.classList.add("small"), READ_MS);
  }

  #hide(): void {
    this.#isHidden = true;
    this.#update();
  }

  #takeAway(): void {
    clearTimeout(this.#readTimer);
    this.#host?.remove();
    this.#host = null;
    this.#body = null;
    this.#shown = null;
  }

  /** `all: initial` and inline importance keep the page's style away from the one element it can see. */
  readonly #place = (): void => {
    if (!this.#host || !this.#body || !this.#element) return;
    const place = placeFor(this.#element, document.fullscreenElement !== null);
    const style = this.#host.style;
    style.cssText = "";
    const set = (name: string, value: string) => style.setProperty(name, value, "important");
    set("all", "initial");
    if (place.kind === "nowhere") {
      set("display", "none");
      return;
    }
    set("position", "fixed");
    set("inset", "auto");
    set("left", `${place.left}px`);
    set("top", `${place.top}px`);
    set("max-width", `${place.maxWidth}px`);
    set("display", "block");
    set("z-index", "2147483647");
    if (place.isSmall) this.#body.classList.add("small");
  };

  /** What went full screen after us lies above us. */
  readonly #rise = (): void => {
    this.#host?.hidePopover();
    this.#host?.showPopover();
    this.#place();
  };
}

const isSame = (a: ChipSong, b: ChipSong | null): boolean =>
  b !== null && a.title.text === b.title.text && a.singers?.text === b.singers?.text;

/** A page's policy may forbid style elements; it has no say over constructed sheets. Firefox knows those not here. */
function dress(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CHIP_STYLE);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = document.createElement("style");
    style.textContent = CHIP_STYLE;
    root.append(style);
  }
}

function element(name: string, className: string, text = ""): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function said(className: string, { text, lang }: ChipSong["title"]): HTMLElement {
  const made = element("bdi", className, text);
  made.lang = lang;
  return made;
}

function mark(): SVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", "mark");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", STAR);
  svg.append(path);
  return svg;
}
