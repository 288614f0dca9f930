import type { Browser } from "puppeteer";

export interface Shot {
  readonly name: string;
  readonly look: string;
  readonly png: Uint8Array;
}

/** Width of a picture on the sheet, and how many stand in a row, pixels. */
const THUMB = 190;
const IN_A_ROW = 10;

/** All shots as one picture, each with its name. */
export async function contactSheet(browser: Browser, shots: readonly Shot[]): Promise<Uint8Array> {
  const page = await browser.newPage();
  await page.setViewport({ width: 32 + IN_A_ROW * (THUMB + 12), height: 800 });
  const figures = shots.map(
    ({ name, look, png }) =>
      `<figure><img width="${THUMB}" src="data:image/png;base64,${Buffer.from(png).toString("base64")}">
       <figcaption>${name}, ${look}</figcaption></figure>`,
  );
  await page.setContent(
    `<style>body{margin:16px;display:flex;flex-wrap:wrap;gap:12px;background:#777;font:12px sans-serif;color:#fff}
     figure{margin:0}img{display:block;border-radius:8px}</style>${figures.join("")}`,
  );
  const sheet = await page.screenshot({ fullPage: true, type: "webp", quality: 70 });
  await page.close();
  return sheet;
}
