// Entry of the script that a click puts into the clicked tab where the browser lends no tab's sound (Firefox): it hears the
// player that plays there, once, and is gone. background/player-capture.ts leaves the port's name before it.
import { ONCE, type PageMessage } from "../page-messages.ts";
import { MediaFinder } from "./media-finder.ts";
import { MediaSound, SoundBlocked } from "./media-sound.ts";
import { SoundPort } from "./sound-port.ts";

/** A player that plays is found at once; the extension waits no longer than this, ms. */
const FOUND_WITHIN_MS = 2_000;

const portName = (globalThis as Record<string, unknown>)[ONCE];

const finder = new MediaFinder((element) => {
  if (!element || typeof portName !== "string") return;
  finder.stop();
  void hear(element, portName);
});
finder.start();
setTimeout(() => finder.stop(), FOUND_WITHIN_MS);

async function hear(element: HTMLMediaElement, name: string): Promise<void> {
  const sound = new MediaSound((block, rateHz) => port.send(block, rateHz, element));
  const port: SoundPort = new SoundPort(name, () => sound.stop());
  try {
    await sound.listenTo(element);
  } catch (error) {
    if (error instanceof SoundBlocked) await report(error.reason);
  }
  port.close();
}

async function report(reason: SoundBlocked["reason"]): Promise<void> {
  const message: PageMessage = { name: "page-blocked", payload: { address: location.href, reason } };
  await chrome.runtime.sendMessage(message).catch(() => undefined);
}
