// Entry of the content script. It is put only into sites that the person has switched on (background/sites.ts).
import type { PageMessage, PageNotice } from "../page-messages.ts";
import { Chip } from "./chip.ts";
import { embeddedOrigins } from "./embeds.ts";
import { MediaFinder } from "./media-finder.ts";
import { watchMoves } from "./moves.ts";
import { PageListener } from "./page-listener.ts";

/** Embedded players come late, ms. */
const EMBEDS_AFTER_MS = 2500;

const BEGUN = Symbol.for("sonica-page");

function begin(): void {
  const chip = new Chip();
  const listener = new PageListener((element) => chip.attach(element));
  const finder = new MediaFinder((element) => listener.choose(element));
  const stopWatching = watchMoves(() => {
    chip.clear();
    listener.reconsider();
  });
  document.addEventListener("durationchange", () => listener.reconsider(), true);
  finder.start();
  if (window === window.top) setTimeout(reportEmbeds, EMBEDS_AFTER_MS);

  chrome.runtime.onMessage.addListener((notice: PageNotice) => {
    switch (notice.name) {
      case "page-chip":
        chip.show(notice.payload);
        return;
      case "page-leave":
        finder.stop();
        stopWatching();
        listener.stop();
        chip.remove();
        delete (globalThis as Record<symbol, unknown>)[BEGUN];
    }
  });
}

function reportEmbeds(): void {
  const origins = embeddedOrigins();
  const message: PageMessage = { name: "page-embeds", payload: { origins } };
  if (origins.length > 0) void chrome.runtime.sendMessage(message).catch(() => {});
}

// Injected into a page that is already open and registered for the next one, it may come twice.
if (!(BEGUN in globalThis)) {
  Object.defineProperty(globalThis, BEGUN, { value: true, configurable: true });
  begin();
}
