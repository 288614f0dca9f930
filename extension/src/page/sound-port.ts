import type { PageBlock, PortReady } from "../page-messages.ts";
import { toPcmText } from "../pcm-text.ts";

/** The way of the samples: from this page straight to the extension's own offscreen document, and nowhere else. */
export class SoundPort {
  readonly #port: chrome.runtime.Port;
  #isReady = false;
  #isCloned = false;

  constructor(portName: string, onClosed: () => void) {
    this.#port = chrome.runtime.connect({ name: portName });
    this.#port.onMessage.addListener(({ probe }: PortReady) => {
      this.#isReady = true;
      this.#isCloned = probe instanceof Uint8Array;
    });
    this.#port.onDisconnect.addListener(onClosed);
  }

  send(samples: Float32Array<ArrayBuffer>, rateHz: number, element: HTMLMediaElement): void {
    if (!this.#isReady) return;
    const block: PageBlock = {
      pcm: this.#isCloned ? samples : toPcmText(samples),
      rateHz,
      mediaSeconds: element.currentTime,
      mediaRate: element.playbackRate,
    };
    this.#port.postMessage(block);
  }

  close(): void {
    this.#port.disconnect();
  }
}
