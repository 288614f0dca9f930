// Media events stop at the edge of a shadow tree, so every tree is visited. Browsers let extensions into closed ones too.

/** Looking through a page of 20,000 elements takes some 10 ms, so it is done at most this often, ms. */
const LOOK_EVERY_MS = 3000;

export class ShadowRoots {
  readonly #known = new WeakSet<ShadowRoot>();
  readonly #observer = new MutationObserver(() => this.#lookSoon());
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly onRoot: (root: ShadowRoot) => void) {}

  start(): void {
    this.#observer.observe(document, { childList: true, subtree: true });
    this.look();
  }

  stop(): void {
    this.#observer.disconnect();
    clearTimeout(this.#timer);
  }

  look(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#visit(document);
  }

  #visit(root: Document | ShadowRoot): void {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
    while (walker.nextNode()) {
      const shadow = shadowOf(walker.currentNode as HTMLElement);
      if (!shadow) continue;
      if (!this.#known.has(shadow)) {
        this.#known.add(shadow);
        this.#observer.observe(shadow, { childList: true, subtree: true });
        this.onRoot(shadow);
      }
      this.#visit(shadow);
    }
  }

  #lookSoon(): void {
    this.#timer ??= setTimeout(() => requestIdleCallback(() => this.look()), LOOK_EVERY_MS);
  }
}

function shadowOf(element: HTMLElement): ShadowRoot | null {
  if (typeof chrome !== "undefined" && chrome.dom) return chrome.dom.openOrClosedShadowRoot(element);
  const inFirefox = element as { openOrClosedShadowRoot?: ShadowRoot | null };
  return inFirefox.openOrClosedShadowRoot ?? element.shadowRoot;
}
