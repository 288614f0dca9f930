import browser from "webextension-polyfill";
import { provideOffscreen } from "../background/offscreen-document.ts";
import { keepAtHome } from "../messages.ts";

/** Firefox ends a background page that has called nothing of the browser's for 30 s, ms. */
const STIR_EVERY_MS = 15_000;

let timer: ReturnType<typeof setInterval> | undefined;

/** "Open" is the time in which the page must not be ended: somebody listens, or a pack is on its way. */
provideOffscreen({
  isOpen: async () => timer !== undefined,
  open: async () => {
    timer ??= setInterval(() => void browser.runtime.getPlatformInfo(), STIR_EVERY_MS);
  },
  close: async () => {
    clearInterval(timer);
    timer = undefined;
  },
});

keepAtHome();
