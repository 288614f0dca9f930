/** As a `ref`: the element takes the focus when it appears, since what had it before is gone from the screen. */
export const focusOnShow = (element: HTMLElement | null): void => element?.focus({ preventScroll: true });
