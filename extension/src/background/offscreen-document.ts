// The one place with streams, sound and workers. Which place that is, the entry of the build decides: Chromium has an
// offscreen document, Firefox's background page is such a place itself.

export interface OffscreenPlace {
  isOpen(): Promise<boolean>;
  open(): Promise<void>;
  /** Only when nothing goes on in it. */
  close(): Promise<void>;
}

let place: OffscreenPlace | undefined;

/** Called once, before anything else of the background is evaluated. */
export function provideOffscreen(given: OffscreenPlace): void {
  place = given;
}

const provided = (): OffscreenPlace => {
  if (!place) throw new Error("The entry of the background has provided no offscreen place.");
  return place;
};

export const hasOffscreen = (): Promise<boolean> => provided().isOpen();
export const openOffscreen = (): Promise<void> => provided().open();
export const closeOffscreen = (): Promise<void> => provided().close();
