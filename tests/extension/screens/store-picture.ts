import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Chromium } from "../../harness/chromium.ts";
import type { PictureWords } from "./store-words.ts";

export interface Picture {
  readonly words: PictureWords;
  /** The page behind, when the screens lie over one. */
  readonly backdrop?: string;
  /** One beside the words or over the page, or two side by side. */
  readonly screens: readonly string[];
  readonly look: "light" | "dark" | "neon";
}

/** Stores take no more than some hundred kB, and readers wait for none, bytes. */
const MOST_BYTES = 150_000;
const QUALITIES = [92, 86, 80, 72, 64];

const require = createRequire(import.meta.url);
const face = (script: string) => {
  const path = require.resolve(
    `@fontsource-variable/noto-sans-devanagari/files/noto-sans-devanagari-${script}-wght-normal.woff2`,
  );
  return `@font-face { font-family: Noto; font-weight: 100 900; src: url(data:font/woff2;base64,${readFileSync(path).toString("base64")})${
    script === "devanagari" ? "; unicode-range: U+0900-097F, U+200C-200D, U+25CC" : ""
  } }`;
};

const STYLE = `${face("latin")} ${face("devanagari")}
  * { box-sizing: border-box; margin: 0 }
  body { width: 1280px; height: 800px; overflow: hidden; font-family: Noto, sans-serif; display: flex }
  .light { background: linear-gradient(150deg, #f4efff, #fff7ec 60%, #ffe9d2); color: #221a4a }
  .dark { background: linear-gradient(150deg, #1b1636, #2c2160 70%, #40307f); color: #f5f1ff }
  .neon { background: radial-gradient(circle at 25% 20%, #4a1c7c, #14082e 65%); color: #ffe8fb }
  .words { flex: 1; align-self: center; padding: 0 24px 0 64px }
  h1 { font-size: 50px; line-height: 1.35; font-weight: 750; text-wrap: balance }
  p { margin-top: 18px; font-size: 25px; line-height: 1.6; opacity: .86; text-wrap: balance }
  .screens { display: flex; gap: 26px; align-items: center; padding-right: 56px }
  .screens img { width: 352px; border-radius: 18px; box-shadow: 0 24px 60px #0007 }
  .screens img + img { margin-top: 90px }
  .over { position: relative; padding: 0 }
  .over > .page { position: absolute; inset: 0; width: 1280px; height: 800px }
  .over .screens { position: absolute; right: 34px; top: 34px; padding: 0 }
  .over .screens img { width: 412px }
  .over .words { position: absolute; left: 0; right: 0; bottom: 0; padding: 120px 64px 44px; align-self: auto;
    background: linear-gradient(to top, #120b30f2 55%, #120b3000); color: #fff }
  .over h1 { font-size: 44px; max-width: 720px } .over p { margin-top: 8px; max-width: 720px }`;

/** The picture as JPEG, as fine as its size allows. */
export async function drawPicture(
  chromium: Chromium,
  { words, backdrop, screens, look }: Picture,
  language: string,
): Promise<Uint8Array> {
  const page = await chromium.browser.newPage();
  await page.setViewport({ width: 1280, height: 800, deviceScaleFactor: 1 });
  const behind = backdrop ? `<img class="page" src="${backdrop}" alt="">` : "";
  await page.setContent(
    `<html lang="${language}"><style>${STYLE}</style><body class="${look} ${backdrop ? "over" : ""}">${behind}
     <div class="words"><h1>${words.title}</h1><p>${words.line}</p></div>
     <div class="screens">${screens.map((screen) => `<img src="${screen}" alt="">`).join("")}</div></body></html>`,
  );
  await page.evaluate(() => document.fonts.ready);
  for (const quality of QUALITIES) {
    const picture = await page.screenshot({ type: "jpeg", quality });
    if (picture.length > MOST_BYTES) continue;
    await page.close();
    return picture;
  }
  throw new Error(`"${words.title}" does not fit into ${MOST_BYTES} bytes.`);
}
