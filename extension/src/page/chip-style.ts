// Dark on every page: it lies over pictures, where a light chip would glare. Sizes in px, since the page may set rem.
export const CHIP_STYLE = `
:host { all: initial; }
.chip {
  box-sizing: border-box; display: flex; align-items: center; gap: 8px;
  min-height: 32px; max-width: 320px; padding: 4px 4px 4px 10px; border-radius: 17px;
  background: rgb(21 18 38 / 0.92); color: #f5f3ff; border: 1px solid rgb(255 255 255 / 0.28);
  box-shadow: 0 2px 10px rgb(0 0 0 / 0.35);
  font: 500 13px/1.6 "Noto Sans Devanagari", "Nirmala UI", "Kohinoor Devanagari", system-ui, sans-serif;
  animation: come 0.25s ease-out;
}
.mark { flex: none; width: 16px; height: 16px; fill: #b9a8ff; }
.text { min-width: 0; overflow: hidden; display: flex; flex-direction: column; }
.title, .singers { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.singers { font-size: 12px; font-weight: 400; color: #cfc9e6; margin-top: -2px; }
.hide {
  all: unset; flex: none; box-sizing: border-box; width: 24px; height: 24px; border-radius: 12px;
  display: grid; place-items: center; cursor: pointer; color: #cfc9e6; font-size: 15px; line-height: 1;
}
.hide:hover { background: rgb(255 255 255 / 0.16); color: #ffffff; }
.hide:focus-visible { outline: 2px solid #b9a8ff; outline-offset: 1px; }
.chip.small:not(:hover, :focus-within) { padding: 4px 7px; }
.chip.small:not(:hover, :focus-within) :is(.text, .hide) {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
}
@keyframes come { from { opacity: 0; transform: translateY(-6px); } }
@media (prefers-reduced-motion: reduce) { .chip { animation: none; } }
@media (forced-colors: active) { .chip { border-color: CanvasText; } }
`;
