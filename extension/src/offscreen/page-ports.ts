import { PORT_PREFIX } from "../page-messages.ts";

/** The ways in for pages' sound: each is opened to the first that comes with an expected name, and to nobody else. */
export class PagePorts {
  readonly #expected = new Map<string, (port: chrome.runtime.Port) => void>();

  listen(): void {
    chrome.runtime.onConnect.addListener((port) => {
      if (!port.name.startsWith(PORT_PREFIX)) return;
      const id = port.name.slice(PORT_PREFIX.length);
      const open = this.#expected.get(id);
      this.#expected.delete(id);
      if (open) open(port);
      else port.disconnect();
    });
  }

  expect(id: string, open: (port: chrome.runtime.Port) => void): void {
    this.#expected.set(id, open);
  }

  forget(id: string): void {
    this.#expected.delete(id);
  }
}
