import type { Page } from "puppeteer";

/** What does not fit on the page as it stands: sideways scrolling, and Devanagari with torn or crowded lines. */
export const misfitsOn = (page: Page): Promise<string[]> => page.evaluate(findMisfits);

/** Runs in the page; has no inner functions with names, which some compilers help with helpers that a page lacks. */
function findMisfits(): string[] {
  const DEVANAGARI_LINE = 1.6;
  const found: string[] = [];
  for (const element of [document.documentElement, ...document.querySelectorAll("main")]) {
    const { scrollWidth, clientWidth } = element;
    if (scrollWidth > clientWidth)
      found.push(`<${element.tagName} class="${element.className}"> is ${scrollWidth} px wide in ${clientWidth}`);
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = new Set<Element>();
  while (walker.nextNode()) {
    const { parentElement: element, textContent } = walker.currentNode;
    if (!element || seen.has(element) || !/[\u0900-\u097F]/.test(textContent ?? "")) continue;
    seen.add(element);
    const { fontSize, lineHeight, letterSpacing } = getComputedStyle(element);
    const lines = Number.parseFloat(lineHeight) / Number.parseFloat(fontSize);
    if (lines < DEVANAGARI_LINE - 0.01)
      found.push(`<${element.tagName} class="${element.className}"> has lines of ${lines.toFixed(2)}`);
    if (letterSpacing !== "normal") found.push(`<${element.tagName} class="${element.className}"> is letter-spaced`);
  }
  return found;
}
