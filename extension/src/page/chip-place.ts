/** Distance from the edges of the player, pixels. */
const INSET = 12;

/** In full screen many players put their title at the top, pixels. */
const FULLSCREEN_TOP = 64;

/** A picture smaller than this has no room for words, only for the mark, pixels. */
const ROOM = { width: 240, height: 120 };

/** And on one smaller than this the mark would be in the way. */
const LEAST = { width: 120, height: 80 };

export type ChipPlace =
  | { readonly kind: "nowhere" }
  | {
      readonly kind: "at";
      readonly left: number;
      readonly top: number;
      readonly maxWidth: number;
      readonly isSmall: boolean;
    };

/** Full height of the chip, pixels: a player's controls begin below it, or it stands above a sound-only player. */
const CHIP_HEIGHT = 48;

/** In the upper left corner of a picture, where no player has its controls; above a player that is only a bar. */
export function placeFor(element: HTMLMediaElement, isFullscreen: boolean): ChipPlace {
  const rect = element.isConnected ? element.getBoundingClientRect() : null;
  if (!rect || rect.width === 0 || rect.height === 0) return cornerOfWindow();
  if (rect.bottom < 0 || rect.top > innerHeight || rect.right < 0 || rect.left > innerWidth) return { kind: "nowhere" };
  if (element instanceof HTMLVideoElement) {
    if (rect.width < LEAST.width || rect.height < LEAST.height) return { kind: "nowhere" };
    return {
      kind: "at",
      left: Math.max(0, rect.left) + INSET,
      top: Math.max(0, rect.top) + (isFullscreen ? FULLSCREEN_TOP : INSET),
      maxWidth: Math.min(320, rect.width - 2 * INSET),
      isSmall: rect.width < ROOM.width || rect.height < ROOM.height,
    };
  }
  if (rect.top < CHIP_HEIGHT) return cornerOfWindow();
  return { kind: "at", left: Math.max(INSET, rect.left), top: rect.top - CHIP_HEIGHT, maxWidth: 320, isSmall: false };
}

/** A player that is not to be seen: the window's own corner. */
const cornerOfWindow = (): ChipPlace => ({
  kind: "at",
  left: INSET,
  top: INSET,
  maxWidth: Math.min(320, innerWidth - 2 * INSET),
  isSmall: innerWidth < ROOM.width,
});
